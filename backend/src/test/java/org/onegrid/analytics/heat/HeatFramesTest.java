package org.onegrid.analytics.heat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.onegrid.geo.LngLat;
import org.onegrid.geo.Plane;
import org.onegrid.live.LiveState;
import org.onegrid.live.Topic;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.onegrid.test.Somebody;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whoever watches an area sees its incidents as heat at once, those of others never, and as much as a recount gives. */
@PostgisTest
class HeatFramesTest {

    private static final LiveState.Key WEST = new LiveState.Key(SmallDistrict.WEST, Topic.HEAT);
    private static final LiveState.Key ALL = new LiveState.Key(SmallDistrict.DISTRICT, Topic.HEAT);
    private static final int PATIENCE_MILLIS = 20_000;

    private record Reported(double lng, double lat, Instant at) {}

    @Autowired
    MockMvcTester http;

    @Autowired
    Somebody somebody;

    @Autowired
    SmallDistrict district;

    @Autowired
    LiveState live;

    @Autowired
    JdbcClient sql;

    @Autowired
    JsonMapper json;

    private String admin;

    @BeforeEach
    void watch() {
        district.build();
        admin = somebody.administrator();
        live.watch(WEST);
        live.watch(ALL);
    }

    @AfterEach
    void leave() {
        live.unwatch(WEST);
        live.unwatch(ALL);
    }

    @Test
    void followsEveryIncidentAndEqualsARecount() {
        frame(WEST, 0);
        report(0, 0, null);
        long begun = System.nanoTime();
        String second = report(1, 3, null);
        JsonNode shown = frame(WEST, 2);
        System.out.println("heat shown " + (System.nanoTime() - begun) / 1_000_000 + " ms after the report");
        frame(ALL, 2);
        report(3, 3, null); // the other street's
        frame(ALL, 3);
        String rehearsal = post("/api/rehearsals", Map.of("name", "演练", "seed", 1))
                .path("id")
                .asString();
        report(0, 1, rehearsal);
        report(0, 2, null);
        frame(WEST, 3);
        JsonNode all = frame(ALL, 4);
        post("/api/rehearsals/" + rehearsal + "/end", null);
        bandsEqualARecount(all, SmallDistrict.DISTRICT);
        bandsEqualARecount(frame(WEST, 3), SmallDistrict.WEST);

        post("/api/incidents/" + second + "/actions/reject", Map.of("opinion", "无此事"));
        JsonNode after = frame(WEST, 2);
        bandsEqualARecount(after, SmallDistrict.WEST);
        assertThat(Instant.parse(after.path("at").asString()))
                .isAfter(Instant.parse(shown.path("at").asString()));
        assertThat(after.path("halfLifeMinutes").asDouble()).isEqualTo(30);
    }

    /** A place lies in the band of a break exactly when the sum over the stored incidents passes that break there. */
    private void bandsEqualARecount(JsonNode frame, String area) {
        List<Reported> stored = stored(area);
        assertThat(stored).hasSize(frame.path("n").asInt());
        Plane plane = Plane.at(new LngLat(120.02, 30.02));
        Map<Double, Geometry> bands = new HashMap<>();
        for (JsonNode band : frame.path("bands").path("features")) {
            bands.put(band.path("properties").path("from").asDouble(), multiPolygon(band.path("geometry")));
        }
        Instant at = Instant.parse(frame.path("at").asString());
        Random random = new Random(7);
        int[] seen = new int[2];
        for (int i = 0; i < 4_000; i++) {
            LngLat place = new LngLat(120 + random.nextDouble() * 0.04, 30 + random.nextDouble() * 0.04);
            double density = density(stored, plane.project(place), plane, at);
            for (double from : AreaHeat.BREAKS) {
                if (Math.abs(density - from) < 0.15 * from) {
                    continue; // within what a cell of 100 m can tell
                }
                Geometry band = bands.get(from);
                boolean inside = band != null && band.contains(band.getFactory().createPoint(place.toCoordinate()));
                assertThat(inside)
                        .as("%s at %s, density %s, break %s", area, place, density, from)
                        .isEqualTo(density > from);
                seen[inside ? 1 : 0]++;
            }
        }
        assertThat(seen[0]).isPositive();
        assertThat(seen[1]).isPositive();
    }

    private static double density(List<Reported> stored, Coordinate place, Plane plane, Instant now) {
        double sum = 0;
        for (Reported one : stored) {
            Coordinate at = plane.project(new LngLat(one.lng(), one.lat()));
            double squared = at.distance(place) * at.distance(place);
            double weight = Math.pow(0.5, Duration.between(one.at(), now).toMillis() / 1_800_000.0);
            sum += weight * 1e6 / (2 * Math.PI * 250 * 250) * Math.exp(-squared / (2 * 250 * 250));
        }
        return sum;
    }

    private List<Reported> stored(String area) {
        return sql.sql("""
                        select st_x(i.geom) as lng, st_y(i.geom) as lat, i.reported_at
                        from incident i join area a on a.code = :area and i.area_path <@ a.command_path
                        where i.rehearsal_id is null and i.status <> 'rejected'
                        """)
                .param("area", area)
                .query((row, n) -> new Reported(
                        row.getDouble("lng"),
                        row.getDouble("lat"),
                        row.getObject("reported_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static Geometry multiPolygon(JsonNode geometry) {
        GeometryFactory factory = new GeometryFactory();
        List<Polygon> polygons = new ArrayList<>();
        for (JsonNode polygon : geometry.path("coordinates")) {
            List<LinearRing> rings = new ArrayList<>();
            for (JsonNode ring : polygon) {
                Coordinate[] places = ring.valueStream()
                        .map(at ->
                                new Coordinate(at.get(0).asDouble(), at.get(1).asDouble()))
                        .toArray(Coordinate[]::new);
                rings.add(factory.createLinearRing(places));
            }
            polygons.add(factory.createPolygon(
                    rings.get(0), rings.subList(1, rings.size()).toArray(LinearRing[]::new)));
        }
        return factory.createMultiPolygon(polygons.toArray(Polygon[]::new));
    }

    private JsonNode frame(LiveState.Key key, int n) {
        JsonNode payload = json.nullNode();
        for (int waited = 0; waited < PATIENCE_MILLIS; waited += 20) {
            payload = live.newest(key)
                    .map(text -> json.readTree(text).path("payload"))
                    .orElse(payload);
            if (payload.path("n").asInt(-1) == n) {
                return payload;
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError("no heat of " + n + " incidents of " + key + ", the last was " + payload);
    }

    private String report(int column, int row, @Nullable String rehearsal) {
        LngLat at = SmallDistrict.middle(column, row);
        Map<String, Object> body = new HashMap<>(Map.of("category", "201001", "lng", at.lng(), "lat", at.lat()));
        if (rehearsal != null) {
            body.put("rehearsal", rehearsal);
        }
        return post("/api/incidents", body).path("id").asString();
    }

    private JsonNode post(String path, @Nullable Object body) {
        var request = http.post().uri(path).header("Authorization", admin);
        if (body != null) {
            request = request.contentType(MediaType.APPLICATION_JSON).content(json.writeValueAsString(body));
        }
        var response = request.exchange().getResponse();
        assertThat(response.getStatus()).as(path).isBetween(200, 204);
        return json.readTree(response.getContentAsByteArray());
    }
}
