package org.onegrid.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onegrid.dataset.RoadSpeeds;
import org.onegrid.geo.LngLat;
import org.onegrid.network.Mode;
import org.onegrid.network.Reach;
import org.onegrid.network.RoadGraph;
import org.onegrid.network.Snapper;
import org.onegrid.network.SpeedTable;
import org.onegrid.network.Speeds;
import org.onegrid.network.Travel;

class OsmRoadsTest {

    private static final SpeedTable SPEEDS = new SpeedTable(Map.of(
            "residential", new Speeds(5, 16, 22),
            "footway", new Speeds(5, 0, 0),
            "cycleway", new Speeds(5, 18, 0),
            "service", new Speeds(5, 12, 12),
            "motorway", new Speeds(0, 0, 90)));

    @TempDir
    Path folder;

    @Test
    void cutsWaysWhereTheyShareANodeAndNotWhereABridgeCrosses() throws IOException {
        RoadGraph graph = roads("""
                <osm version="0.6">
                <way id="1"><nd ref="1"/><nd ref="2"/><nd ref="3"/><tag k="highway" v="residential"/></way>
                <way id="2"><nd ref="4"/><nd ref="2"/><nd ref="5"/><tag k="highway" v="footway"/></way>
                <way id="3"><nd ref="6"/><nd ref="7"/><tag k="highway" v="residential"/><tag k="bridge" v="yes"/></way>
                <way id="4"><nd ref="1"/><nd ref="4"/><tag k="building" v="yes"/></way>
                <way id="5"><nd ref="1"/><nd ref="5"/><tag k="highway" v="proposed"/></way>
                <node id="1" lon="120.000" lat="30.000"/><node id="2" lon="120.001" lat="30.000"/>
                <node id="3" lon="120.002" lat="30.000"/><node id="4" lon="120.001" lat="30.001"/>
                <node id="5" lon="120.001" lat="29.999"/><node id="6" lon="120.0005" lat="30.001"/>
                <node id="7" lon="120.0005" lat="29.999"/>
                </osm>
                """).graph();
        assertThat(graph.linkCount()).isEqualTo(5);
        assertThat(graph.nodeCount()).isEqualTo(7);
        assertThat(graph.meters(0)).isBetween(96.3, 96.6);
        Travel walk = Travel.of(graph, Mode.WALK);
        Reach reach = Reach.from(walk, List.of(Snapper.of(walk).get(new LngLat(120, 30))));
        assertThat(reach.millisAlong(3, 0)).isBetween(69_000, 70_000);
        assertThat(reach.millisAlong(4, 0)).isEqualTo(Travel.NEVER);
    }

    @Test
    void readsWhoMayGoWhichWay() throws IOException {
        RoadGraph graph = roads(ways(
                        "oneway=yes",
                        "oneway=-1",
                        "oneway=yes oneway:bicycle=no",
                        "junction=roundabout",
                        "access=private",
                        "access=no foot=yes",
                        "motor_vehicle=no",
                        "maxspeed=10",
                        "highway=footway bicycle=designated",
                        "highway=motorway",
                        "vehicle=no motorcar=yes"))
                .graph();
        assertThat(speeds(graph))
                .containsExactly(
                        "5 16 22 / 5 0 0",
                        "5 0 0 / 5 16 22",
                        "5 16 22 / 5 16 0",
                        "5 16 22 / 5 0 0",
                        "5 0 0 / 5 0 0",
                        "5 16 0 / 5 16 0",
                        "5 16 10 / 5 16 10",
                        "5 18 0 / 5 18 0",
                        "0 0 90 / 0 0 0",
                        "5 0 22 / 5 0 22");
    }

    @Test
    void cutsWaysOffWhereTheExtractEnds() throws IOException {
        OsmRoads roads = roads("""
                <osm><node id="1" lon="120.000" lat="30"/><node id="2" lon="120.001" lat="30"/>
                <node id="5" lon="120.004" lat="30"/><node id="6" lon="120.005" lat="30"/>
                <way id="1"><nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="4"/><nd ref="5"/><nd ref="6"/>
                <tag k="highway" v="residential"/></way></osm>
                """);
        assertThat(roads.missingNodes()).isEqualTo(2);
        assertThat(roads.graph().linkCount()).isEqualTo(2);
    }

    /** Counts by another reader: Monaco as its README says, all 4,106 ways of which so many are roads. */
    @Test
    void readsARealExtractAndMonacoCanBeWalkedThrough() {
        Path file = SharedData.require("roads/monaco-latest.osm.pbf");
        OsmRoads roads = OsmRoads.read(file, RoadSpeeds.osm(), Limits.UPLOAD);
        assertThat(roads.ways()).isBetween(1_500, 3_500);
        assertThat(roads.missingNodes()).isZero();
        RoadGraph graph = roads.graph();
        Travel walk = Travel.of(graph, Mode.WALK).withoutIslands(100);
        Snapper snapper = Snapper.of(walk);
        Reach reach = Reach.from(walk, List.of(snapper.get(new LngLat(7.4196, 43.7311))));
        int reached = 0;
        for (int node = 0; node < graph.nodeCount(); node++) {
            reached += reach.millis(node) != Travel.NEVER ? 1 : 0;
        }
        assertThat((double) reached / graph.nodeCount()).isGreaterThan(0.9);
        // From the station to the casino: some 1.2 km on foot.
        assertThat(reach.millisTo(snapper.get(new LngLat(7.4281, 43.7393)))).isBetween(12 * 60_000, 25 * 60_000);
    }

    @Test
    void refusesBrokenFilesAndNothingElseHappens() throws IOException {
        for (String broken : List.of("<osm><way id='1'><nd ref='x'/></way></osm>", "<osm><node id='1'", "nonsense")) {
            assertThatThrownBy(() -> roads(broken)).isInstanceOf(FileRefusal.class);
        }
        String laughs = "<!DOCTYPE osm [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><osm>&b;</osm>";
        assertThatThrownBy(() -> roads(laughs)).isInstanceOf(FileRefusal.class);
        byte[] sound = Files.readAllBytes(SharedData.require("roads/monaco-latest.osm.pbf"));
        Random random = new Random(11);
        for (int round = 0; round < 60; round++) {
            byte[] damaged = Arrays.copyOf(sound, round % 3 == 0 ? random.nextInt(sound.length) : sound.length);
            for (int i = 0; i < 1 + random.nextInt(20) && damaged.length > 0; i++) {
                damaged[random.nextInt(Math.min(damaged.length, round % 2 == 0 ? 300 : damaged.length))] ^=
                        (byte) (1 + random.nextInt(255));
            }
            Path file = folder.resolve("damaged.osm.pbf");
            Files.write(file, damaged);
            try {
                OsmRoads.read(file, SPEEDS, Limits.UPLOAD);
            } catch (FileRefusal | IllegalArgumentException expected) {
                assertThat(expected).hasMessageMatching("(?s).+");
            }
        }
    }

    @Test
    void refusesMoreThanTheLimits() throws IOException {
        Path file = Files.writeString(folder.resolve("a.osm"), ways("oneway=yes", "oneway=yes", "oneway=yes"));
        Limits tight = new Limits(1 << 20, 2, 1000, 10, 1000, 10, 10);
        assertThatThrownBy(() -> OsmRoads.read(file, SPEEDS, tight)).hasMessageContaining("more than 2 roads");
        Limits tiny = new Limits(100, 2000, 1000, 10, 1000, 10, 10);
        assertThatThrownBy(() -> OsmRoads.read(file, SPEEDS, tiny)).hasMessageContaining("more than 100 bytes");
    }

    private OsmRoads roads(String xml) throws IOException {
        return OsmRoads.read(Files.writeString(folder.resolve("x.osm"), xml), SPEEDS, Limits.UPLOAD);
    }

    private static String ways(String... tags) {
        StringBuilder xml = new StringBuilder("<osm>");
        for (int i = 0; i < tags.length; i++) {
            for (int end = 0; end < 2; end++) {
                xml.append(
                        "<node id='%d' lon='%f' lat='%f'/>".formatted(10 * i + end, 120 + 0.001 * end, 30 + 0.01 * i));
            }
            xml.append("<way id='%d'><nd ref='%d'/><nd ref='%d'/>".formatted(i, 10 * i, 10 * i + 1));
            String all = tags[i].contains("highway") ? tags[i] : tags[i] + " highway=residential";
            for (String tag : all.split(" ")) {
                xml.append("<tag k='%s' v='%s'/>".formatted(tag.split("=")[0], tag.split("=")[1]));
            }
            xml.append("</way>");
        }
        return xml.append("</osm>").toString();
    }

    private static List<String> speeds(RoadGraph graph) {
        return IntStream.range(0, graph.linkCount())
                .mapToObj(link -> text(graph.speeds(2 * link)) + " / " + text(graph.speeds(2 * link + 1)))
                .toList();
    }

    private static String text(Speeds s) {
        return "%.0f %.0f %.0f".formatted(s.walkKph(), s.ebikeKph(), s.driveKph());
    }
}
