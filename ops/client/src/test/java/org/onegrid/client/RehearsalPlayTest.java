package org.onegrid.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onegrid.geo.LngLat;
import org.onegrid.synth.District;
import org.onegrid.synth.Recipe;
import org.onegrid.synth.chronicle.Chronicle;
import tools.jackson.databind.JsonNode;

/** What is played and how, against a server that only remembers what it was asked. */
class RehearsalPlayTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
    private static final Chronicle CHRONICLE =
            Chronicle.of(District.generate(Recipe.DEMO), 7, DAY.minusDays(Chronicle.DAYS - 1L), Chronicle.DAYS);

    private record Request(String verb, String path, String key, JsonNode body) {}

    private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
    private Function<Request, @Nullable String> answers = request -> null;
    private HttpServer http;

    @BeforeEach
    void serve() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(Executors.newFixedThreadPool(8));
        http.createContext("/", this::answer);
        http.start();
    }

    @AfterEach
    void stop() {
        http.stop(0);
    }

    @Test
    void theSameSeedGivesTheSameCasesAndAnotherSeedOthers() {
        Ground ground = twoGrids();
        assertThat(new GeneratedDay(CHRONICLE, ground, 7).day(DAY))
                .isEqualTo(new GeneratedDay(CHRONICLE, ground, 7).day(DAY));
        assertThat(new GeneratedDay(CHRONICLE, ground, 8).day(DAY))
                .isNotEqualTo(new GeneratedDay(CHRONICLE, ground, 7).day(DAY));
        Play calm = new GeneratedDay(CHRONICLE, ground, 7);
        assertThat(new Storm(calm, ground, 7, DAY, NOON).day(DAY))
                .isEqualTo(new Storm(calm, ground, 7, DAY, NOON).day(DAY));
        assertThat(new Storm(calm, ground, 8, DAY, NOON).day(DAY))
                .isNotEqualTo(new Storm(calm, ground, 7, DAY, NOON).day(DAY));
    }

    @Test
    void aCityThatIsNotTheDemoGetsTheCasesInItsOwnGridsMoreWhereMoreLive() {
        List<Script> day = new GeneratedDay(CHRONICLE, twoGrids(), 7).day(DAY);
        assertThat(day).hasSizeGreaterThan(200).allMatch(one -> twoGrids().contains(one.at()));
        long east = day.stream().filter(one -> one.at().lng() > 120.01).count();
        assertThat(east / (double) day.size()).as("three households of four").isBetween(0.68, 0.82);
        assertThat(day).isSortedAccordingTo((a, b) -> a.reportedAt().compareTo(b.reportedAt()));
    }

    @Test
    void aStormIsTenTimesTheUsualInPlaceAndTimeTogether() {
        Ground ground = twoGrids(0.1);
        Play calm = new GeneratedDay(CHRONICLE, ground, 7);
        List<Script> day = new Storm(calm, ground, 7, DAY, NOON).day(DAY);
        Instant end = NOON.plusSeconds(3600L * Storm.HOURS);
        List<Script> storm =
                day.stream().filter(one -> one.sourceId().startsWith("STORM")).toList();
        double usual = calm.day(DAY).size() * Storm.HOURS / 24.0;
        assertThat(storm.size() + usual).isBetween(9.9 * usual, 10.1 * usual);
        assertThat(storm)
                .allMatch(one ->
                        !one.reportedAt().isBefore(NOON) && one.reportedAt().isBefore(end));
        assertThat(storm).allMatch(one -> ground.contains(one.at()));
        Map<String, Long> channels =
                storm.stream().collect(Collectors.groupingBy(Script::channel, Collectors.counting()));
        assertThat(channels.get("hotline") / (double) storm.size()).isGreaterThan(0.6);
        assertThat(channels.get("alarm") / (double) storm.size()).isBetween(0.05, 0.3);
        assertThat(neighbours(storm))
                .as("others within 400 m and 20 minutes, of each hundred pairs")
                .isGreaterThan(3 * neighbours(scattered(storm, ground)));
    }

    /** The same times dealt to other places. */
    private static List<Script> scattered(List<Script> storm, Ground ground) {
        org.onegrid.synth.Stream stream = org.onegrid.synth.Stream.of(1, "control");
        return storm.stream().map(one -> one.at(ground.place(stream))).toList();
    }

    private static double neighbours(List<Script> cases) {
        long near = 0;
        long pairs = 0;
        for (int i = 0; i < cases.size(); i += 3) {
            for (int k = i + 1; k < cases.size(); k += 3) {
                boolean soon = Math.abs(cases.get(i).reportedAt().getEpochSecond()
                                - cases.get(k).reportedAt().getEpochSecond())
                        < 1200;
                near += soon && Ground.meters(cases.get(i).at(), cases.get(k).at()) < 400 ? 1 : 0;
                pairs++;
            }
        }
        return 100.0 * near / pairs;
    }

    @Test
    void aRecordedDayIsReadPageByPageAndPlayedAtItsTimesWithItsDelays() {
        answers = request -> request.path.contains("after=")
                ? "{\"items\":[" + recorded("A", "2026-11-20T01:00:00Z", "closed") + "],\"after\":null}"
                : "{\"items\":[" + recorded("B", "2026-11-20T03:00:00Z", "rejected") + "],\"after\":\"x\"}";
        RecordedDay play = RecordedDay.read(server(), LocalDate.of(2026, 11, 20), DAY);
        assertThat(requests.get(0).path)
                .contains("rehearsal=false", "from=2026-11-19T16:00:00Z", "to=2026-11-20T16:00:00Z");
        List<Script> day = play.day(DAY);
        assertThat(day).extracting(Script::sourceId).containsExactly("A", "B");
        Script closed = day.get(0);
        assertThat(closed.reportedAt()).isEqualTo("2026-11-22T01:00:00Z");
        assertThat(List.of(
                        closed.acceptAfter(),
                        closed.sendAfter(),
                        closed.onSite(),
                        closed.verifyAfter() + closed.closeAfter()))
                .containsExactly(60L, 120L, 600L, 300L);
        assertThat(day.get(1).rejected()).isNotNull();
        assertThat(play.day(DAY.plusDays(1))).isEmpty();
        assertThat(play.goesOnAfter(DAY)).isFalse();
        answers = request -> "{\"items\":[],\"after\":null}";
        assertThatThrownBy(() -> RecordedDay.read(server(), LocalDate.of(2026, 11, 20), DAY))
                .isInstanceOf(Failure.class);
    }

    private static String recorded(String code, String reported, String status) {
        Instant at = Instant.parse(reported);
        String instants = status.equals("rejected")
                ? "\"acceptedAt\":null"
                : "\"acceptedAt\":\"%s\",\"dispatchedAt\":\"%s\",\"arrivedAt\":\"%s\",\"handledAt\":\"%s\",\"closedAt\":\"%s\""
                        .formatted(
                                at.plusSeconds(60),
                                at.plusSeconds(180),
                                at.plusSeconds(400),
                                at.plusSeconds(1000),
                                at.plusSeconds(1300));
        return """
                {"code":"%s","category":"201001","lng":120.005,"lat":30.005,"channel":"hotline","severity":2,"title":"t",
                 "status":"%s","reportedAt":"%s",%s}""".formatted(code, status, reported, instants);
    }

    @Test
    void takesACaseThroughTheWholeChainWithACrewThatDrivesThere() {
        Crew crew = new Crew("R-1", "演练001", new LngLat(120.001, 30.005), Ways.STRAIGHT);
        Performance performance = performance(List.of(script("A", null), script("B", "重复")), crew, false);
        performance.play(NOON, NOON.plusSeconds(7200), () -> {});
        assertThat(steps("A")).containsExactly("report", "accept", "dispatch", "arrive", "handle", "verify", "close");
        assertThat(steps("B")).containsExactly("report", "accept", "reject");
        Request report = requests.stream()
                .filter(one -> one.path.equals("/api/incidents"))
                .findFirst()
                .orElseThrow();
        assertThat(report.body.path("rehearsal").asString()).isEqualTo("5");
        assertThat(report.body.has("reportedAt")).isFalse();
        assertThat(requests.stream()
                        .filter(one -> one.path.endsWith("/dispatch"))
                        .findFirst()
                        .orElseThrow()
                        .body
                        .path("holder")
                        .asString())
                .isEqualTo("演练001");
        List<Double> way = requests.stream()
                .filter(one -> one.path.equals("/api/positions"))
                .map(one -> one.body.get(0).path("lng").asDouble())
                .toList();
        assertThat(way).hasSizeGreaterThan(1);
        assertThat(way.get(0)).as("at its stand").isEqualTo(120.001);
        assertThat(performance.progress()).startsWith("2 reported, 2 ended");
    }

    @Test
    void gravestFirstWhereCrewsAreShortAndACaseTakenOverFreesItsCrew() {
        Crew crew = new Crew("R-1", "演练001", new LngLat(120.005, 30.005), Ways.STRAIGHT);
        Script grave = new Script(
                "C",
                "201001",
                new LngLat(120.005, 30.005),
                "hotline",
                4,
                "t",
                NOON.plusSeconds(120),
                10,
                10,
                60,
                10,
                10,
                null);
        answers = request -> request.path.equals("/api/incidents/A/actions/arrive") ? "!409" : null;
        Performance performance = performance(List.of(script("A", null), script("B", null), grave), crew, false);
        performance.play(NOON, NOON.plusSeconds(7200), () -> {});
        List<String> sent = requests.stream()
                .map(Request::path)
                .filter(path -> path.endsWith("/dispatch"))
                .map(path -> path.split("/")[3])
                .toList();
        assertThat(sent).hasSize(3);
        assertThat(sent.indexOf("C"))
                .as("the gravest does not wait for both others")
                .isLessThan(2);
        assertThat(steps("A")).endsWith("arrive");
        assertThat(steps("B")).endsWith("close");
    }

    @Test
    void withOperatorsItWaitsUntilSomebodyHasDispatched() {
        boolean[] dispatched = {false};
        answers = request -> !request.verb.equals("GET")
                ? null
                : dispatched[0]
                        ? "{\"items\":[{\"id\":\"A\",\"status\":\"dispatched\",\"holder\":\"演练002\"}],\"after\":null}"
                        : "{\"items\":[],\"after\":null}";
        Crew near = new Crew("R-1", "演练001", new LngLat(120.005, 30.005), Ways.STRAIGHT);
        Crew named = new Crew("R-2", "演练002", new LngLat(120.001, 30.005), Ways.STRAIGHT);
        Performance performance = new Performance(
                server(),
                "5",
                new SimulatedClock(NOON, 300),
                play(List.of(script("A", null))),
                List.of(near, named),
                true);
        long started = System.nanoTime();
        performance.play(
                NOON, NOON.plusSeconds(7200), () -> dispatched[0] = System.nanoTime() - started > 3_000_000_000L);
        assertThat(steps("A")).containsExactly("report", "arrive", "handle", "verify", "close");
        // how often a crew tells where it is depends on the machine; that the other one stayed where it stood does not
        requests.stream()
                .filter(one -> one.path.equals("/api/positions"))
                .forEach(one -> one.body.forEach(
                        fix -> assertThat(fix.path("responder").asString().equals("R-2")
                                        || fix.path("lng").asDouble()
                                                == near.at().lng())
                                .as("the one that the operator named went: %s", fix)
                                .isTrue()));
    }

    @Test
    void endsWhenTheRehearsalWasEndedElsewhere() {
        answers = request -> request.path.equals("/api/incidents") ? "!409rehearsal-not-running" : null;
        Performance performance = performance(
                List.of(script("A", null)),
                new Crew("R-1", "演练001", new LngLat(120.005, 30.005), Ways.STRAIGHT),
                false);
        assertThatThrownBy(() -> performance.play(NOON, NOON.plusSeconds(7200), () -> {}))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("rehearsal-not-running");
    }

    @Test
    void printsWhatCameOfIt() {
        String response = """
                {"rehearsal":{"id":"5","name":"演练","speed":20.0},"cases":9,"closed":5,"rejected":1,"open":3,
                 "links":[{"link":"queue","count":7,"unanswered":2,"medianSeconds":61.4,"p90Seconds":3723.0}],
                 "bySeverity":[{"code":"4","name":"","cases":1,"links":[{"link":"queue","count":1,"unanswered":0,
                   "medianSeconds":5.0,"p90Seconds":5.0}]}],"byStreet":[],
                 "slowest":[{"id":"1","code":"SJ1","title":"积水","areaName":"网格1","severity":4,"seconds":90.0,"dispatched":false}],
                 "alarms":{"raised":3,"taken":2,"untaken":1,"medianSeconds":7.0,"p90Seconds":null,"slowestSeconds":9.0}}""";
        assertThat(new ResponseReport(Server.JSON.readTree(response)).text())
                .contains("9 cases: 5 closed, 1 rejected, 3 still open at the end")
                .contains("1:01")
                .contains("1:02:03")
                .contains("1:30 SJ1 网格1 积水 (never was)")
                .contains("3 raised, 2 taken (median 7 s, p90 –, slowest 9 s), 1 taken by nobody");
    }

    private Performance performance(List<Script> scripts, Crew crew, boolean operators) {
        return new Performance(server(), "5", new SimulatedClock(NOON, 300), play(scripts), List.of(crew), operators);
    }

    private static Play play(List<Script> scripts) {
        return new Play() {
            @Override
            public List<Script> day(LocalDate day) {
                return day.equals(DAY) ? scripts : List.of();
            }

            @Override
            public boolean goesOnAfter(LocalDate day) {
                return false;
            }
        };
    }

    private static Script script(String id, @Nullable String rejected) {
        return new Script(
                id,
                "201001",
                new LngLat(120.009, 30.005),
                "hotline",
                2,
                "t",
                NOON.plusSeconds(30),
                30,
                60,
                120,
                60,
                60,
                rejected);
    }

    /** What was done to a case, in order. The server calls a case by the id of its script. */
    private List<String> steps(String id) {
        return List.copyOf(requests).stream()
                .filter(one -> one.key.startsWith("REH-5-" + id + "/"))
                .map(one -> one.key.substring(one.key.indexOf('/') + 1))
                .toList();
    }

    private static Ground twoGrids() {
        return twoGrids(0.01);
    }

    /** Two squares of so many degrees, one beside the other; three of four households live in the eastern one. */
    private static Ground twoGrids(double side) {
        return Ground.of(Server.JSON.readTree(
                "{\"features\":[" + square("g1", 120, side, 250) + "," + square("g2", 120 + side, side, 750) + "]}"));
    }

    private static String square(String code, double west, double side, int households) {
        double east = west + side;
        double north = 30 + side;
        return """
                {"properties":{"code":"%s","households":%d},"geometry":{"type":"MultiPolygon","coordinates":
                 [[[[%f,30],[%f,30],[%f,%f],[%f,%f],[%f,30]]]]}}""".formatted(code, households, west, east, east, north, west, north, west);
    }

    private Server server() {
        return new Server(URI.create("http://127.0.0.1:" + http.getAddress().getPort()), "secret");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        Request request = new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                key == null ? "" : key,
                Server.JSON.readTree(sent.isEmpty() ? "{}" : sent));
        requests.add(request);
        String wanted = answers.apply(request);
        int status = wanted != null && wanted.startsWith("!") ? Integer.parseInt(wanted.substring(1, 4)) : 200;
        String body = wanted == null
                ? "{\"id\":\"" + request.key.replaceAll("REH-5-(.*)/.*", "$1") + "\"}"
                : status == 200 ? wanted : "{\"code\":\"" + wanted.substring(4) + "\"}";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
