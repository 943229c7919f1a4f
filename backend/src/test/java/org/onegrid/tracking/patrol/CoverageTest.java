package org.onegrid.tracking.patrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.onegrid.geo.LngLat;
import org.onegrid.geo.Precision;
import org.onegrid.identity.Role;
import org.onegrid.test.Api;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.onegrid.test.Somebody;
import org.onegrid.tiles.BaseFeature;
import org.onegrid.tiles.BaseFeatures;
import org.onegrid.tracking.NewResponder;
import org.onegrid.tracking.Reports;
import org.onegrid.tracking.Responders;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Streets every 0.002° in the south-western community, houses beside some of them. */
@PostgisTest
class CoverageTest {

    private static final Instant START = PatrolSlots.of(Instant.now().minusSeconds(5 * 3600));
    private static final double STREET = 0.002;

    @Autowired
    Api api;

    @Autowired
    Somebody somebody;

    @Autowired
    SmallDistrict district;

    @Autowired
    Responders responders;

    @Autowired
    BaseFeatures base;

    @Autowired
    PatrolWorker worker;

    @Autowired
    PatrolStage stage;

    @Autowired
    JdbcClient sql;

    private Reports admin;

    @BeforeEach
    void build() {
        if (!sql.sql("select exists (select from base_feature)")
                .query(Boolean.class)
                .single()) {
            district.build();
            List<BaseFeature> features = new ArrayList<>();
            for (int i = 1; i < 10; i++) {
                for (int j = 1; j < 9; j++) {
                    features.add(feature("roads", line(at(j, i), at(j + 1, i))));
                    features.add(feature("roads", line(at(i, j), at(i, j + 1))));
                }
            }
            Random random = new Random(3);
            for (int i = 0; i < 300; i++) {
                features.add(feature(
                        "buildings", house(0.002 + random.nextDouble() * 0.016, 0.002 + random.nextDouble() * 0.016)));
            }
            base.add(features.stream());
        }
        responders.put(Stream.of("P-1", "P-2", "P-3")
                .map(code -> new NewResponder(code, code, "member", SmallDistrict.WEST, true))
                .toList());
        sql.sql("truncate position, patrol_visit, patrol_due, patrol_check").update();
        sql.sql("delete from responder_position").update();
        stage.startAfresh();
        admin = new Reports(api, somebody.administrator());
    }

    private static BaseFeature feature(String layer, Geometry shape) {
        return new BaseFeature(layer, "local", "", 0, 12, Map.of(), shape);
    }

    private static LngLat at(double column, double row) {
        return new LngLat(120 + column * STREET, 30 + row * STREET);
    }

    private static Geometry line(LngLat... places) {
        return Precision.FACTORY.createLineString(
                Stream.of(places).map(LngLat::toCoordinate).toArray(Coordinate[]::new));
    }

    private static Geometry house(double east, double north) {
        double side = 1e-4;
        return Precision.FACTORY.createPolygon(new Coordinate[] {
            new LngLat(120 + east, 30 + north).toCoordinate(),
            new LngLat(120 + east + side, 30 + north).toCoordinate(),
            new LngLat(120 + east + side, 30 + north + side).toCoordinate(),
            new LngLat(120 + east, 30 + north + side).toCoordinate(),
            new LngLat(120 + east, 30 + north).toCoordinate()
        });
    }

    /** Walks from crossing to crossing at random, a fix every 10 s of 14 m, none of them good enough to stand at a house. */
    private static List<Map<String, Object>> walk(String code, Instant from, Random random, int streets) {
        List<Map<String, Object>> fixes = new ArrayList<>();
        int column = 1 + random.nextInt(9);
        int row = 1 + random.nextInt(9);
        Instant at = from;
        for (int i = 0; i < streets; i++) {
            boolean across = random.nextBoolean();
            int to = Math.max(1, Math.min(9, (across ? column : row) + (random.nextBoolean() ? 1 : -1)));
            for (int step = 0; step < 15; step++) {
                double part = step / 15.0;
                LngLat place = across ? at(column + part * (to - column), row) : at(column, row + part * (to - row));
                fixes.add(Reports.fix(code, place, at, 30));
                at = at.plusSeconds(10);
            }
            column = across ? to : column;
            row = across ? row : to;
        }
        return fixes;
    }

    /** As if what is noted had fallen due. */
    private void compute() {
        worker.computeDue(Instant.now().plusSeconds(600));
        stage.startAfresh();
    }

    private JsonNode coverage(String area) {
        return admin.get(
                "/api/patrols/coverage?area=" + area + "&from=" + START + "&to=" + START.plusSeconds(4 * 3600));
    }

    @Test
    void figuresAreThoseThatPostgisFindsInTheStoredPositions() {
        Random random = new Random(23);
        List<Map<String, Object>> fixes = new ArrayList<>();
        for (String code : List.of("P-1", "P-2", "P-3")) {
            fixes.addAll(walk(code, START.plusSeconds(30), random, 25));
        }
        admin.send(fixes);
        assertThat(coverage(SmallDistrict.WEST).path("pending").asInt()).isPositive();
        compute();
        JsonNode answer = coverage(SmallDistrict.WEST);
        assertThat(answer.path("pending").asInt()).isZero();
        JsonNode total = answer.path("total");
        Map<String, Object> roads = sql.sql(ROADS).query().singleRow();
        assertThat(total.path("roadMeters").path("denominator").asDouble())
                .isCloseTo(((Number) roads.get("all_meters")).doubleValue(), within(50.0));
        assertThat(total.path("roadMeters").path("numerator").asDouble())
                .isCloseTo(((Number) roads.get("visited_meters")).doubleValue(), within(20.0));
        Map<String, Object> houses = sql.sql(HOUSES).query().singleRow();
        assertThat(total.path("buildings").path("denominator").asLong()).isEqualTo(houses.get("all_houses"));
        assertThat(total.path("buildings").path("numerator").asLong()).isEqualTo(houses.get("visited_houses"));
        assertThat((long) houses.get("visited_houses")).isBetween(20L, 280L);
        // a street on the border of two grids is in both and in the total once
        double sum = answer.path("grids")
                .valueStream()
                .mapToDouble(grid -> grid.path("figures")
                        .path("roadMeters")
                        .path("denominator")
                        .asDouble())
                .sum();
        assertThat(sum)
                .isGreaterThan(total.path("roadMeters").path("denominator").asDouble() + 1_000);
        JsonNode unvisited = admin.get("/api/patrols/unvisited?area=" + SmallDistrict.WEST + "&from=" + START + "&to="
                + START.plusSeconds(4 * 3600));
        assertThat(unvisited
                        .path("features")
                        .valueStream()
                        .filter(one ->
                                one.path("properties").path("kind").asString().equals("building"))
                        .count())
                .isEqualTo((long) houses.get("all_houses") - (long) houses.get("visited_houses"));
    }

    /** Pieces of road whose middle lies on the way between two positions that follow each other. */
    private static final String ROADS = """
            with piece as (
                select st_lineinterpolatepoint(b.geom, (k - 0.5) / n) as middle, st_length(b.geom::geography) / n as meters
                from base_feature b,
                     lateral (select greatest(1, round(st_length(b.geom::geography) / 50))::int as n) cut,
                     generate_series(1, n) k
                where b.layer = 'roads'),
            step as (
                select st_makeline(lag(geom) over (partition by responder_id order by at), geom) as way from position)
            select sum(meters) as all_meters,
                   sum(meters) filter (where exists (
                       select from step where st_dwithin(step.way, piece.middle, 1e-6))) as visited_meters
            from piece
            """;

    /** Houses within 25 m of a piece of road that was visited. */
    private static final String HOUSES = """
            with piece as (
                select st_linesubstring(b.geom, (k - 1.0) / n, (k * 1.0) / n) as line,
                       st_lineinterpolatepoint(b.geom, (k - 0.5) / n) as middle
                from base_feature b,
                     lateral (select greatest(1, round(st_length(b.geom::geography) / 50))::int as n) cut,
                     generate_series(1, n) k
                where b.layer = 'roads'),
            step as (
                select st_makeline(lag(geom) over (partition by responder_id order by at), geom) as way from position),
            visited as (
                select line from piece where exists (select from step where st_dwithin(step.way, piece.middle, 1e-6)))
            select count(*) as all_houses,
                   count(*) filter (where exists (
                       select from visited
                       where st_dwithin(st_transform(visited.line, 4549), st_transform(b.geom, 4549), 25))) as visited_houses
            from base_feature b where layer = 'buildings'
            """;

    @Test
    void positionsInAnyOrderLateOrTwiceGiveWhatComputingAllFromScratchGives() {
        Random random = new Random(29);
        List<Map<String, Object>> fixes = new ArrayList<>();
        for (String code : List.of("P-1", "P-2", "P-3")) {
            fixes.addAll(walk(code, START.plusSeconds(30), random, 20));
        }
        Collections.shuffle(fixes, random);
        for (int part = 0; part < 6; part++) {
            admin.send(fixes.subList(part * fixes.size() / 6, (part + 1) * fixes.size() / 6));
            if (part % 2 == 0) {
                compute();
            }
        }
        admin.send(fixes.subList(0, 100));
        compute();
        List<Map<String, Object>> incremental = visits();
        assertThat(incremental).hasSizeGreaterThan(10);
        sql.sql("truncate patrol_visit").update();
        sql.sql("""
                        insert into patrol_due (responder_id, slot, due)
                        select distinct responder_id, date_bin('5 minutes', at + s, timestamptz 'epoch'), now()
                        from position, unnest(array[interval '0', interval '1 minute']) s
                        """).update();
        compute();
        assertThat(visits()).isEqualTo(incremental);
    }

    private List<Map<String, Object>> visits() {
        return sql.sql("""
                        select slot, responder_id, cast(roads as text) as roads, cast(buildings as text) as buildings
                        from patrol_visit order by slot, responder_id
                        """).query().listOfRows();
    }

    @Test
    void checkedItemsCountOnceInTheGridWhereTheyWereChecked() {
        Reports member = new Reports(api, somebody.in(SmallDistrict.WEST, Role.GRID_MEMBER));
        assertThat(member.get("/api/patrols/items")).hasSize(33);
        LngLat place = SmallDistrict.middle(0, 0);
        Map<String, Object> check = new TreeMap<>(
                Map.of("key", "a-1", "item", "101", "lng", place.lng(), "lat", place.lat(), "finding", false));
        check.put("at", START.plusSeconds(60).toString());
        assertThat(member.post("/api/patrols/checks", check).path("again").asBoolean())
                .isFalse();
        assertThat(member.post("/api/patrols/checks", check).path("again").asBoolean())
                .isTrue();
        check.put("key", "a-2");
        member.post("/api/patrols/checks", check);
        check.put("key", "a-3");
        check.put("item", "703");
        assertThat(member.post("/api/patrols/checks", check).path("area").asString())
                .isEqualTo(SmallDistrict.grid(0, 0));
        check.put("item", "999");
        assertThat(member.post("/api/patrols/checks", check).path("code").asString())
                .isEqualTo("patrol-item-unknown");
        check.put("item", "102");
        check.put("lng", SmallDistrict.middle(3, 3).lng());
        check.put("lat", SmallDistrict.middle(3, 3).lat());
        assertThat(member.post("/api/patrols/checks", check).path("code").asString())
                .isEqualTo("place-outside-areas");
        JsonNode grid = coverage(SmallDistrict.grid(0, 0));
        assertThat(grid.path("total").path("items").path("numerator").asInt()).isEqualTo(2);
        assertThat(grid.path("total").path("items").path("denominator").asInt()).isEqualTo(33);
        assertThat(grid.path("grids").get(0).path("unchecked")).hasSize(31);
        JsonNode street = coverage(SmallDistrict.WEST);
        assertThat(street.path("total").path("items").path("denominator").asInt())
                .isEqualTo(8 * 33);
        assertThat(street.path("total").path("items").path("numerator").asInt()).isEqualTo(2);
    }
}
