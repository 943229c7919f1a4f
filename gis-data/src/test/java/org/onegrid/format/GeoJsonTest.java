package org.onegrid.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onegrid.format.Fixtures.UPLOAD;
import static org.onegrid.format.Fixtures.place;
import static org.onegrid.format.Fixtures.read;
import static org.onegrid.format.Fixtures.refused;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onegrid.geo.Datum;
import org.onegrid.geo.DatumRefusal;
import org.onegrid.geo.LngLat;

class GeoJsonTest {

    private static final String POINT =
            "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Point\",\"coordinates\":[121.5,31.2]}}";

    @Test
    void readsMembersInAnyOrderAndKeepsAttributeTypes() {
        Feature feature = read("""
                        {"features": [
                          {"properties": {"名称": "海湾街道", "n": 7, "big": 12345678901234567890, "x": 1.5, "no": null,
                                          "yes": true, "list": [1, "a"], "map": {"k": 1}},
                           "geometry": {"coordinates": [[[1, 1, 9], [2, 1], [2, 2], [1, 1]]], "bbox": [1,1,2,2], "type": "Polygon"},
                           "id": 5, "type": "Feature", "extra": {"deep": [[]]}}],
                         "type": "FeatureCollection"}
                        """, "a.json", UPLOAD).get(0);
        assertThat(feature.faults()).isEmpty();
        assertThat(feature.id()).isEqualTo("5");
        assertThat(feature.line()).isEqualTo(2);
        assertThat(feature.geometry().toText()).isEqualTo("POLYGON ((1 1, 2 1, 2 2, 1 1))");
        assertThat(feature.geometry().getSRID()).isEqualTo(4490);
        assertThat(feature.attributes())
                .containsEntry("名称", "海湾街道")
                .containsEntry("n", 7L)
                .containsEntry("big", new BigInteger("12345678901234567890"))
                .containsEntry("x", 1.5)
                .containsEntry("no", null)
                .containsEntry("yes", true)
                .containsEntry("list", List.of(1L, "a"))
                .containsEntry("map", Map.of("k", 1L));
    }

    @Test
    void convertsByTheCrsMemberWhereverItStands() {
        String gcj = POINT.replace("[121.5,31.2]", "[121.51011187536724,31.24287063094046]");
        String first = "{\"type\":\"FeatureCollection\",\"crs\":%s,\"features\":[%s]}";
        String last = "{\"type\":\"FeatureCollection\",\"features\":[%2$s],\"crs\":%1$s}";
        String name = "{\"type\":\"name\",\"properties\":{\"name\":\"GCJ-02\"}}";
        for (String form : List.of(first, last)) {
            assertThat(place(read(form.formatted(name, gcj), "a.json", UPLOAD).get(0)))
                    .isEqualTo(new LngLat(121.5057, 31.2449));
        }
        assertThat(refused(last.formatted(name, gcj), "a.json", UPLOAD.in(Datum.WGS84))
                        .code())
                .isEqualTo("datum-mixed");
        assertThat(place(read(last.formatted("null", gcj), "a.json", UPLOAD.in(Datum.GCJ02))
                        .get(0)))
                .isEqualTo(new LngLat(121.5057, 31.2449));
        String unknown = "{\"type\":\"name\",\"properties\":{\"name\":\"mars\"}}";
        assertThat(refused(first.formatted(unknown, gcj), "a.json", UPLOAD).code())
                .isEqualTo("datum-unknown");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"Point\",\"coordinates\":[31.2,121.5]}                             | coordinates-swapped",
                "{\"type\":\"Point\",\"coordinates\":[500000,3450000]}                         | coordinate-out-of-range",
                "{\"type\":\"Point\",\"coordinates\":[1e999,1]}                                | coordinate-not-finite",
                "{\"type\":\"Point\",\"coordinates\":[1]}                                      | geometry-malformed",
                "{\"type\":\"Point\",\"coordinates\":[]}                                       | geometry-empty",
                "{\"type\":\"Point\",\"coordinates\":[\"1\",2]}                                | geometry-malformed",
                "{\"type\":\"Point\",\"coordinates\":[1,null]}                                 | geometry-malformed",
                "{\"type\":\"Point\",\"coordinates\":{\"lng\":1}}                              | geometry-malformed",
                "{\"type\":\"Point\",\"coordinates\":[[1,2]]}                                  | geometry-malformed",
                "{\"type\":\"Point\"}                                                          | geometry-malformed",
                "{\"type\":\"Circle\",\"coordinates\":[1,2]}                                   | geometry-malformed",
                "{\"coordinates\":[1,2]}                                                       | geometry-malformed",
                "{\"type\":\"LineString\",\"coordinates\":[[1,2]]}                             | line-too-short",
                "{\"type\":\"Polygon\",\"coordinates\":[]}                                     | geometry-empty",
                "{\"type\":\"Polygon\",\"coordinates\":[[[1,1],[2,1],[2,2],[1,2]]]}            | ring-not-closed",
                "{\"type\":\"Polygon\",\"coordinates\":[[[1,1],[2,1],[1,1]]]}                  | ring-too-short",
                "{\"type\":\"Polygon\",\"coordinates\":[[1,1],[2,1],[2,2],[1,1]]}              | geometry-malformed",
                "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[[1,1]]]]]}                     | geometry-malformed",
                "{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"Point\"}]}       | geometry-malformed",
                "{\"type\":\"GeometryCollection\",\"geometries\":[7]}                          | geometry-malformed",
                "{\"type\":\"GeometryCollection\",\"geometries\":[]}                           | geometry-empty",
                "7                                                                             | feature-malformed",
                "[]                                                                            | feature-malformed",
            })
    void aFeatureWithABadGeometryKeepsItsAttributesAndSaysWhy(String geometry, String code) {
        String file = """
                {"type": "FeatureCollection", "features": [
                %s,
                {"type": "Feature", "geometry": %s, "properties": {"name": "bad"}},
                %s]}
                """.formatted(POINT, geometry.strip(), POINT);
        List<Feature> features = read(file, "a.geojson", UPLOAD);
        assertThat(features).hasSize(3);
        assertThat(features.get(0).isSound()).isTrue();
        assertThat(features.get(2).isSound()).isTrue();
        assertThat(features.get(1).text("name")).isEqualTo("bad");
        assertThat(features.get(1).geometry() == null).isTrue();
        assertThat(features.get(1).faults()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).as(fault.toString()).isEqualTo(code);
            assertThat(fault.record()).isEqualTo(2);
            assertThat(fault.line()).isEqualTo(3);
        });
    }

    @Test
    void everyElementOfTheListComesOutEvenWhenItIsNoFeature() {
        List<Feature> features = read(
                "{\"type\":\"FeatureCollection\",\"features\":[1,null,[2],{},{\"type\":\"Point\",\"coordinates\":[1,2]},"
                        + POINT + "]}",
                "a.json",
                UPLOAD);
        assertThat(features.stream()
                        .map(f -> f.isSound() ? "ok" : f.faults().get(0).code())
                        .toList())
                .isEqualTo(List.of(
                        "feature-malformed",
                        "feature-malformed",
                        "feature-malformed",
                        "feature-malformed",
                        "feature-malformed",
                        "ok"));
    }

    @Test
    void readsASingleFeatureAndABareGeometry() {
        assertThat(read(POINT, "a.json", UPLOAD)).singleElement().matches(Feature::isSound);
        assertThat(read("{\"type\":\"Point\",\"coordinates\":[1,2]}", "a", UPLOAD)
                        .get(0)
                        .geometry()
                        .toText())
                .isEqualTo("POINT (1 2)");
        assertThat(read("{\"type\":\"FeatureCollection\",\"features\":[]}", "a", UPLOAD))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1,2]                                                  | geojson-malformed",
                "{}                                                     | geojson-malformed",
                "{\"type\":\"Topology\",\"objects\":{}}                 | geojson-malformed",
                "{\"type\":\"FeatureCollection\"}                       | geojson-malformed",
                "{\"type\":\"FeatureCollection\",\"features\":{}}       | geojson-malformed",
                "{\"type\":\"FeatureCollection\",\"features\":[         | json-malformed",
                "{\"type\":\"FeatureCollection\",\"features\":[]}x      | json-malformed",
                "{\"type\":\"FeatureCollection\",\"features\":[]}{}     | json-malformed",
                "{\"type\":\"Point\",\"coordinates\":[NaN,1]}           | json-malformed",
            })
    void refusesWhatIsNotGeoJson(String file, String code) {
        assertThat(refused(file.strip(), "a.geojson", UPLOAD).code()).isEqualTo(code);
    }

    @Test
    void saysInWhichLineAFileIsCutOffBeforeAnyFeatureIsTaken() {
        String cut = "{\"type\":\"FeatureCollection\",\"features\":[\n" + POINT + ",\n" + POINT.substring(0, 40);
        Fault fault = refused(cut, "a.geojson", UPLOAD);
        assertThat(fault.code()).isEqualTo("json-malformed");
        assertThat(fault.line()).isEqualTo(3);
    }

    @Test
    void refusesTextThatIsNotUtf8() {
        byte[] gbk = POINT.replace("{}", "{\"名\":\"街道\"}").getBytes(TextEncoding.GB18030);
        assertThat(refused(gbk, "a.geojson", UPLOAD).code()).isEqualTo("json-malformed");
    }

    @Test
    void boundsDepthVerticesMembersAndText() {
        Limits small = new Limits(10_000, 3, 10, 12, 100, 5, 5);
        Reading tight = Reading.asDeclared(small);
        String deep = "[".repeat(200_000);
        assertThat(refused(deep, "a.json", tight.in(null)).code())
                .isIn("geojson-malformed", "file-too-large", "json-too-large");
        assertThat(refused("{\"a\":" + "[".repeat(5000), "a.json", tight).code())
                .isEqualTo("json-too-large");
        String many = IntStream.range(0, 11).mapToObj(i -> "[" + i + ",1]").collect(Collectors.joining(","));
        Feature line = read("{\"type\":\"LineString\",\"coordinates\":[" + many + "]}", "a.json", tight)
                .get(0);
        assertThat(line.faults()).extracting(Fault::code).containsExactly("vertices-too-many");
        String point = "{\"type\":\"Point\",\"coordinates\":[1,2]}";
        String points = String.join(",", Arrays.asList(point, point, point, point, point, point, point, point, point));
        Feature heap = read("{\"type\":\"GeometryCollection\",\"geometries\":[" + points + "]}", "a.json", tight)
                .get(0);
        assertThat(heap.faults()).extracting(Fault::code).containsExactly("vertices-too-many");
        String members = IntStream.range(0, 6).mapToObj(i -> "\"m" + i + "\":1").collect(Collectors.joining(","));
        assertThat(refused(POINT.replace("{}", "{" + members + "}"), "a.json", tight)
                        .code())
                .isEqualTo("json-too-large");
        assertThat(refused(POINT.replace("{}", "{\"t\":\"" + "x".repeat(101) + "\"}"), "a.json", tight)
                        .code())
                .isEqualTo("json-too-large");
        String four = String.join(",", POINT, POINT, POINT, POINT);
        assertThat(refused("{\"type\":\"FeatureCollection\",\"features\":[" + four + "]}", "a.json", tight)
                        .code())
                .isEqualTo("features-too-many");
    }

    @Test
    void parsesTheGeometryOfARequest() {
        String point = "{\"coordinates\":[121.51011187536724,31.24287063094046],\"type\":\"Point\"}";
        assertThat(GeoJsonGeometry.parse(point, Datum.GCJ02, Limits.UPLOAD).toText())
                .isEqualTo("POINT (121.5057 31.2449)");
        for (String bad : List.of("", "7", "null", "{}", point + "x", point + point, "[" + point + "]")) {
            assertThatThrownBy(() -> GeoJsonGeometry.parse(bad, Datum.WGS84, Limits.UPLOAD))
                    .as(bad)
                    .isInstanceOf(FileRefusal.class);
        }
        assertThatThrownBy(() -> GeoJsonGeometry.parse(
                        point.replace("121.51011187536724,31", "31,121"), Datum.WGS84, Limits.UPLOAD))
                .isInstanceOf(DatumRefusal.class);
    }

    @Test
    void whatIsWrittenIsReadBackTheSame() {
        String file = """
                {"type":"FeatureCollection","features":[
                {"type":"Feature","id":7,"geometry":{"type":"MultiPolygon","coordinates":[[[[121.1234567,31.0000001],[121.2,31],[121.2,31.1],[121.1234567,31.0000001]]],\
                [[[0,0],[10,0],[10,10],[0,10],[0,0]],[[1,1],[1,2],[2,2],[1,1]]]]},"properties":{"名":"街道\\n\\"一\\"","n":1,"d":0.1,"x":null,"l":[true,{"k":"v"}]}},
                {"type":"Feature","geometry":{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},{"type":"LineString","coordinates":[[1,2],[3,4]]}]},"properties":{}},
                {"type":"Feature","geometry":null,"properties":{}}]}
                """;
        List<Feature> before = read(file, "a.json", UPLOAD);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GeoJsonWriter writer = new GeoJsonWriter(out)) {
            before.forEach(f -> writer.add(f.id(), f.geometry(), f.attributes()));
        }
        List<Feature> after = read(out.toByteArray(), "b.json", UPLOAD);
        assertThat(after).hasSameSizeAs(before);
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i).attributes()).isEqualTo(before.get(i).attributes());
            assertThat(after.get(i).id()).isEqualTo(before.get(i).id());
            if (before.get(i).geometry() == null) {
                assertThat(after.get(i).geometry() == null).isTrue();
            } else {
                assertThat(after.get(i).geometry().equalsExact(before.get(i).geometry()))
                        .isTrue();
            }
        }
    }

    @Test
    void writesShellsCounterClockwiseAndHolesClockwise() throws Exception {
        String clockwise =
                "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[0,9],[9,9],[9,0],[0,0]],[[1,1],[2,1],[2,2],[1,1]]]}";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GeoJsonWriter writer = new GeoJsonWriter(out)) {
            writer.add(null, read(clockwise, "a.json", UPLOAD).get(0).geometry(), Map.of());
        }
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(
                        "[[[0.0,0.0],[9.0,0.0],[9.0,9.0],[0.0,9.0],[0.0,0.0]],[[1.0,1.0],[2.0,2.0],[2.0,1.0],[1.0,1.0]]]");
    }
}
