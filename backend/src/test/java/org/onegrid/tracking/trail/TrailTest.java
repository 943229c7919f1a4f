package org.onegrid.tracking.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onegrid.geo.LngLat;
import org.onegrid.identity.Role;
import org.onegrid.identity.Scope;
import org.onegrid.movement.Track;
import org.onegrid.movement.Waypoint;
import org.onegrid.test.Api;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.onegrid.test.Somebody;
import org.onegrid.tracking.NewResponder;
import org.onegrid.tracking.Reports;
import org.onegrid.tracking.Responders;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@PostgisTest
class TrailTest {

    private static final Instant START = Instant.now().minusSeconds(6 * 3600).truncatedTo(ChronoUnit.SECONDS);

    @Autowired
    Api api;

    @Autowired
    Somebody somebody;

    @Autowired
    SmallDistrict district;

    @Autowired
    Responders responders;

    @Autowired
    JdbcClient sql;

    private Reports admin;

    @BeforeEach
    void build() {
        district.build();
        responders.put(List.of(
                new NewResponder("W-1", "西一", "member", SmallDistrict.grid(0, 0), true),
                new NewResponder("W-2", "西二", "member", SmallDistrict.grid(1, 0), true),
                new NewResponder("E-1", "东一", "crew", SmallDistrict.EAST, true)));
        admin = new Reports(api, somebody.administrator());
    }

    private static String window(String whose, long fromSeconds, long toSeconds) {
        return "/api/tracks?" + whose + "&from=" + START.plusSeconds(fromSeconds) + "&to="
                + START.plusSeconds(toSeconds) + "&purpose=投诉核实";
    }

    @Test
    void theThinnedTrackIsWithinTheToleranceOfEveryStoredPositionAtItsTime() {
        Random random = new Random(5);
        List<Map<String, Object>> walk = new ArrayList<>();
        double lng = 120.005;
        double lat = 30.005;
        long seconds = 0;
        for (int i = 0; i < 600; i++) {
            walk.add(Reports.fix("W-1", new LngLat(lng, lat), START.plusSeconds(seconds), 5));
            seconds += 5 + random.nextInt(10);
            lng += (random.nextInt(5) - 2) * 4e-5;
            lat += (random.nextInt(5) - 2) * 4e-5;
        }
        admin.send(walk);
        JsonNode answer = admin.get(window("responder=W-1", 0, 3 * 3600) + "&tolerance=12");
        JsonNode track = answer.path("tracks").get(0);
        assertThat(track.path("positions").asInt()).isEqualTo(600);
        List<Waypoint> few = new ArrayList<>();
        for (JsonNode leg : track.path("legs")) {
            for (JsonNode point : leg.path("points")) {
                few.add(new Waypoint(
                        new LngLat(
                                point.path("lng").asDouble(), point.path("lat").asDouble()),
                        point.path("at").asLong()));
            }
        }
        assertThat(few).hasSizeLessThan(400);
        Track drawn = Track.of(few);
        for (Map<String, Object> one : walk) {
            LngLat place = new LngLat((double) one.get("lng"), (double) one.get("lat"));
            long at = Instant.parse((String) one.get("at")).toEpochMilli();
            assertThat(drawn.at(at).distanceMeters(place)).isLessThan(12.1);
        }
        JsonNode finer = admin.get(window("responder=W-1", 0, 3 * 3600) + "&tolerance=0");
        assertThat(finer.path("tracks")
                        .get(0)
                        .path("legs")
                        .get(0)
                        .path("points")
                        .size())
                .isGreaterThan(few.size());
    }

    @Test
    void silencesAreGapsStaysAreStopsAndDoubtfulPositionsAreNotOnTheLine() {
        List<Map<String, Object>> walk = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            walk.add(Reports.fix("W-2", new LngLat(120.011 + 1e-6 * (i % 3), 30.003), START.plusSeconds(i * 10L), 5));
        }
        for (int i = 0; i < 60; i++) {
            walk.add(Reports.fix("W-2", new LngLat(120.011 + 1e-4 * i, 30.003), START.plusSeconds(3_600 + i * 10L), 5));
        }
        Map<String, Object> madeUp = Reports.fix("W-2", new LngLat(120.019, 30.009), START.plusSeconds(3_705), 5);
        madeUp.put("mock", true);
        walk.add(madeUp);
        admin.send(walk);
        JsonNode track =
                admin.get(window("responder=W-2", 0, 7_200)).path("tracks").get(0);
        assertThat(track.path("legs")).hasSize(2);
        assertThat(track.path("gaps")).hasSize(1);
        assertThat(track.path("gaps").get(0).path("seconds").asInt()).isEqualTo(3_600 - 590);
        assertThat(track.path("stops")).hasSize(1);
        assertThat(track.path("stops").get(0).path("seconds").asInt()).isEqualTo(590);
        assertThat(track.path("doubtful")).hasSize(1);
        assertThat(track.path("doubtful").get(0).path("flags").toString()).contains("mock");
        assertThat(track.path("legs").toString()).doesNotContain("30.009");
        JsonNode features =
                admin.get(window("responder=W-2", 0, 7_200).replace("/api/tracks?", "/api/tracks.geojson?"));
        assertThat(features.path("features")
                        .valueStream()
                        .map(one -> one.path("properties").path("type").asString() + " "
                                + one.path("geometry").path("type").asString())
                        .toList())
                .containsExactly("leg LineString", "leg LineString", "gap LineString", "stop Point");
        assertThat(features.path("features")
                        .get(0)
                        .path("properties")
                        .path("times")
                        .size())
                .isEqualTo(features.path("features")
                        .get(0)
                        .path("geometry")
                        .path("coordinates")
                        .size());
    }

    @Test
    void nobodyLooksWithoutAPurposeOrBeyondHisAreasAndEveryLookIsKept() {
        long west = district.area(SmallDistrict.WEST).id();
        var person = somebody.with(Scope.of(Set.of(west)), Role.OPERATOR);
        Reports operator = new Reports(api, somebody.bearer(person));
        admin.send(List.of(Reports.fix("E-1", SmallDistrict.middle(3, 3), START.plusSeconds(60), 5)));
        assertThat(operator.get(window("responder=W-1", 0, 60).replaceAll("&purpose=.*", ""))
                        .path("code")
                        .asString())
                .isEqualTo("purpose-missing");
        assertThat(operator.get(window("responder=E-1", 0, 600)).path("code").asString())
                .isEqualTo("not-found");
        assertThat(operator.get(window("within=" + SmallDistrict.DISTRICT, 0, 600))
                        .path("code")
                        .asString())
                .isEqualTo("not-found");
        assertThat(operator.get(window("within=" + SmallDistrict.WEST, 0, 86_401))
                        .path("code")
                        .asString())
                .isEqualTo("window-invalid");
        assertThat(operator.get(window("within=" + SmallDistrict.WEST + "&responder=W-1", 0, 600))
                        .path("code")
                        .asString())
                .isEqualTo("whose-tracks");
        int before = traces(person.id()).size();
        assertThat(before).isZero();
        JsonNode own = operator.get(window("within=" + SmallDistrict.WEST, 0, 6 * 3600));
        assertThat(own.path("tracks").toString()).doesNotContain("E-1");
        operator.get(window("responder=W-1", 0, 600));
        assertThat(traces(person.id())).containsExactly("投诉核实 " + SmallDistrict.WEST, "投诉核实 W-1");
        Reports auditor = new Reports(api, somebody.bearer(somebody.with(Scope.all(), Role.AUDITOR)));
        JsonNode reads = auditor.get("/api/track-reads?limit=1");
        assertThat(reads.get(0).path("login").asString()).isEqualTo(person.login());
        assertThat(reads.get(0).path("responder").asString()).isEqualTo("W-1");
        assertThat(auditor.get("/api/track-reads?limit=1&before=" + reads.get(0).path("id"))
                        .get(0)
                        .path("area")
                        .asString())
                .isEqualTo(SmallDistrict.WEST);
    }

    private List<String> traces(long person) {
        return sql.sql("""
                        select purpose || ' ' || coalesce(area_code, responder_code) from track_read
                        where person_id = :person order by id
                        """).param("person", person).query(String.class).list();
    }
}
