package org.onegrid.live.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onegrid.geo.Bounds;
import org.onegrid.geo.LngLat;
import org.onegrid.identity.People;
import org.onegrid.identity.Person;
import org.onegrid.identity.Role;
import org.onegrid.identity.Scope;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.onegrid.test.Somebody;
import org.onegrid.tracking.NewResponder;
import org.onegrid.tracking.Responders;
import org.onegrid.tracking.view.Wall;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whereabouts over real sockets. Positions are written by SQL, as another node of the same database would. */
@PostgisTest
@TestPropertySource(properties = "onegrid.live.state-tick=100ms")
class PositionsSocketTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int RESPONDERS = 60;

    @LocalServerPort
    int port;

    @Autowired
    Somebody somebody;

    @Autowired
    People people;

    @Autowired
    SmallDistrict district;

    @Autowired
    Responders responders;

    @Autowired
    JdbcClient sql;

    @BeforeEach
    void build() {
        district.build();
        sql.sql("delete from responder").update();
        List<NewResponder> all = new ArrayList<>();
        for (int i = 0; i < RESPONDERS; i++) {
            all.add(new NewResponder("R" + i, "巡" + i, "member", SmallDistrict.grid(i % 4, i / 4 % 4), true));
        }
        responders.put(all);
    }

    private String everywhere() {
        return somebody.bearer(somebody.with(Scope.all(), Role.OPERATOR));
    }

    private static String topic(String area) {
        return "/topic/areas/" + area + "/positions";
    }

    private void move(int responder, double lng, double lat, Instant at) {
        sql.sql("""
                        insert into responder_position (responder_id, geom, at)
                        select id, st_setsrid(st_makepoint(:lng, :lat), 4490), cast(:at as timestamptz)
                        from responder where code = :code
                        on conflict (responder_id) do update set geom = excluded.geom, at = excluded.at,
                            recorded_at = clock_timestamp()
                        """)
                .param("code", "R" + responder)
                .param("lng", lng)
                .param("lat", lat)
                .param("at", at.toString())
                .update();
    }

    private void move(int responder, int column, int row) {
        LngLat place = SmallDistrict.middle(column, row);
        move(responder, place.lng(), place.lat(), Instant.now());
    }

    /** What the frames after the first {@code from} of a client amount to. */
    private static Map<String, String> shown(RawClient client, int from) {
        Wall wall = new Wall();
        List<RawClient.Received> messages = client.messages();
        messages.subList(Math.min(from, messages.size()), messages.size())
                .forEach(message -> wall.take(message.body()));
        return wall.shown();
    }

    @Test
    void aWindowIsFilledFirstAndThenToldWhatEntersMovesAndLeaves() {
        move(0, 0, 0);
        move(1, 1, 0);
        move(2, 3, 3);
        try (RawClient client = RawClient.connect(port, everywhere())) {
            client.send(
                    "SUBSCRIBE",
                    "",
                    "id:v",
                    "destination:" + topic(SmallDistrict.DISTRICT),
                    "onegrid-view:120.0,30.0,120.02,30.01");
            JsonNode first = JSON.readTree(client.awaitMessages(1).get(0).body());
            assertThat(first.at("/payload/full").asBoolean()).isTrue();
            assertThat(first.path("area").asString()).isEqualTo(SmallDistrict.DISTRICT);
            assertThat(shown(client, 0)).containsOnlyKeys("R0", "R1");
            move(0, 1, 0);
            move(1, 2, 2);
            move(2, 0, 0);
            awaitShown(client, 0, Set.of("R0", "R2"));
            String later = client.messages().subList(1, client.messages().size()).stream()
                    .map(RawClient.Received::body)
                    .reduce("", String::concat);
            assertThat(later).contains("\"R2\"").doesNotContain("\"R0\"").doesNotContain("\"full\"");

            // another part of the map
            int before = client.messages().size();
            client.send("UNSUBSCRIBE", "", "id:v");
            client.send(
                    "SUBSCRIBE",
                    "",
                    "id:w",
                    "destination:" + topic(SmallDistrict.DISTRICT),
                    "onegrid-view:120.02,30.02,120.04,30.04");
            awaitShown(client, before, Set.of("R1"));
            assertThat(client.messages().get(before).headers()).containsEntry("subscription", "w");
        }
    }

    @Test
    void nobodyOffDutyOrLostIsShownAndTheNewsOfItComes() {
        for (int i = 0; i < 4; i++) {
            move(i, i, 0);
        }
        move(4, 120.005, 30.005, Instant.now().minus(Duration.ofMinutes(31)));
        move(5, 120.005, 30.005, Instant.now().minus(Duration.ofMinutes(30)).plusSeconds(4));
        try (RawClient client = RawClient.connect(port, everywhere()).subscribe(topic(SmallDistrict.DISTRICT))) {
            awaitShown(client, 0, Set.of("R0", "R1", "R2", "R3", "R5"));
            sql.sql("update responder set always_on_duty = false where code = 'R1'")
                    .update();
            awaitShown(client, 0, Set.of("R0", "R2", "R3", "R5"));
            sql.sql("delete from responder where code = 'R2'").update();
            awaitShown(client, 0, Set.of("R0", "R3"));
        }
    }

    @Test
    void onlyThoseOfTheAreaAreSeenByThoseWhoMaySeeThem() {
        for (int i = 0; i < 16; i++) {
            move(i, 0, 0); // all in the west, wherever they belong
        }
        long west = district.area(SmallDistrict.WEST).id();
        Person person = somebody.with(Scope.of(Set.of(west)), Role.OPERATOR);
        try (RawClient client = RawClient.connect(port, somebody.bearer(person)).subscribe(topic(SmallDistrict.WEST))) {
            awaitShown(client, 0, Set.of("R0", "R1", "R4", "R5", "R8", "R9", "R12", "R13"));
            people.setScope(
                    person.id(),
                    Scope.of(Set.of(district.area(SmallDistrict.EAST).id())));
            assertThat(client.await(f -> f.command().equals("ERROR"), Duration.ofSeconds(5))
                            .headers())
                    .containsEntry("message", "not-found");
            int told = client.messages().size();
            move(0, 1, 1);
            assertThat(client.awaitClosed()).isEqualTo(1008);
            assertThat(client.messages()).hasSize(told);
        }
        refused(
                somebody.bearer(somebody.with(Scope.of(Set.of(west)), Role.OPERATOR)),
                "not-found",
                SmallDistrict.DISTRICT);
        // may listen, and may not know where others are
        refused(somebody.bearer(somebody.with(Scope.all(), Role.AUDITOR)), "not-found", SmallDistrict.DISTRICT);
        for (String view : List.of("1,2,3", "a,b,c,d", "121,30,120,31", "NaN,30,121,31", "120,30,121,91", "")) {
            refused(everywhere(), "view-invalid", SmallDistrict.DISTRICT, "onegrid-view:" + view);
        }
    }

    private void refused(String bearer, String code, String area, String... headers) {
        try (RawClient client = RawClient.connect(port, bearer)) {
            List<String> all = new ArrayList<>(List.of("id:1", "destination:" + topic(area)));
            all.addAll(List.of(headers));
            client.send("SUBSCRIBE", "", all.toArray(String[]::new));
            assertThat(client.awaitError().headers()).as("%s", all).containsEntry("message", code);
        }
    }

    @Test
    void everyDashboardEndsWithWhatTheStoreHolds() {
        long seed = 20261122;
        Random random = new Random(seed);
        String bearer = everywhere();
        List<Looker> lookers = new ArrayList<>();
        try {
            for (int i = 0; i < 12; i++) {
                lookers.add(new Looker(random, bearer));
            }
            for (int step = 0; step < 250; step++) {
                for (int i = random.nextInt(12); i > 0; i--) {
                    move(
                            random.nextInt(RESPONDERS),
                            120 + random.nextInt(4000) / 1e5,
                            30 + random.nextInt(4000) / 1e5,
                            Instant.now());
                }
                if (random.nextInt(6) == 0) {
                    Looker looker = lookers.get(random.nextInt(lookers.size()));
                    if (random.nextBoolean()) {
                        looker.reconnect(bearer);
                    } else {
                        looker.look(random);
                    }
                }
                pause(random.nextInt(25));
            }
            for (Looker looker : lookers) {
                Map<String, String> expected = store(looker.view);
                long end = System.nanoTime() + RawClient.SOON.toNanos();
                while (!shown(looker.client, looker.from).equals(expected) && System.nanoTime() < end) {
                    pause(20);
                }
                assertThat(shown(looker.client, looker.from))
                        .as("seed %d, view %s", seed, looker.view)
                        .isEqualTo(expected);
                looker.client
                        .messages()
                        .forEach(message -> assertThat(message.headers())
                                .containsEntry("destination", topic(SmallDistrict.DISTRICT)));
            }
        } finally {
            lookers.forEach(looker -> looker.client.close());
        }
    }

    /** A client whose window wanders. */
    private final class Looker {
        private RawClient client;
        private Bounds view = new Bounds(120, 30, 120, 30);
        private int from;
        private int subscriptions;

        Looker(Random random, String bearer) {
            client = RawClient.connect(port, bearer, "onegrid-batch:true");
            look(random);
        }

        void look(Random random) {
            double west = 120 + random.nextInt(30) / 1e3;
            double south = 30 + random.nextInt(30) / 1e3;
            view = new Bounds(west, south, west + 0.01, south + 0.01);
            if (subscriptions > 0) {
                client.send("UNSUBSCRIBE", "", "id:" + subscriptions);
            }
            subscribe();
        }

        void reconnect(String bearer) {
            client.close();
            client = RawClient.connect(port, bearer, "onegrid-batch:true");
            subscribe();
        }

        private void subscribe() {
            String id = Integer.toString(++subscriptions);
            client.send(
                    "SUBSCRIBE",
                    "",
                    "id:" + id,
                    "destination:" + topic(SmallDistrict.DISTRICT),
                    "receipt:r" + id,
                    "onegrid-view:" + view.west() + "," + view.south() + "," + view.east() + "," + view.north());
            client.await(f -> ("r" + id).equals(f.headers().get("receipt-id")));
            // frames of the window before may have been on their way
            from = (int) client.messages().stream()
                    .filter(f -> !id.equals(f.headers().get("subscription")))
                    .count();
        }
    }

    private Map<String, String> store(Bounds view) {
        Map<String, String> expected = new TreeMap<>();
        sql.sql("""
                        select r.code, st_x(p.geom) as lng, st_y(p.geom) as lat, p.at
                        from responder r join responder_position p on p.responder_id = r.id
                        where p.geom && st_makeenvelope(:west, :south, :east, :north, 4490)
                        """)
                .param("west", view.west())
                .param("south", view.south())
                .param("east", view.east())
                .param("north", view.north())
                .query(row -> {
                    expected.put(
                            row.getString("code"),
                            row.getDouble("lng") + "," + row.getDouble("lat") + ","
                                    + row.getTimestamp("at").toInstant().getEpochSecond());
                });
        return expected;
    }

    private static void awaitShown(RawClient client, int from, Set<String> codes) {
        long end = System.nanoTime() + RawClient.SOON.toNanos();
        while (!shown(client, from).keySet().equals(codes) && System.nanoTime() < end) {
            pause(10);
        }
        assertThat(shown(client, from).keySet()).containsExactlyInAnyOrderElementsOf(codes);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
