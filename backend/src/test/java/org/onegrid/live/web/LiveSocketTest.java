package org.onegrid.live.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.onegrid.identity.Credentials;
import org.onegrid.identity.Person;
import org.onegrid.identity.Role;
import org.onegrid.identity.Scope;
import org.onegrid.live.LiveLog;
import org.onegrid.live.LiveState;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.Somebody;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@PostgisTest
@Import(TwoStreets.class)
@TestPropertySource(
        properties = {
            "onegrid.live.socket.per-person=5",
            "onegrid.live.socket.subscriptions=3",
            "onegrid.live.socket.heartbeat=1s",
            "onegrid.live.state-tick=200ms",
            "onegrid.live.replay-positions=2000"
        })
class LiveSocketTest {

    private static final String DISTRICT = "/topic/areas/D/incidents";
    private static final JsonMapper JSON = new JsonMapper();

    @LocalServerPort
    int port;

    @Autowired
    Somebody somebody;

    @Autowired
    Credentials credentials;

    @Autowired
    TwoStreets district;

    @Autowired
    LiveLog log;

    @Autowired
    Broker broker;

    @Autowired
    LiveState states;

    private String everywhere() {
        return somebody.bearer(somebody.with(Scope.all(), Role.OPERATOR));
    }

    @Test
    void anEventReachesEveryLevelAboveItWithItsOwnChain() throws Exception {
        String all = everywhere();
        try (RawClient top = RawClient.connect(port, all).subscribe(DISTRICT);
                RawClient street = RawClient.connect(port, all).subscribe("/topic/areas/S2/incidents")) {
            district.happen(2, Map.of("n", "一"));
            district.happen(1, Map.of("n", "二"));
            district.happen(2, Map.of("n", "三"));

            List<JsonNode> atTop = bodies(top.awaitMessages(3));
            List<JsonNode> atStreet = bodies(street.awaitMessages(2));
            assertThat(atTop.stream().map(e -> e.at("/payload/n").asString())).containsExactly("一", "二", "三");
            assertThat(atStreet.stream().map(e -> e.at("/payload/n").asString()))
                    .containsExactly("一", "三");
            assertThat(atTop.get(2).get("previous")).isEqualTo(atTop.get(1).get("position"));
            assertThat(atStreet.get(1).get("previous"))
                    .isEqualTo(atStreet.get(0).get("position"));
            assertThat(atTop.get(0).get("areaPath").asString()).isEqualTo("D.S2.G2");

            long before = atTop.get(0).get("position").asLong() - 1;
            JsonNode replay = JSON.readTree(
                    get(all, "/api/live?area=D&topic=incidents&after=" + before).body());
            assertThat(replay.get("events").get(1)).as("same shape either way").isEqualTo(atTop.get(1));
        }
    }

    @Test
    void patternsSelectorsAndSendingAreRefused() {
        String bearer = everywhere();
        for (String destination : List.of(
                "/topic/**", "/topic/areas/*/incidents", "/topic/areas/{x}/incidents", "/topic/areas/?/incidents")) {
            assertRefused(bearer, "destination-pattern", "SUBSCRIBE", "id:1", "destination:" + destination);
        }
        assertRefused(bearer, "not-found", "SUBSCRIBE", "id:1", "destination:/topic/areas/D/secrets");
        assertRefused(bearer, "not-found", "SUBSCRIBE", "id:1", "destination:/queue/x");
        assertRefused(bearer, "selector-refused", "SUBSCRIBE", "id:1", "destination:" + DISTRICT, "selector:true");
        assertRefused(bearer, "ack-unsupported", "SUBSCRIBE", "id:1", "destination:" + DISTRICT, "ack:client");
        assertRefused(bearer, "command-refused", "SEND", "destination:" + DISTRICT);
        assertRefused(bearer, "frame-unreadable", "NONSENSE", "x:y");
    }

    @Test
    void coverageByThoseOnDutyIsForThoseOnlyWhoMayReadTracks() {
        String auditor = somebody.bearer(somebody.with(Scope.all(), Role.AUDITOR));
        assertRefused(auditor, "not-found", "SUBSCRIBE", "id:1", "destination:/topic/areas/D/coverage");
        try (RawClient may = RawClient.connect(port, everywhere()).subscribe("/topic/areas/D/coverage");
                RawClient other = RawClient.connect(port, auditor).subscribe("/topic/areas/D/heat")) {
            states.publish("coverage", "D", Map.of("n", 1));
            states.publish("heat", "D", Map.of("n", 2));
            assertThat(may.awaitMessages(1)).hasSize(1);
            assertThat(other.awaitMessages(1)).hasSize(1);
        }
    }

    private void assertRefused(String bearer, String code, String command, String... headers) {
        try (RawClient client = RawClient.connect(port, bearer)) {
            client.send(command, "", headers);
            assertThat(client.awaitError().headers()).containsEntry("message", code);
            assertThat(client.awaitClosed()).isEqualTo(1008);
        }
    }

    @Test
    void onlyThoseWhoMayListenConnect() {
        try (RawClient nobody = RawClient.open(port, Map.of())) {
            nobody.send("CONNECT", "", "accept-version:1.2", "host:x");
            assertThat(nobody.awaitError().headers()).containsEntry("message", "sign-in-required");
        }
        try (RawClient early = RawClient.open(port, Map.of())) {
            early.send("SUBSCRIBE", "", "id:1", "destination:" + DISTRICT);
            assertThat(early.awaitError().headers()).containsEntry("message", "sign-in-required");
        }
        Person person = somebody.with(Scope.all(), Role.OPERATOR);
        String token = somebody.bearer(person).substring("Bearer ".length());
        String session = credentials.issue(person.id(), Credentials.Kind.SESSION, "test", Duration.ofHours(1));
        for (Map<String, String> handshake : List.of(
                Map.of("Authorization", "Bearer " + token),
                Map.of("Cookie", Credentials.SESSION_COOKIE + "=" + session))) {
            try (RawClient client = RawClient.open(port, handshake)) {
                client.send("CONNECT", "", "accept-version:1.2", "host:x");
                client.await(f -> f.command().equals("CONNECTED"));
            }
        }
        try (RawClient program = RawClient.open(port, Map.of())) {
            program.send("STOMP", "", "accept-version:1.1", "host:x", "login:any", "passcode:" + token);
            assertThat(program.await(f -> f.command().equals("CONNECTED")).headers())
                    .containsEntry("version", "1.1");
        }
    }

    @Test
    void aBrowserFromAnotherOriginIsTurnedAway() {
        assertThatThrownBy(() -> RawClient.open(port, Map.of("Origin", "https://elsewhere.example")))
                .hasRootCauseMessage("Unexpected HTTP response status code 403");
        RawClient.open(port, Map.of("Origin", "http://localhost:" + port)).close();
    }

    @Test
    void version10NeedsNoSubscriptionId() {
        try (RawClient old = RawClient.open(port, Map.of())) {
            old.send("CONNECT", "", "Authorization:" + everywhere());
            assertThat(old.await(f -> f.command().equals("CONNECTED")).headers())
                    .containsEntry("version", "1.0");
            old.send("SUBSCRIBE", "", "destination:" + DISTRICT, "receipt:1");
            old.await(f -> f.command().equals("RECEIPT"));
            district.happen(1, 1);
            assertThat(old.awaitMessages(1).get(0).headers()).doesNotContainKey("subscription");
        }
    }

    @Test
    void framesOfOneTickTravelTogetherForThoseWhoAsk() {
        String bearer = everywhere();
        try (RawClient together =
                        RawClient.connect(port, bearer, "onegrid-batch:true").subscribe(DISTRICT);
                RawClient single = RawClient.connect(port, bearer).subscribe(DISTRICT)) {
            for (int i = 0; i < 10; i++) {
                CompletableFuture.allOf(IntStream.range(0, 10)
                                .mapToObj(n -> CompletableFuture.runAsync(() -> district.happen(1, n)))
                                .toArray(CompletableFuture[]::new))
                        .join();
            }
            assertThat(together.awaitMessages(100)).hasSize(100);
            assertThat(single.awaitMessages(100)).hasSize(100);
            assertThat(single.messages().stream().map(RawClient.Received::message))
                    .doesNotHaveDuplicates();
            assertThat(together.messages().stream()
                            .map(RawClient.Received::message)
                            .distinct())
                    .hasSizeLessThan(100);
        }
    }

    private void awaitSessions(java.util.function.IntPredicate wanted, String what) {
        for (int i = 0; i < 1000 && !wanted.test(broker.sessions().size()); i++) {
            sleep(10);
        }
        assertThat(broker.sessions().size()).as(what).matches(wanted::test);
    }

    @Test
    void connectionsAndSubscriptionsAreCounted() {
        String bearer = everywhere();
        List<RawClient> clients = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            clients.add(RawClient.connect(port, bearer));
        }
        try (RawClient sixth = RawClient.open(port, Map.of())) {
            sixth.send("CONNECT", "", "accept-version:1.2", "Authorization:" + bearer);
            assertThat(sixth.awaitError().headers()).containsEntry("message", "too-many-connections");
        }
        RawClient first = clients.get(0);
        first.subscribe(DISTRICT).subscribe("/topic/areas/D/alarms").subscribe("/topic/areas/D/kpis");
        first.send("SUBSCRIBE", "", "id:9", "destination:/topic/areas/D/boundaries");
        assertThat(first.awaitError().headers()).containsEntry("message", "too-many-subscriptions");
        clients.forEach(RawClient::close);
        awaitSessions(s -> s == 0, "all gone");
        RawClient.connect(port, bearer).close();
    }

    @Test
    void anUnsubscribedDestinationIsSilent() {
        try (RawClient client = RawClient.connect(port, everywhere())) {
            client.send("SUBSCRIBE", "", "id:a", "destination:" + DISTRICT);
            client.send("UNSUBSCRIBE", "", "id:a", "receipt:u");
            client.await(f -> f.command().equals("RECEIPT"));
            client.subscribe("/topic/areas/G1/incidents");
            district.happen(1, 1);
            assertThat(client.awaitMessages(1).get(0).headers())
                    .containsEntry("destination", "/topic/areas/G1/incidents");
            client.send("DISCONNECT", "", "receipt:bye");
            client.await(f -> "bye".equals(f.headers().get("receipt-id")));
            assertThat(client.awaitClosed()).isEqualTo(1000);
            assertThat(client.messages()).hasSize(1);
        }
    }

    @Test
    void ofAStateTheNewestCounts() {
        try (RawClient client = RawClient.connect(port, everywhere()).subscribe("/topic/areas/D/kpis")) {
            assertThat(states.watched("kpis")).containsExactly("D");
            for (int i = 0; i < 500; i++) {
                states.publish("kpis", "D", Map.of("open", i));
                sleep(1);
            }
            RawClient.Received last = client.await(f -> f.body().contains("\"open\":499"));
            assertThat(last.headers()).containsEntry("destination", "/topic/areas/D/kpis");
            assertThat(client.messages()).hasSizeBetween(2, 8);
        }
        for (int i = 0; i < 500 && !states.watched("kpis").isEmpty(); i++) {
            sleep(10);
        }
        assertThat(states.watched("kpis")).isEmpty();
    }

    @Test
    void heartBeatsGoBothWays() {
        try (RawClient quiet = RawClient.connect(port, everywhere(), "heart-beat:1000,1000")) {
            quiet.await(f -> f.command().equals("HEARTBEAT"));
            assertThat(quiet.awaitError().headers())
                    .as("a client that promised and is silent")
                    .containsEntry("message", "heartbeat-missing");
        }
    }

    @Test
    void replayIsBounded() throws Exception {
        String bearer = everywhere();
        long id = district.happen(1, 1);
        long head = log.awaitPosition(id, Duration.ofSeconds(5));
        assertThat(get(bearer, "/api/live?area=D&after=" + (head + 1)).body()).contains("replay-too-old");
        assertThat(get(bearer, "/api/live?area=D&after=" + head).body()).contains("\"events\":[]");
        assertThat(get(bearer, "/api/live?area=D&after=0&topic=kpis").statusCode())
                .isEqualTo(400);
        assertThat(get(bearer, "/api/live?area=D&after=0&limit=1001").statusCode())
                .isEqualTo(400);
        for (long position = log.currentPosition(); position <= 2000; position++) {
            id = district.happen(1, 1);
        }
        log.awaitPosition(id, Duration.ofSeconds(5));
        HttpResponse<String> gone = get(bearer, "/api/live?area=D&after=0");
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(gone.body()).contains("\"code\":\"replay-too-old\"");
    }

    private HttpResponse<String> get(String bearer, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .header("Authorization", bearer)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static List<JsonNode> bodies(List<RawClient.Received> messages) {
        return messages.stream().map(m -> JSON.readTree(m.body())).toList();
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
