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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onegrid.geo.LngLat;
import org.onegrid.synth.chronicle.Fix;
import org.onegrid.synth.chronicle.SyntheticCase;
import org.onegrid.synth.chronicle.SyntheticCase.Nature;
import org.onegrid.synth.chronicle.SyntheticCase.Step;

class SimulationTest {

    private static final Instant START = Instant.parse("2026-11-22T02:00:00Z");

    private record Request(String path, String key, String token, String body) {}

    /** What the server answers to a request, by its number among those with the same path. */
    private interface Rule {
        int status(Request request, int nth);
    }

    private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
    private Rule rule = (request, nth) -> 200;
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
    void reportsACaseAndDoesEachStepOnceInOrder() {
        play(speed(600), "/close", one("A", 30, "accept", "dispatch", "arrive", "handle", "verify", "close"));
        assertThat(paths("/api/incidents"))
                .containsExactly(
                        "/api/incidents",
                        "/api/incidents/7/actions/accept",
                        "/api/incidents/7/actions/dispatch",
                        "/api/incidents/7/actions/arrive",
                        "/api/incidents/7/actions/handle",
                        "/api/incidents/7/actions/verify",
                        "/api/incidents/7/actions/close");
        assertThat(requests).extracting(Request::token).containsOnly("Bearer secret");
        assertThat(first("dispatch").body()).contains("\"holder\":\"post-1\"");
        assertThat(first("/api/incidents").body())
                .contains("\"category\":\"201002\"", "\"sourceId\":\"SIM-run-A\"")
                .doesNotContain("reportedAt");
    }

    @Test
    void sendsTheSameThingWithTheSameKeyUntilItIsAnswered() {
        rule = (request, nth) -> request.path.endsWith("/accept") && nth < 3 ? 503 : 200;
        play(speed(600), "/dispatch", one("A", 30, "accept", "dispatch"));
        List<Request> accepts =
                requests.stream().filter(r -> r.path.endsWith("/accept")).toList();
        assertThat(accepts).hasSize(3);
        assertThat(accepts).extracting(Request::key).containsOnly("SIM-run-A/0");
        assertThat(paths("/api/incidents")).endsWith("/api/incidents/7/actions/dispatch");
    }

    @Test
    void leavesACaseThatSomebodyElseHasTakenOver() {
        rule = (request, nth) -> request.path.endsWith("/dispatch") ? 409 : 200;
        play(speed(600), "/dispatch", one("A", 10, "accept", "dispatch", "arrive"));
        assertThat(paths("/api/incidents")).endsWith("/api/incidents/7/actions/dispatch");
    }

    @Test
    void endsWithAClearMessageWhenTheTokenIsRefused() {
        rule = (request, nth) -> 401;
        assertThatThrownBy(() -> play(speed(600), "never", one("A", 10, "accept")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("401");
    }

    @Test
    void carriesOnWithACaseWhereItStands() {
        SyntheticCase script = one("A", 10, "accept", "dispatch", "return", "dispatch", "arrive");
        Simulation simulation = new Simulation(server(), speed(600), moment -> List.of());
        simulation.add(new LiveCase(script, "run", "7", "dispatched"));
        playUntil(simulation, "/arrive");
        assertThat(paths("/api/incidents")).containsExactly("/api/incidents/7/actions/arrive");
    }

    @Test
    void tellsWhereRespondersAreAndStopsWhereNobodyWantsToKnow() {
        rule = (request, nth) -> request.path.equals("/api/positions") ? 404 : 200;
        play(speed(1), "/positions", one("A", 1000, "accept"));
        assertThat(paths("/api/positions")).hasSize(1);
        assertThat(first("/api/positions").body()).contains("\"responder\":\"post-1\"", "\"lng\":121.5");
    }

    private void play(SimulatedClock clock, String last, SyntheticCase script) {
        Fix fix = new Fix("post-1", new LngLat(121.5, 30), Fix.Activity.PATROL);
        Simulation simulation = new Simulation(server(), clock, moment -> List.of(fix));
        simulation.add(new LiveCase(script, "run"));
        playUntil(simulation, last);
    }

    /** Plays until a second after the last request was seen, or a minute. */
    private void playUntil(Simulation simulation, String last) {
        long[] seen = {0};
        long giveUp = System.nanoTime() + 60_000_000_000L;
        simulation.play(Instant.MAX, () -> {
            long now = System.nanoTime();
            boolean there = List.copyOf(requests).stream().anyMatch(r -> r.path.endsWith(last));
            seen[0] = there && seen[0] == 0 ? now : seen[0];
            if (there && now > seen[0] + 2_500_000_000L || now > giveUp) {
                simulation.stop();
            }
        });
    }

    private Server server() {
        return new Server(URI.create("http://127.0.0.1:" + http.getAddress().getPort()), "secret");
    }

    private static SimulatedClock speed(double speed) {
        return new SimulatedClock(START, speed);
    }

    private static SyntheticCase one(String id, int afterSeconds, String... verbs) {
        List<Step> steps = new ArrayList<>();
        Instant at = START.plusSeconds(afterSeconds);
        for (String verb : verbs) {
            at = at.plusSeconds(10);
            steps.add(new Step(verb, at, verb.equals("dispatch") ? "post-1" : null, null));
        }
        return new SyntheticCase(
                id,
                "201002",
                new LngLat(121.5, 30),
                "990100001001001",
                "field",
                1,
                "楼间暴露垃圾",
                "…",
                START.plusSeconds(afterSeconds),
                "post-1",
                Nature.GENUINE,
                null,
                steps);
    }

    private List<String> paths(String prefix) {
        return requests.stream()
                .map(Request::path)
                .filter(p -> p.startsWith(prefix))
                .toList();
    }

    private Request first(String end) {
        return requests.stream().filter(r -> r.path.endsWith(end)).findFirst().orElseThrow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var headers = exchange.getRequestHeaders();
        Request request = new Request(
                exchange.getRequestURI().toString(),
                Objects.requireNonNullElse(headers.getFirst("Idempotency-Key"), ""),
                Objects.requireNonNullElse(headers.getFirst("Authorization"), ""),
                body);
        requests.add(request);
        int nth =
                (int) requests.stream().filter(r -> r.path.equals(request.path)).count();
        byte[] answer = "{\"id\":\"7\"}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(rule.status(request, nth), answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }
}
