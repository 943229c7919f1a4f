package org.onegrid.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Published data through the programs and a real server, as the README says, and the analyses beside what Python computes from the
 * published files alone ({@code src/test/python/independent.py}, {@code walks.py}). Skips itself where the files are not beside the project.
 */
class RealInputTest {

    private static final Path DATA =
            Path.of("..", "..", "..", "shared", "data").toAbsolutePath().normalize();
    private static final Path OPS = Path.of("..").toAbsolutePath().normalize();
    private static final Path INDEPENDENT =
            Path.of("src/test/python/independent.py").toAbsolutePath();

    private static final Path WALKS = Path.of("src/test/python/walks.py").toAbsolutePath();
    private static final Path SPEEDS = Path.of("..", "..", "gis-data", "data", "speeds.json")
            .toAbsolutePath()
            .normalize();

    private static Path data(String file) {
        Path path = DATA.resolve(file);
        Assumptions.assumeTrue(Files.isRegularFile(path), "test data " + file + " is not beside the project: skipped");
        return path;
    }

    @Test
    void requestsOfNewYork() throws Exception {
        Path areas = data("coverage/nyc_CD.geo.json.gz");
        Path cases = data("incidents/nyc_311_sample_2018-10.csv.gz");
        try (Instance instance = Instance.start(Path.of("target/newyork"))) {
            City city = new City(instance, "newyork", "nyc", areas, cases);
            city.program(
                    "import-grids",
                    areas.toString(),
                    "--level",
                    "grid",
                    "--code-field",
                    "GEOCODE,GEONAME",
                    "--name-field",
                    "GEONAME",
                    "--district-code",
                    "nyc",
                    "--zone",
                    "America/New_York");
            assertThat(city.cases("new-york-311.yaml")).contains("6,649");
            city.equalsPython("total", "2018-10-01", "2018-10-31", null);
            city.equalsPython("total", "2018-10-21", "2018-10-21", null);
            city.equalsPython("total", "2018-10-01", "2018-10-31", new int[] {9, 17});
        }
    }

    @Test
    void fireCallsOfSanFrancisco() throws Exception {
        Path cases = data("incidents/sf-fire-calls-1000.csv.gz");
        Path areas = squares("-122.52,37.60,-122.36,37.82", "2000", "sf-squares.geojson");
        try (Instance instance = Instance.start(Path.of("target/sanfrancisco"))) {
            City city = new City(instance, "sanfrancisco", "sf", areas, cases);
            city.squares("America/Los_Angeles");
            assertThat(city.cases("san-francisco-fire-calls.yaml"))
                    .contains("988 placed", "12 left out: time-unreadable");
            city.equalsPython("response", "2002-01-01", "2002-12-31", null);
            city.equalsPython("response", "2002-01-01", "2002-12-31", new int[] {0, 8});
        }
    }

    @Test
    void walksOfMonaco() throws Exception {
        Path map = data("roads/monaco-latest.osm.pbf");
        Path areas = squares("7.405,43.723,7.442,43.753", "500", "monaco-squares.geojson");
        try (Instance instance = Instance.start(Path.of("target/monaco"))) {
            City city = new City(instance, "monaco", "monaco", areas, map);
            city.squares("Europe/Monaco");
            city.program("import-roads", map.toString());
            city.program(
                    "import-elements",
                    map.toString(),
                    "--layer",
                    "place",
                    "--kind-field",
                    "amenity",
                    "--kinds",
                    "hospital,police,fire_station");
            city.program(
                    "import-elements",
                    map.toString(),
                    "--layer",
                    "person",
                    "--kind-field",
                    "building",
                    "--household-square-meters",
                    "100");
            for (String kind : List.of("hospital", "police", "fire_station")) {
                city.walksAsPython(kind);
            }
        }
    }

    private static Path squares(String box, String metres, String name) throws IOException, InterruptedException {
        Path file = Files.createDirectories(Path.of("target")).resolve(name);
        Files.writeString(file, said(List.of("python3", OPS.resolve("squares").toString(), box, metres), Map.of()));
        return file;
    }

    @Test
    void complaintsOfChicago() throws Exception {
        Assumptions.assumeTrue(Boolean.getBoolean("onegrid.long"), "74,401 requests: only with --long");
        Path areas = data("coverage/chicago_community_areas_2020.geojson.gz");
        Path cases = data("incidents/chicago_311_sanitation_code.csv.gz");
        try (Instance instance = Instance.start(Path.of("target/chicago"))) {
            City city = new City(instance, "chicago", "chicago", areas, cases);
            city.program(
                    "import-grids",
                    areas.toString(),
                    "--level",
                    "grid",
                    "--code-field",
                    "area_num_1",
                    "--name-field",
                    "community",
                    "--district-code",
                    "chicago",
                    "--zone",
                    "America/Chicago",
                    "--repair");
            assertThat(city.cases("chicago-311-sanitation.yaml")).contains("73,862");
            city.nearlyPython("total", "2011-01-01", "2014-12-31", 25);
        }
    }

    /** A city in a fresh instance. */
    private record City(Instance instance, String name, String district, Path areas, Path file) {

        String program(String... words) throws IOException, InterruptedException {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin/java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    "org.onegrid.client.Main"));
            command.addAll(List.of(words));
            return said(command, instance.environment());
        }

        /** Takes squares for the grids. */
        void squares(String zone) throws IOException, InterruptedException {
            program(
                    "import-grids",
                    areas.toString(),
                    "--level",
                    "grid",
                    "--code-field",
                    "code",
                    "--name-field",
                    "name",
                    "--crs",
                    "wgs84",
                    "--district-code",
                    district,
                    "--zone",
                    zone);
        }

        String cases(String mapping) throws IOException, InterruptedException {
            return program(
                    "import-incidents",
                    file.toString(),
                    "--mapping",
                    OPS.resolve("mappings/" + mapping).toString(),
                    "--list",
                    Path.of("target", name + "-left-out.csv").toString());
        }

        JsonNode python(String from, String to, int @Nullable [] hours) throws IOException, InterruptedException {
            List<String> command = new ArrayList<>(
                    List.of("python3", INDEPENDENT.toString(), name, areas.toString(), file.toString(), from, to));
            if (hours != null) {
                command.addAll(List.of(Integer.toString(hours[0]), Integer.toString(hours[1])));
            }
            return Server.JSON.readTree(said(command, Map.of()));
        }

        JsonNode result(String phase, String from, String to, int @Nullable [] hours)
                throws IOException, InterruptedException {
            Map<String, Object> filters =
                    hours == null ? Map.of() : Map.of("hours", Map.of("from", hours[0], "to", hours[1]));
            return result(Map.of(
                    "kind",
                    "response-time",
                    "area",
                    district,
                    "level",
                    "grid",
                    "window",
                    Map.of("from", from, "to", to),
                    "filters",
                    filters,
                    "wish",
                    Map.of("phase", phase)));
        }

        private JsonNode result(Map<String, Object> definition) throws IOException, InterruptedException {
            Server server = instance.client();
            JsonNode job = server.postJson("/api/analytics/jobs", definition, Map.of())
                    .orFail("asking")
                    .json();
            for (int i = 0;
                    i < 600
                            && Set.of("queued", "running")
                                    .contains(job.path("state").asString());
                    i++) {
                Thread.sleep(100);
                job = server.get("/api/analytics/jobs/" + job.path("id").asString())
                        .orFail("job")
                        .json();
            }
            assertThat(job.path("state").asString()).as(job.toString()).isEqualTo("done");
            return server.get("/api/analytics/results/" + job.path("id").asString())
                    .orFail("result")
                    .json();
        }

        /** Every area and the whole: counts, open cases, median and 90th percentile to the second. */
        void equalsPython(String phase, String from, String to, int @Nullable [] hours)
                throws IOException, InterruptedException {
            JsonNode ours = result(phase, from, to, hours);
            JsonNode theirs = python(from, to, hours);
            assertThat(ours.path("rows")).hasSize(theirs.path("rows").size());
            int with = 0;
            for (JsonNode row : ours.path("rows")) {
                JsonNode expected = theirs.path("rows").path(row.path("code").asString());
                assertThat(figures(row.path("values")))
                        .as(name + " " + row.path("code"))
                        .isEqualTo(figures(expected));
                with += expected.path("n").asInt() > 0 ? 1 : 0;
            }
            assertThat(with).as("areas with cases").isGreaterThan(5);
            assertThat(figures(ours.path("total").path("values"))).isEqualTo(figures(theirs.path("total")));
            System.out.printf(
                    "%s %s %s..%s: %d areas with %d cases equal those of Python%n",
                    name, phase, from, to, with, theirs.path("total").path("n").asInt());
        }

        /**
         * The same where many cases lie on borders to the centimetre, which we round to and Python does not: no area is off by
         * more than a few cases, medians are the same.
         */
        void nearlyPython(String phase, String from, String to, int most) throws IOException, InterruptedException {
            JsonNode ours = result(phase, from, to, null);
            JsonNode theirs = python(from, to, null);
            int off = 0;
            for (JsonNode row : ours.path("rows")) {
                JsonNode expected = theirs.path("rows").path(row.path("code").asString());
                off += Math.abs(row.path("values").path("n").asInt()
                        - expected.path("n").asInt());
                assertThat(row.path("values").path("median").asLong(-1))
                        .as(name + " " + row.path("code"))
                        .isEqualTo(expected.path("median").asLong(-1));
            }
            System.out.printf(
                    "%s: %d cases of %d in another area%n",
                    name, off / 2, theirs.path("total").path("n").asInt());
            assertThat(off / 2).isLessThanOrEqualTo(most);
        }

        /**
         * How far households are on foot from places of a kind: as many of both, shares within half a point, and the median within
         * two seconds. Doors may be found on another of two ways that are as near, and homes round otherwise.
         */
        void walksAsPython(String kind) throws IOException, InterruptedException {
            JsonNode ours = result(Map.of(
                    "kind",
                    "coverage",
                    "area",
                    district,
                    "level",
                    "grid",
                    "wish",
                    Map.of(
                            "sources",
                            Map.of("elements", List.of(kind)),
                            "mode",
                            "walk",
                            "minutes",
                            List.of(5, 10, 15))));
            JsonNode theirs = Server.JSON.readTree(said(
                    List.of(
                            "python3",
                            WALKS.toString(),
                            file.toString(),
                            areas.toString(),
                            SPEEDS.toString(),
                            kind,
                            "100",
                            "5,10,15"),
                    Map.of()));
            JsonNode values = ours.path("total").path("values");
            String both = kind + ": " + values + " and " + theirs;
            System.out.println(both);
            assertThat(ours.path("figures").path("sources").asInt())
                    .as(both)
                    .isEqualTo(theirs.path("places").asInt());
            assertThat(values.path("households").asDouble())
                    .as(both)
                    .isCloseTo(theirs.path("households").asDouble(), withinPercentage(0.1));
            for (String minutes : List.of("5", "10", "15")) {
                assertThat(values.path("share" + minutes).asDouble())
                        .as(both)
                        .isCloseTo(theirs.path("shares").path(minutes).asDouble(), within(0.005));
            }
            assertThat(values.path("nearest").asDouble())
                    .as(both)
                    .isCloseTo(theirs.path("median").asDouble(), within(2.0));
        }

        private static List<Object> figures(JsonNode values) {
            List<Object> figures = new ArrayList<>();
            figures.add(values.path("n").asLong(0));
            figures.add(values.path("open").asLong(0));
            figures.add(values.path("median").isNumber() ? values.path("median").asLong() : "unknown");
            figures.add(values.path("p90").isNumber() ? values.path("p90").asLong() : "unknown");
            return figures;
        }
    }

    private static String said(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(command + "\n" + said).isZero();
        return said;
    }
}
