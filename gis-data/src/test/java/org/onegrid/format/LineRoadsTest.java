package org.onegrid.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onegrid.dataset.RoadSpeeds;
import org.onegrid.geo.Datum;
import org.onegrid.geo.LngLat;
import org.onegrid.network.Mode;
import org.onegrid.network.Reach;
import org.onegrid.network.RoadGraph;
import org.onegrid.network.RoadLines.Junctions;
import org.onegrid.network.Snapper;
import org.onegrid.network.Speeds;
import org.onegrid.network.Travel;

class LineRoadsTest {

    @Test
    void readsClassDirectionAndLevelFromAttributes() {
        String layer = """
                {"type":"FeatureCollection","features":[
                {"type":"Feature","properties":{"kind":"residential","oneway":"yes"},"geometry":
                  {"type":"LineString","coordinates":[[120,30],[120.002,30]]}},
                {"type":"Feature","properties":{"kind":"service","oneway":"-1","layer":0},"geometry":
                  {"type":"MultiLineString","coordinates":[[[120.001,30.001],[120.001,29.999]]]}},
                {"type":"Feature","properties":{"kind":"primary","layer":1},"geometry":
                  {"type":"LineString","coordinates":[[120.0005,30.001],[120.0005,29.999]]}},
                {"type":"Feature","properties":{"kind":"rail"},"geometry":
                  {"type":"LineString","coordinates":[[120,30.002],[120.002,30.002]]}},
                {"type":"Feature","properties":{"kind":"residential"},"geometry":{"type":"Point","coordinates":[120,30]}}
                ]}""";
        try (FeatureReader reader = FeatureFiles.open(
                new ByteArrayInputStream(layer.getBytes(StandardCharsets.UTF_8)),
                "roads.geojson",
                Reading.asDeclared(Limits.UPLOAD))) {
            LineRoads roads = LineRoads.read(
                    reader,
                    new LineRoads.Fields("kind", "oneway", "layer", false),
                    RoadSpeeds.osm(),
                    Junctions.CROSSINGS);
            RoadGraph graph = roads.graph();
            assertThat(roads.roads()).isEqualTo(3);
            assertThat(roads.leftOut()).isEqualTo(2);
            assertThat(graph.linkCount()).isEqualTo(5);
            assertThat(graph.speeds(0)).isEqualTo(new Speeds(5, 16, 22));
            assertThat(graph.speeds(1)).isEqualTo(new Speeds(5, 0, 0));
            assertThat(graph.speeds(4)).isEqualTo(new Speeds(5, 0, 0));
            assertThat(graph.speeds(5)).isEqualTo(new Speeds(5, 12, 12));
        }
    }

    /** 28,597 directed edges over 12,766 nodes, as the data set's own table of nodes says. */
    @Test
    void readsTheRoadsOfARealCity() {
        try (FeatureReader reader = FeatureFiles.open(
                SharedData.require("roads/jinan_road_network_shp.zip"),
                Reading.asDeclared(Limits.IMPORT).ofLayer("edges").in(Datum.WGS84))) {
            LineRoads roads = LineRoads.read(
                    reader, new LineRoads.Fields("highway", null, null, true), RoadSpeeds.osm(), Junctions.ENDS);
            assertThat(roads.roads() + roads.leftOut()).isEqualTo(28_597);
            assertThat(roads.leftOut()).isLessThan(100);
            assertThat(roads.graph().nodeCount()).isBetween(12_700, 12_766);
            Travel drive = Travel.of(roads.graph(), Mode.DRIVE);
            Reach reach = Reach.from(drive, List.of(Snapper.of(drive).get(new LngLat(117.0, 36.66))));
            int reached = 0;
            for (int node = 0; node < roads.graph().nodeCount(); node++) {
                reached += reach.millis(node) != Travel.NEVER ? 1 : 0;
            }
            assertThat(reached).isGreaterThan(12_000);
        }
    }
}
