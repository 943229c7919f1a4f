package org.onegrid.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.onegrid.geo.LngLat;
import org.onegrid.identity.Role;
import org.onegrid.identity.Scope;
import org.onegrid.test.Analyses;
import org.onegrid.test.Api;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.onegrid.test.Somebody;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** After a border has moved: by the boundaries of today cases lie elsewhere, by those of then nothing has changed. */
@PostgisTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BoundariesTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Autowired
    Analyses analyses;

    @Autowired
    SomeCases cases;

    @Autowired
    SmallDistrict district;

    @Autowired
    Somebody somebody;

    @Autowired
    Api api;

    @Autowired
    JdbcClient sql;

    private JsonNode change(String bearer, String path, int version, String body) {
        Api.Answer answer = version < 0
                ? api.post(bearer, "/api/boundary-changes" + path, body)
                : api.post(bearer, "/api/boundary-changes" + path, body, Api.ifMatch(version));
        assertThat(answer.status()).as(path + " " + answer.body()).isIn(200, 201);
        return answer.body();
    }

    private int version(String bearer, long id) {
        return api.read(bearer, "/api/boundary-changes/" + id).path("version").asInt();
    }

    /** Draws in an area, submits and approves: in effect at once. */
    private void drawn(String area, String... operations) {
        Scope scope = Scope.of(Set.of(district.area(SmallDistrict.DISTRICT).id()));
        String author = somebody.bearer(somebody.with(scope, Role.LEADER));
        String other = somebody.bearer(somebody.with(scope, Role.LEADER));
        long id = change(author, "", -1, "{\"area\":\"%s\",\"title\":\"试\"}".formatted(area))
                .path("id")
                .asLong();
        for (String operation : operations) {
            change(author, "/" + id + "/operations", version(author, id), operation);
        }
        change(author, "/" + id + "/submit", version(author, id), "{}");
        change(other, "/" + id + "/approve", version(other, id), "{\"opinion\":\"好\"}");
    }

    /** From south to north through a grid, a little beside its middle. */
    private static String meridian(LngLat middle) {
        double x = middle.lng() + 0.0011;
        return "[[%s,%s],[%s,%s]]".formatted(x, middle.lat() - 0.006, x, middle.lat() + 0.006);
    }

    private Map<String, Integer> counted(String admin, String boundaries, LocalDate to) {
        JsonNode result = analyses.result(admin, """
                {"kind":"density","area":"%s","level":"grid","boundaries":"%s","window":{"from":"%s","to":"%s"}}
                """.formatted(SmallDistrict.WEST, boundaries, to.minusDays(60), to));
        Map<String, Integer> counted = new HashMap<>();
        result.path("rows")
                .forEach(row -> counted.put(
                        row.path("code").asString(),
                        row.path("values").path("n").asInt()));
        return counted;
    }

    @Test
    @Order(1)
    void aMovedBorderMovesCasesByTodayAndNoneByThen() {
        cases.layOut();
        // the areas have been there for a year
        sql.sql("update area set valid = tstzrange(now() - interval '1 year', upper(valid))")
                .update();
        String admin = somebody.administrator();
        LocalDate today = LocalDate.now(ZONE);
        Map<String, Integer> before = counted(admin, "then", today);
        assertThat(before).hasSize(8);
        assertThat(counted(admin, "today", today)).isEqualTo(before);

        String grid = SmallDistrict.grid(1, 1);
        drawn(SmallDistrict.community(1, 1), """
                {"kind":"split","area":"%s","line":%s,"as":"+1"}
                """.formatted(grid, meridian(SmallDistrict.middle(1, 1))));

        Map<String, Integer> byToday = counted(admin, "today", today);
        Map<String, Integer> plain = new HashMap<>();
        sql.sql("""
                        select a.code, (select count(*) from incident i where st_intersects(a.geom, i.geom) and i.status <> 'rejected')
                            as n
                        from area a where a.level = 'grid' and upper_inf(a.valid) and a.code like '990100001%'
                        """).query(row -> {
            plain.put(row.getString("code"), row.getInt("n"));
        });
        assertThat(byToday).isEqualTo(plain);
        assertThat(byToday).hasSizeGreaterThan(8);
        assertThat(byToday.get(grid) == null ? 0 : byToday.get(grid)).isLessThan(before.get(grid));

        // the list behind a row of today is as long
        String span = "&from=" + today.minusDays(60).atStartOfDay(ZONE).toInstant() + "&to="
                + today.plusDays(1).atStartOfDay(ZONE).toInstant();
        byToday.forEach((code, n) -> assertThat(cases.total(
                        admin, "area=" + code + span + "&counted=analytics&boundaries=today&tree=administrative"))
                .as(code)
                .isEqualTo(n));

        // yesterday's borders are those of before, and the cases until yesterday lie in them as they did
        Map<String, Integer> then = counted(admin, "then", today.minusDays(1));
        Map<String, Integer> accounted = new HashMap<>();
        sql.sql("""
                        select area.code, count(*) as n
                        from incident i
                        left join lateral (select area_id from incident_account a where a.incident_id = i.id
                                           order by a.until limit 1) first on true
                        join area on area.id = coalesce(first.area_id, i.area_id)
                        where i.status <> 'rejected' and i.reported_at < :to and area.code like '990100001%'
                        group by area.code
                        """).param("to", today.atStartOfDay(ZONE).toOffsetDateTime()).query(row -> {
            accounted.put(row.getString("code"), row.getInt("n"));
        });
        assertThat(then).isEqualTo(accounted).hasSize(8);

        // the lists behind them are as long: of grids that are gone, of what was there then, and of today's by their
        // accounts
        String early = "&from=" + today.minusDays(61).atStartOfDay(ZONE).toInstant() + "&to="
                + today.atStartOfDay(ZONE).toInstant();
        String past = "&counted=analytics&boundaries=then&accountedAt="
                + today.atStartOfDay(ZONE).toInstant();
        for (String tree : List.of("administrative", "command")) {
            then.forEach((code, n) -> assertThat(cases.total(admin, "area=" + code + early + past + "&tree=" + tree))
                    .as("%s then, %s", code, tree)
                    .isEqualTo(n));
            counted(admin, "then", today)
                    .forEach((code, n) -> assertThat(cases.total(
                                    admin, "area=" + code + span + "&counted=analytics&boundaries=then&tree=" + tree))
                            .as("%s by its accounts, %s", code, tree)
                            .isEqualTo(n));
        }
        assertThat(cases.total(admin, "area=" + SmallDistrict.WEST + early + past + "&tree=administrative"))
                .isEqualTo(then.values().stream().mapToInt(Integer::intValue).sum());
        assertThat(api.get(admin, "/api/incidents?area=" + grid + early + "&counted=analytics&boundaries=then")
                        .status())
                .as("is it gone?")
                .isEqualTo(byToday.containsKey(grid) ? 200 : 404);
        String east = somebody.bearer(
                somebody.with(Scope.of(Set.of(district.area(SmallDistrict.EAST).id())), Role.LEADER));
        assertThat(api.get(east, "/api/incidents?area=" + grid + early + past).status())
                .isEqualTo(404);
    }

    /** How many cases of the district belong to each area of a level by what they are accounted to, in plain SQL. */
    private Map<String, Integer> plain(String level, String tree) {
        Map<String, Integer> plain = new HashMap<>();
        sql.sql("""
                        select a.code, count(i.id) as n
                        from area a left join (incident i join area own on own.id = i.area_id and i.status <> 'rejected')
                          on own.%1$s_path <@ a.%1$s_path
                          or not upper_inf(own.valid) and own.admin_parent = a.admin_parent and st_intersects(a.geom, i.geom)
                        where a.level = :level and upper_inf(a.valid)
                        group by a.code
                        """.formatted(tree.equals("command") ? "command" : "admin"))
                .param("level", level)
                .query(row -> {
                    plain.put(row.getString("code"), row.getInt("n"));
                });
        return plain;
    }

    /** Most of a grid goes to one of the other street, the rest to a neighbour: the grid is gone, its street is not. */
    @Test
    @Order(2)
    void casesOfAGridThatIsGoneStayInItsStreetWhoeverHasItsGround() {
        cases.layOut();
        String gone = SmallDistrict.grid(1, 2);
        drawn(
                SmallDistrict.DISTRICT,
                """
                {"kind":"transfer","from":"%s","to":"%s","line":%s}
                """.formatted(gone, SmallDistrict.grid(2, 2), meridian(SmallDistrict.middle(1, 2))),
                """
                {"kind":"merge","areas":["%s","%s"],"into":"%s"}
                """.formatted(gone, SmallDistrict.grid(0, 2), SmallDistrict.grid(0, 2)));
        assertThat(sql.sql("""
                        select count(*) from incident i join area own on own.id = i.area_id join area g on g.code = :east
                        where own.code = :gone and i.status <> 'rejected' and st_intersects(g.geom, i.geom)
                        """)
                        .param("gone", gone)
                        .param("east", SmallDistrict.grid(2, 2))
                        .query(Integer.class)
                        .single())
                .as("cases of the grid that is gone on ground of the other street")
                .isPositive();
        String admin = somebody.administrator();
        LocalDate today = LocalDate.now(ZONE);
        String span = "&from=" + today.minusDays(60).atStartOfDay(ZONE).toInstant() + "&to="
                + today.plusDays(1).atStartOfDay(ZONE).toInstant() + "&counted=analytics&boundaries=then";
        for (String tree : List.of("administrative", "command")) {
            Map<String, Integer> streets = plain("street", tree);
            for (String level : List.of("street", "community", "grid")) {
                Map<String, Integer> plain = plain(level, tree);
                for (String top : List.of(SmallDistrict.DISTRICT, SmallDistrict.WEST, SmallDistrict.EAST)) {
                    if (level.equals("street") && !top.equals(SmallDistrict.DISTRICT)) {
                        continue;
                    }
                    JsonNode result =
                            analyses.result(admin, """
                            {"kind":"density","area":"%s","level":"%s","tree":"%s","boundaries":"then",
                             "window":{"from":"%s","to":"%s"}}
                            """.formatted(top, level, tree, today.minusDays(60), today));
                    for (JsonNode row : result.path("rows")) {
                        String code = row.path("code").asString();
                        String as = "%s of %s, %s".formatted(code, top, tree);
                        int n = row.path("values").path("n").asInt();
                        assertThat(n).as(as).isEqualTo(plain.get(code));
                        assertThat(cases.total(admin, "area=" + code + span + "&tree=" + tree))
                                .as("the list of " + as)
                                .isEqualTo(n);
                    }
                    int whole = result.path("total").path("values").path("n").asInt();
                    assertThat(whole)
                            .as("%s by %s, %s", top, level, tree)
                            .isEqualTo(
                                    top.equals(SmallDistrict.DISTRICT)
                                            ? streets.values().stream()
                                                    .mapToInt(Integer::intValue)
                                                    .sum()
                                            : streets.get(top));
                    assertThat(cases.total(admin, "area=" + top + span + "&tree=" + tree))
                            .isEqualTo(whole);
                }
            }
        }
    }
}
