package org.onegrid.grid.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onegrid.geo.LngLat;
import org.onegrid.identity.Role;
import org.onegrid.incident.IncidentHistory;
import org.onegrid.incident.IncidentHistory.PastCase;
import org.onegrid.test.Api;
import org.onegrid.test.Cases;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.onegrid.test.Somebody;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Incidents whose ground goes to another area: where they lie, who hears of it, and how a replay tells it. */
@PostgisTest
class MovingIncidentsTest {

    @Autowired
    private Api http;

    @Autowired
    private BoundaryApi api;

    @Autowired
    private SmallDistrict district;

    @Autowired
    private Somebody somebody;

    @Autowired
    private IncidentHistory incidents;

    @Autowired
    private JdbcClient jdbc;

    private String me;

    @BeforeEach
    void build() {
        api.buildAMonthAgo();
        me = somebody.administrator();
    }

    @Test
    void incidentsReportedWhileBoundariesMoveLieInTheirAreas() throws Exception {
        ExecutorService reporters = Executors.newFixedThreadPool(3);
        List<Future<?>> running = new ArrayList<>();
        long until = System.nanoTime() + 6_000_000_000L;
        for (int i = 0; i < 3; i++) {
            Random random = new Random(i);
            running.add(reporters.submit(() -> {
                while (System.nanoTime() < until) {
                    report(random);
                }
            }));
        }
        String grid = SmallDistrict.grid(3, 1);
        for (double line : new double[] {120.0380, 120.0360, 120.0340}) {
            api.split(grid, line);
        }
        for (Future<?> one : running) {
            one.get();
        }
        reporters.shutdown();
        assertThat(jdbc.sql("select count(*) from incident where status = 'reported' and channel = 'field'")
                        .query(Integer.class)
                        .single())
                .isGreaterThan(20);
        assertThat(jdbc.sql("""
                                select i.id from incident i join area a on a.id = i.area_id
                                where i.status = 'reported' and i.channel = 'field'
                                  and not (upper_inf(a.valid) and st_intersects(a.geom, i.geom)
                                           and i.area_path = a.command_path)
                                """).query(Long.class).list())
                .as("incidents that lie outside of their area")
                .isEmpty();
    }

    @Test
    void whoWatchesAGridHearsOnceOfAnIncidentThatComesGoesOrStays() {
        String grid = SmallDistrict.grid(1, 3);
        long oldId = district.area(grid).id();
        Instant now = Instant.now();
        incidents.load(
                Stream.of(
                        past(120.0105, 30.035, now),
                        past(120.0195, 30.035, now),
                        past(120.0106, 30.036, now, "accept"),
                        past(120.0194, 30.036, now, "accept")),
                now);
        String fresh = api.split(grid, 120.015);
        long newId = district.area(fresh).id();
        List<String> heard = jdbc.sql("""
                        select type || ' ' || area_codes from live_log
                        where topic = 'incidents' and type in ('incident.moved', 'incident.left', 'incident.marked')
                          and (area_ids @> array[cast(:old as bigint)] or area_ids @> array[cast(:new as bigint)])
                        order by id
                        """)
                .param("old", oldId)
                .param("new", newId)
                .query(String.class)
                .list();
        String way = "990100." + SmallDistrict.WEST + "." + SmallDistrict.community(1, 3) + ".";
        assertThat(heard)
                .containsExactly(
                        "incident.moved " + way + fresh, "incident.left " + grid, "incident.marked " + way + grid);
        assertThat(jdbc.sql("""
                                select s.verb from incident_step s join incident i on i.id = s.incident_id
                                where s.actor = 'boundary' and i.area_id in (:old, :new) order by s.verb
                                """)
                        .param("old", oldId)
                        .param("new", newId)
                        .query(String.class)
                        .list())
                .containsExactly("mark", "move");
        assertThat(jdbc.sql("select area_id from incident where ground_area_id = :new")
                        .param("new", newId)
                        .query(Long.class)
                        .list())
                .as("accepted, stayed, and marked with where it lies")
                .containsExactly(oldId);
    }

    @Test
    void acceptedIncidentsGoAlongWhenTheChangeSaysSo() {
        String grid = SmallDistrict.grid(0, 3);
        Instant now = Instant.now();
        incidents.load(Stream.of(past(120.0001, 30.035, now, "accept"), past(120.0099, 30.035, now, "accept")), now);
        String drawer = api.bearer(Role.SUPERVISOR, SmallDistrict.community(0, 3));
        BoundaryApi.Answer draft = api.post(
                drawer,
                "",
                null,
                "{\"area\":\"%s\",\"title\":\"试\",\"acceptedIncidents\":\"move\"}"
                        .formatted(SmallDistrict.community(0, 3)));
        assertThat(draft.body().path("acceptedIncidents").asString()).isEqualTo("move");
        api.done(
                drawer,
                draft.id(),
                "operations",
                "{\"kind\":\"split\",\"area\":\"%s\",\"line\":[[120.005,30.029],[120.005,30.041]],\"as\":\"+1\"}"
                        .formatted(grid));
        JsonNode moves = api.get(drawer, "/" + draft.id() + "/impact").body().path("moves");
        assertThat(moves).hasSize(1);
        assertThat(moves.get(0).path("note").isNull()).isTrue();
        api.take(drawer, api.bearer(Role.LEADER, SmallDistrict.DISTRICT), draft.id());
        assertThat(jdbc.sql("""
                                select count(distinct i.area_id) from incident i join area a on a.id = i.area_id
                                where i.status = 'accepted' and st_y(i.geom) = 30.035 and st_x(i.geom) < 120.01
                                  and st_covers(a.geom, i.geom)
                                """).query(Integer.class).single()).isEqualTo(2);
    }

    @Test
    void aDayPlayedAcrossAChangeEndsWhereTheScreenStands() {
        String grid = SmallDistrict.grid(2, 3);
        Instant now = Instant.now();
        incidents.load(
                Stream.of(
                        past(120.0205, 30.035, now.minusSeconds(900)),
                        past(120.0295, 30.035, now.minusSeconds(800)),
                        past(120.0296, 30.036, now.minusSeconds(700), "accept")),
                now);
        Instant from = now.minusSeconds(750).truncatedTo(ChronoUnit.MILLIS);
        String fresh = api.split(grid, 120.025);
        Instant to = Instant.now();
        for (String area : List.of(grid, SmallDistrict.community(2, 3), SmallDistrict.DISTRICT)) {
            Map<String, String> played = open("/api/board/replay?area=" + area + "&from=" + from);
            JsonNode events = get("/api/board/replay/events?limit=1000&area=" + area + "&from=" + from + "&to=" + to)
                    .path("events");
            for (JsonNode event : events) {
                played.remove(event.at("/payload/id").asString());
                if (!event.path("type").asString().equals("incident.left")) {
                    played.put(event.at("/payload/id").asString(), brief(event.path("payload")));
                }
            }
            assertThat(played).as(area).isEqualTo(open("/api/board/incidents?area=" + area));
        }
        List<String> types = get("/api/board/replay/events?area=" + grid + "&from=" + from + "&to=" + to)
                .path("events")
                .valueStream()
                .map(event -> event.path("type").asString())
                .toList();
        assertThat(types).contains("incident.left", "incident.marked").doesNotContain("incident.moved");
        assertThat(open("/api/board/replay?area=" + fresh + "&from=" + to)).hasSize(1);
    }

    private Map<String, String> open(String uri) {
        Map<String, String> open = new LinkedHashMap<>();
        get(uri).path("incidents").forEach(one -> open.put(one.path("id").asString(), brief(one)));
        return open;
    }

    private static String brief(JsonNode incident) {
        return incident.path("areaPath").asString() + " "
                + incident.path("version").asInt() + " "
                + incident.path("status").asString();
    }

    private void report(Random random) {
        String body = "{\"category\":\"101001\",\"channel\":\"field\",\"lng\":%.7f,\"lat\":%.7f,\"datum\":\"cgcs2000\"}"
                .formatted(120.03 + random.nextInt(100_000) / 1e7, 30.01 + random.nextInt(100_000) / 1e7);
        assertThat(http.post(me, "/api/incidents", body).status()).isEqualTo(201);
    }

    private static PastCase past(double lng, double lat, Instant at, String... verbs) {
        return Cases.past(new LngLat(lng, lat), at, Cases.steps(at, List.of(verbs)));
    }

    private JsonNode get(String address) {
        return http.read(me, address);
    }
}
