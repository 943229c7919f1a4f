package org.onegrid.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** An extract as features: known numbers of a real one, and every sort of thing in a small one. */
class OsmFeaturesTest {

    private static final String SMALL = """
            <?xml version="1.0"?><osm version="0.6">
            <node id="1" lat="30.0" lon="120.0"/>
            <node id="2" lat="30.0" lon="120.01"><tag k="amenity" v="hospital"/><tag k="name" v="医院"/></node>
            <node id="3" lat="30.01" lon="120.01"/>
            <way id="7"><nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="1"/><tag k="building" v="yes"/></way>
            <way id="8"><nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="1"/><tag k="highway" v="residential"/></way>
            <way id="9"><nd ref="1"/><nd ref="99"/><nd ref="3"/><tag k="highway" v="primary"/></way>
            <way id="10"><nd ref="1"/><nd ref="3"/></way>
            </osm>
            """;

    private static List<Feature> read(String name, byte[] bytes) {
        List<Feature> features = new ArrayList<>();
        try (FeatureReader reader =
                FeatureFiles.open(new ByteArrayInputStream(bytes), name, Reading.asDeclared(Limits.IMPORT))) {
            assertThat(reader.format()).isEqualTo("osm");
            reader.forEach(features::add);
        }
        return features;
    }

    @Test
    void pointsLinesAndAreasWithTheirTags() {
        List<Feature> features = read("x.osm", SMALL.getBytes(StandardCharsets.UTF_8));
        assertThat(features).extracting(Feature::id).containsExactly("node/2", "way/7", "way/8", "way/9");
        assertThat((Object) features.get(0).geometry()).isInstanceOf(Point.class);
        assertThat(features.get(0).text("name")).isEqualTo("医院");
        assertThat(features.get(0).geometry().getCoordinate().x).isEqualTo(120.01);
        assertThat((Object) features.get(1).geometry()).isInstanceOf(Polygon.class);
        assertThat((Object) features.get(2).geometry())
                .as("a closed road is no square")
                .isInstanceOf(LineString.class);
        assertThat(features.get(3).geometry().getNumPoints())
                .as("one node is not in the extract")
                .isEqualTo(2);
        assertThat(features).allMatch(feature -> feature.geometry().getSRID() == 4490);
    }

    @Test
    void aRealExtractHasWhatItIsKnownToHave() throws Exception {
        byte[] bytes = java.nio.file.Files.readAllBytes(SharedData.require("roads/monaco-latest.osm.pbf"));
        List<Feature> features = read("monaco-latest.osm.pbf", bytes);
        assertThat(count(features, "building", ""))
                .as("of 1,240, without those that are relations")
                .isEqualTo(1_184);
        assertThat(count(features, "emergency", "defibrillator")).isEqualTo(10);
        assertThat(count(features, "amenity", "police")).isBetween(8L, 9L);
        assertThat(count(features, "amenity", "hospital")).isBetween(5L, 6L);
        assertThat(features)
                .allMatch(feature -> feature.geometry() == null
                        || feature.geometry().getEnvelopeInternal().getMinY() > 43
                                && feature.geometry().getEnvelopeInternal().getMaxX() < 8);
    }

    private static long count(List<Feature> features, String key, String value) {
        return features.stream()
                .map(feature -> feature.text(key))
                .filter(text -> value.isEmpty() ? !text.isEmpty() : text.equals(value))
                .count();
    }
}
