package org.onegrid.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.onegrid.geo.Datum;
import org.onegrid.geo.LngLat;
import org.onegrid.geo.Plane;

/** The readers on real files whose counts are known from elsewhere. */
class RealFilesTest {

    private static final Reading IMPORT = Reading.asDeclared(Limits.IMPORT);

    @Test
    void chicagoCommunityAreas() {
        List<Feature> areas = read(SharedData.require("coverage/chicago_community_areas_2020.geojson.gz"), IMPORT);
        assertThat(areas).hasSize(77).allMatch(Feature::isSound);
        assertThat(areas.stream().mapToInt(f -> f.geometry().getNumPoints()).sum())
                .as("52,262 vertices and 379 ring ends, less the 1,021 that fall on their predecessor at 1e-7°")
                .isEqualTo(52_262 + 379 - 1_021);
        assertThat(areas.stream().filter(f -> !f.geometry().isValid())).hasSize(1);
        assertThat(areas.get(0).line()).isEqualTo(6);
        assertThat(areas.get(0).attributes())
                .containsEntry("community", "DOUGLAS")
                .containsEntry("GEOID", 35L);
        assertThat(areas.stream().map(f -> f.text("community"))).doesNotHaveDuplicates();
    }

    @Test
    void newYorkCommunityDistricts() {
        List<Feature> districts = read(SharedData.require("coverage/nyc_CD.geo.json.gz"), IMPORT);
        assertThat(districts).hasSize(71).allMatch(Feature::isSound);
        assertThat(districts.get(0).id()).isEqualTo("101");
        assertThat(districts.get(0).text("GEONAME")).isEqualTo("Financial District (CD1)");
    }

    @Test
    void denverPrecinctsInFeetLieWhereDenverIs() {
        for (String name : new String[] {"orig", "repaired"}) {
            Path file = SharedData.require("coverage/DenverCo_precincts2016_" + name + ".zip");
            List<Feature> precincts = read(file, IMPORT.in(Datum.epsg(2232)));
            assertThat(precincts).hasSize(346).allMatch(Feature::isSound);
            Plane plane = Plane.at(new LngLat(-104.99, 39.74));
            double squareKilometers = precincts.stream()
                            .mapToDouble(f -> plane.areaSquareMeters(f.geometry()))
                            .sum()
                    / 1e6;
            assertThat(squareKilometers)
                    .as("the City and County of Denver has 401.3 km²")
                    .isCloseTo(401.3, within(2.5));
            assertThat(precincts)
                    .allMatch(f -> f.geometry().getEnvelopeInternal().getMinX() > -105.12
                            && f.geometry().getEnvelopeInternal().getMaxY() < 39.92);
        }
    }

    @Test
    void denverFileInAnotherDatumThanToldIsRefused() {
        Path file = SharedData.require("coverage/DenverCo_precincts2016_orig.zip");
        assertRefused("datum-mixed", file, IMPORT.in(Datum.WGS84));
        assertRefused("datum-mixed", file, IMPORT.in(Datum.epsg(2231)));
    }

    @Test
    void denverBlocks() {
        List<Feature> blocks = read(SharedData.require("coverage/DenverCo_blocks.zip"), IMPORT);
        assertThat(blocks).hasSize(10_149).allMatch(Feature::isSound);
        assertThat(blocks.get(0).attributes().size()).isGreaterThan(10);
        Set<Object> types = new HashSet<>();
        blocks.get(0)
                .attributes()
                .values()
                .forEach(value ->
                        types.add(value == null ? "null" : value.getClass().getSimpleName()));
        assertThat(types).contains("String").containsAnyOf("Long", "Double");
    }

    @Test
    void chicagoComplaintsRowByRow() {
        Path file = SharedData.require("incidents/chicago_311_sanitation_code.csv.gz");
        Map<String, Integer> faults = new HashMap<>();
        long[] placed = new long[1];
        long[] lastLine = new long[1];
        try (FeatureReader rows = FeatureFiles.open(file, IMPORT.in(Datum.WGS84).withPoints("Longitude", "Latitude"))) {
            long count = rows.forEach(row -> {
                placed[0] += row.geometry() == null ? 0 : 1;
                row.faults().forEach(fault -> faults.merge(fault.code(), 1, Integer::sum));
                lastLine[0] = row.line();
            });
            assertThat(count).isEqualTo(74_401);
        }
        assertThat(placed[0]).isEqualTo(74_377);
        assertThat(faults).isEqualTo(Map.of("coordinate-missing", 24));
        assertThat(lastLine[0]).isEqualTo(74_402);
    }

    @Test
    void chicagoStatePlaneColumnsAreThePlacesOfTheDegreeColumns() {
        Path file = SharedData.require("incidents/chicago_311_sanitation_code.csv.gz");
        Reading feet = IMPORT.in(Datum.epsg(3435)).withPoints("X_Coordinate", "Y_Coordinate");
        Reading degrees = IMPORT.in(Datum.WGS84).withPoints("Longitude", "Latitude");
        int compared = 0;
        double worst = 0;
        try (FeatureReader a = FeatureFiles.open(file, feet);
                FeatureReader b = FeatureFiles.open(file, degrees)) {
            for (Feature one = a.next(), two = b.next(); one != null && two != null; one = a.next(), two = b.next()) {
                if (one.geometry() != null && two.geometry() != null) {
                    worst = Math.max(worst, one.geometry().distance(two.geometry()));
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(74_000);
        assertThat(worst).as("degrees between the two columns, at most").isLessThan(2e-5);
    }

    @Test
    void newYorkRequests() {
        Path file = SharedData.require("incidents/nyc_311_sample_2018-10.csv.gz");
        List<Feature> rows = read(file, IMPORT.in(Datum.WGS84).withPoints("Longitude", "Latitude"));
        assertThat(rows).hasSize(6_765);
        assertThat(rows.stream().filter(row -> row.geometry() != null)).hasSize(6_650);
        assertThat(rows.get(0).attributes())
                .as("the byte order mark is not part of the first name")
                .containsKey("Unique Key");
    }

    @Test
    void jinanRoadsNeedALayerAndADatum() {
        Path file = SharedData.require("roads/jinan_road_network_shp.zip");
        assertRefused("layer-ambiguous", file, IMPORT.in(Datum.WGS84));
        assertRefused("layer-unknown", file, IMPORT.in(Datum.WGS84).ofLayer("lanes"));
        assertRefused("datum-missing", file, IMPORT.ofLayer("edges"));
        assertThat(read(file, IMPORT.in(Datum.WGS84).ofLayer("edges")))
                .hasSize(28_597)
                .allMatch(Feature::isSound);
        assertThat(read(file, IMPORT.in(Datum.WGS84).ofLayer("nodes")))
                .hasSize(12_766)
                .allMatch(Feature::isSound);
    }

    @Test
    void shanghaiLayers() {
        Map<String, Integer> counts = Map.of("buildings", 1981, "roads", 1778, "pois", 494);
        counts.forEach((layer, count) -> {
            List<Feature> features = read(SharedData.require("city/shanghai_" + layer + ".geojson.gz"), IMPORT);
            assertThat(features).as(layer).hasSize(count).allMatch(Feature::isSound);
        });
    }

    static List<Feature> read(Path file, Reading reading) {
        List<Feature> features = new ArrayList<>();
        try (FeatureReader reader = FeatureFiles.open(file, reading)) {
            reader.forEach(features::add);
        }
        return features;
    }

    private static void assertRefused(String code, Path file, Reading reading) {
        assertThatThrownBy(() -> read(file, reading))
                .isInstanceOfSatisfying(
                        FileRefusal.class,
                        e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(code));
    }
}
