package org.onegrid.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onegrid.format.Fixtures.UPLOAD;
import static org.onegrid.format.Fixtures.UPLOAD_WGS84;
import static org.onegrid.format.Fixtures.gzipped;
import static org.onegrid.format.Fixtures.read;
import static org.onegrid.format.Fixtures.refused;
import static org.onegrid.format.Fixtures.zipped;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.onegrid.geo.Datum;

/** Files made to break readers: each is read, or refused with a code; nothing else is ever thrown. */
class BadInputTest {

    private static final String NAME = "JSONTestSuite_parsing_transform.tar.gz";

    /** Each test file as the value of an attribute: then the 95 that must pass are GeoJSON and the 188 are not JSON. */
    @Test
    void jsonParsingSuite() throws Exception {
        int passed = 0;
        int failed = 0;
        for (Map.Entry<String, byte[]> file : SharedData.tar("badinput/" + NAME).entrySet()) {
            String name = file.getKey().substring(file.getKey().lastIndexOf('/') + 1);
            if (!file.getKey().contains("test_parsing/") || !name.endsWith(".json")) {
                continue;
            }
            ByteArrayOutputStream wrapped = new ByteArrayOutputStream();
            wrapped.writeBytes("{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"value\":"
                    .getBytes(StandardCharsets.UTF_8));
            wrapped.writeBytes(file.getValue());
            wrapped.writeBytes("}}".getBytes(StandardCharsets.UTF_8));
            if (name.startsWith("y_")) {
                assertThat(read(wrapped.toByteArray(), "a.json", UPLOAD))
                        .as(name)
                        .singleElement()
                        .matches(Feature::isSound);
                passed++;
            } else if (name.startsWith("n_")) {
                assertThat(refused(wrapped.toByteArray(), "a.json", UPLOAD).code())
                        .as(name)
                        .isIn("json-malformed", "json-too-large");
                failed++;
            } else {
                readOrRefused(wrapped.toByteArray(), "a.json");
            }
            readOrRefused(file.getValue(), "a.json");
            readOrRefused(file.getValue(), "a");
        }
        assertThat(passed).isEqualTo(95);
        assertThat(failed).isEqualTo(188);
    }

    @Test
    void geoJsonFixtures() throws Exception {
        Map<String, byte[]> files = SharedData.tar("badinput/geojson-fixtures.tar.gz");
        assertThat(files.size()).isGreaterThan(10);
        files.forEach((name, content) -> {
            if (name.endsWith(".geojson")) {
                assertThat(read(content, name, UPLOAD))
                        .as(name)
                        .isNotEmpty()
                        .allSatisfy(f -> assertThat(f.faults()).as(name).isEmpty());
            }
        });
    }

    @Test
    void naughtyStringsSurviveAsAttributesInEveryFormat() throws Exception {
        List<String> strings = Files.readAllLines(SharedData.require("badinput/blns.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        assertThat(strings.size()).isGreaterThan(400);
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        StringBuilder csv = new StringBuilder("s,n\r\n");
        try (GeoJsonWriter writer = new GeoJsonWriter(json)) {
            for (String s : strings) {
                writer.add(null, null, Map.of("s", s));
                csv.append('"').append(s.replace("\"", "\"\"")).append("\",1\r\n");
            }
        }
        assertThat(read(json.toByteArray(), "a.json", UPLOAD).stream()
                        .map(f -> f.attributes().get("s"))
                        .toList())
                .isEqualTo(strings);
        assertThat(read(csv.toString(), "a.csv", UPLOAD).stream()
                        .map(f -> f.attributes().get("s"))
                        .toList())
                .isEqualTo(strings);
    }

    @Test
    void refusesABombWithoutUnpackingIt() {
        byte[] zeros = new byte[80 << 20];
        Arrays.fill(zeros, (byte) ' ');
        byte[] zip = zipped("a.geojson", zeros);
        byte[] gz = gzipped(zeros);
        assertThat(zip.length).isLessThan(200_000);
        assertThat(refused(zip, "a.zip", UPLOAD).code()).isEqualTo("file-too-large");
        assertThat(refused(gz, "a.geojson.gz", UPLOAD).code()).isEqualTo("file-too-large");
        assertThat(refused(gz, "a.csv.gz", UPLOAD).code()).isEqualTo("file-too-large");
    }

    @Test
    void refusesAnArchiveOfTooManyEntries() {
        Object[] entries = new Object[2 * 101];
        for (int i = 0; i < 101; i++) {
            entries[2 * i] = "f" + i + ".csv";
            entries[2 * i + 1] = "a\n1\n";
        }
        assertThat(refused(zipped(entries), "a.zip", UPLOAD).code()).isEqualTo("archive-too-many-entries");
    }

    @Test
    void recognisesByContentAndRefusesOtherFormatsWithAdvice() {
        assertThat(refused(new byte[0], "a.csv", UPLOAD).code()).isEqualTo("file-empty");
        assertThat(refused(gzipped(new byte[0]), "a.csv.gz", UPLOAD).code()).isEqualTo("file-empty");
        assertThat(refused("SQLite format 3\0", "a.gpkg", UPLOAD).code()).isEqualTo("format-unknown");
        assertThat(refused(zipped("xl/workbook.xml", "<x/>", "[Content_Types].xml", "<x/>"), "a.xlsx", UPLOAD)
                        .code())
                .isEqualTo("format-unknown");
        assertThat(refused(zipped("a.csv", zipped("b.csv", "a")), "a.zip", UPLOAD)
                        .code())
                .isEqualTo("format-unknown");
        assertThat(refused("\u0089PNG\r\n\0\0", "a.png", UPLOAD).code()).isEqualTo("format-unknown");
        assertThat(read(zipped("__MACOSX/._b.csv", "x", "dir/b.csv", "name\n街道\n"), "a.zip", UPLOAD)
                        .get(0)
                        .text("name"))
                .isEqualTo("街道");
        assertThat(read("{\"type\":\"Point\",\"coordinates\":[1,2]}", "no-ending", UPLOAD))
                .hasSize(1);
    }

    @Test
    void refusesACorruptArchive() {
        byte[] gz = gzipped("a,b\n1,2\n".repeat(10_000).getBytes(StandardCharsets.UTF_8));
        assertThat(refused(Arrays.copyOf(gz, gz.length / 2), "a.csv.gz", UPLOAD).code())
                .isEqualTo("archive-corrupt");
        byte[] zip = zipped("a.csv", "a,b\n1,2\n");
        assertThat(refused(Arrays.copyOf(zip, zip.length / 2), "a.zip", UPLOAD).code())
                .isEqualTo("archive-corrupt");
        assertThat(refused(withCommentOverTheNextEntry(Shp.zip("GBK", Shp.point(1, 1))), "a.zip", UPLOAD)
                        .code())
                .isEqualTo("archive-corrupt");
    }

    /** The first entry of the directory claims the second one as its comment: the JDK then reads a name out of nowhere. */
    private static byte[] withCommentOverTheNextEntry(byte[] zip) {
        byte[] signature = {'P', 'K', 1, 2};
        int entry = 0;
        while (!Arrays.equals(zip, entry, entry + 4, signature, 0, 4)) {
            entry++;
        }
        int nameLength = zip[entry + 28];
        zip[entry + 32] = (byte) (46 + nameLength);
        return zip;
    }

    @Test
    void bytesTurnedAtRandomAreReadOrRefused() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Map<String, byte[]> whole = new TreeMap<>(Map.of(
                "a.zip", Shp.zip("GBK", Shp.polygon(Shp.square(1, 1, 2)), Shp.polygon(Shp.square(4, 4, 1))),
                "a.geojson",
                        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"a\":1},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[1,1],[2,1],[2,2],[1,1]]]}}]}"
                                .getBytes(StandardCharsets.UTF_8),
                "a.csv", "name,x,y\r\n\"a\nb\",1,2\r\n街道,3,4\r\n".getBytes(StandardCharsets.UTF_8)));
        byte[] shp = Shp.shp(
                Shp.polygon(Shp.square(1, 1, 9), Shp.turned(Shp.square(2, 2, 1))),
                Shp.line(new double[] {1, 1, 2, 2}),
                Shp.point(3, 3));
        String[] row = {"海湾街道", "1", "0.5", "20261122", "T"};
        byte[] dbf = Shp.dbf(TextEncoding.GB18030, row, row, row);
        int rounds = Integer.getInteger("onegrid.test.rounds", 1500);
        for (int round = 0; round < rounds; round++) {
            try {
                readOrRefused(zipped("a.shp", turned(shp, random), "a.dbf", turned(dbf, random)), "a.zip");
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + " round " + round + " shapefile", e);
            }
            for (Map.Entry<String, byte[]> file : whole.entrySet()) {
                byte[] turned = turned(file.getValue(), random);
                try {
                    readOrRefused(turned, file.getKey());
                } catch (RuntimeException | AssertionError e) {
                    throw new AssertionError("seed " + seed + " round " + round + " " + file.getKey(), e);
                }
            }
        }
    }

    private static byte[] turned(byte[] whole, Random random) {
        byte[] turned = whole.clone();
        for (int i = 0; i <= random.nextInt(4); i++) {
            turned[random.nextInt(turned.length)] = (byte) random.nextInt();
        }
        return random.nextInt(5) == 0 ? Arrays.copyOf(turned, random.nextInt(turned.length)) : turned;
    }

    private static void readOrRefused(byte[] content, String name) {
        try {
            read(content, name, name.endsWith("csv") ? UPLOAD.in(Datum.WGS84) : UPLOAD_WGS84);
        } catch (FileRefusal e) {
            assertThat(e.code()).matches("[a-z0-9-]+");
        }
    }
}
