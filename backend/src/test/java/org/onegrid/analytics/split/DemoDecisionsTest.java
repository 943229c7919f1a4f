package org.onegrid.analytics.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.onegrid.identity.Role;
import org.onegrid.identity.Scope;
import org.onegrid.test.Analyses;
import org.onegrid.test.Api;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.Somebody;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Decisions on the whole demo district: who is short of staff, who is content, and communities divided anew up to the effect. */
@PostgisTest
@TestPropertySource(properties = "onegrid.demo=on")
class DemoDecisionsTest {

    private static final String THIN = "990100003";
    private static final int DIVIDED = 4;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Analyses analyses;

    @Autowired
    private Api api;

    @Autowired
    private Somebody somebody;

    @Test
    void theThinStreetIsFound() {
        JsonNode result = analyses.result(leader(), "{\"kind\":\"staffing\",\"area\":\"990100\",\"level\":\"street\"}");
        JsonNode first = result.path("findings").get(0);
        assertThat(first.path("kind").asString()).isEqualTo("understaffed");
        assertThat(first.path("area").path("code").asString()).isEqualTo(THIN);
        assertThat(first.path("figures").path("perWorker").asDouble()).isBetween(376.0, 386.0);
        assertThat(result.path("findings")
                        .valueStream()
                        .filter(one -> one.path("kind").asString().equals("understaffed")))
                .as("nobody else stands out")
                .hasSize(1);
        for (JsonNode row : result.path("rows")) {
            String street = row.path("code").asString();
            double households =
                    number("select sum(households) from area where level = 'grid' and code like :code", street);
            double workers = number(
                    "select count(distinct t.post) from staff_tenure t join area a on a.id = t.area_id"
                            + " where t.role = 'member' and t.during @> current_date and a.code like :code",
                    street);
            JsonNode values = row.path("values");
            assertThat(values.path("households").asDouble()).isEqualTo(households);
            assertThat(values.path("actual").asDouble()).isEqualTo(workers);
            assertThat(values.path("perWorker").asDouble()).isCloseTo(households / workers, within(1e-9));
            assertThat(values.path("needed").asDouble()).isEqualTo(Math.ceil(households / 200));
            assertThat(values.path("floor").asDouble())
                    .as(street)
                    .isBetween(street.equals(THIN) ? 25.0 : 40.0, street.equals(THIN) ? 40.0 : 80.0);
        }
        assertThat(result.path("total").path("values").path("vacant").asInt()).isBetween(30, 400);
    }

    @Test
    void largeCommunitiesAreFlaggedUnlessExcepted() {
        JsonNode result = analyses.result(
                leader(),
                "{\"kind\":\"staffing\",\"area\":\"990100\",\"level\":\"street\",\"wish\":{\"figure\":\"large\"}}");
        double large = number(
                "select count(*) from area where level = 'community' and households > 3000 and code like :code", "");
        JsonNode total = result.path("total").path("values");
        assertThat(total.path("large").asDouble()).isEqualTo(large).isPositive();
        assertThat(total.path("excepted").asDouble())
                .isEqualTo(number("select count(*) from community_exception where reason like :code", ""));
        assertThat(result.path("figures").path("largeCommunities")).hasSize((int) large);
    }

    @Test
    void whoWaitsLongIsLessContentThanThoseWhoHandledItThink() {
        LocalDate today = LocalDate.now();
        JsonNode result = analyses.result(
                leader(),
                "{\"kind\":\"satisfaction\",\"area\":\"990100\",\"level\":\"street\",\"window\":{\"from\":\"%s\",\"to\":\"%s\"},"
                                .formatted(today.minusDays(60), today)
                        + "\"wish\":{\"source\":\"public\"}}");
        double thin =
                Analyses.row(result, THIN).path("values").path("publicScore").asDouble();
        for (JsonNode row : result.path("rows")) {
            JsonNode values = row.path("values");
            assertThat(values.path("selfScore").asDouble())
                    .isGreaterThan(values.path("publicScore").asDouble() + 5);
            if (!row.path("code").asString().equals(THIN)) {
                assertThat(thin).isLessThan(values.path("publicScore").asDouble());
            }
        }
        assertThat(result.path("findings").get(0).path("area").path("code").asString())
                .isEqualTo(THIN);
    }

    @Test
    void proposalsAreDrawnDecidedAndTakeEffectWithoutGapOverlapOrCutBuilding() {
        long seed = System.nanoTime();
        List<String> communities = new ArrayList<>(jdbc.sql(
                        "select code from area where level = 'community' and households between 1200 and 4000 order by code")
                .query(String.class)
                .list());
        Collections.shuffle(communities, new Random(seed));
        for (String community : communities.subList(0, DIVIDED)) {
            divide("seed " + seed + ", " + community, community);
        }
    }

    private void divide(String which, String community) {
        String me = leader();
        double cutBefore = cutBuildings(community);
        JsonNode result = analyses.result(
                me,
                "{\"kind\":\"split\",\"area\":\"%s\",\"wish\":{\"targetHouseholds\":260,\"compactness\":0.4}}"
                        .formatted(community));
        JsonNode proposals = result.path("figures").path("proposals");
        assertThat(proposals.size()).as(which).isPositive();
        double households = result.path("figures").path("households").asDouble();
        for (int i = 0; i < proposals.size(); i++) {
            int number = i;
            assertThat(result.path("points")
                            .path("features")
                            .valueStream()
                            .map(one -> one.path("properties"))
                            .filter(one -> one.path("proposal").asInt() == number)
                            .mapToDouble(one -> one.path("households").asDouble())
                            .sum())
                    .as(which)
                    .isEqualTo(households);
            assertThat(proposals.get(i).path("alongShare").asDouble()).as(which).isBetween(0.0, 1.0);
        }
        String path = "/api/analytics/results/" + result.path("id").asString() + "/drafts";
        assertThat(api.post(me, path, "{\"proposal\":99}").code()).isEqualTo("proposal-unknown");
        Api.Answer draft = api.post(me, path, "{\"proposal\":0}");
        assertThat(draft.status()).as(which + draft.body()).isEqualTo(201);
        String change = "/api/boundary-changes/" + draft.body().path("id").asLong();
        int parts = proposals.get(0).path("parts").asInt();
        opens(which, me, change, community, parts);
        Api.Answer submitted = api.post(
                me,
                change + "/submit",
                "{}",
                Api.ifMatch(draft.body().path("version").asInt()));
        assertThat(submitted.status()).as(which + submitted.body()).isEqualTo(200);
        Api.Answer approved = api.post(
                leader(),
                change + "/approve",
                "{}",
                Api.ifMatch(submitted.body().path("version").asInt()));
        assertThat(approved.status()).as(which + approved.body()).isEqualTo(200);
        holds(which, community, parts, cutBefore);
        assertThat(api.post(me, path, "{\"proposal\":0}").code())
                .as("what was proposed for borders that are no more")
                .isEqualTo("result-outdated");
    }

    /** The editor gets the parts to draw on, and the impact counts everybody once. */
    private void opens(String which, String me, String change, String community, int parts) {
        JsonNode ground = api.get(me, change + "/ground").body();
        assertThat(ground.path("features")
                        .valueStream()
                        .filter(one -> one.path("properties").path("editable").asBoolean()))
                .as(which)
                .hasSize(parts);
        assertThat(api.get(me, change + "/impact").status()).as(which).isEqualTo(200);
    }

    private void holds(String which, String community, int parts, double cutBefore) {
        String grids = "from area g join area c on c.id = g.admin_parent and c.code = :code where upper_inf(g.valid)";
        assertThat(number("select count(*) " + grids, community, "")).as(which).isEqualTo(parts);
        assertThat(number("select sum(st_area(g.geom)) / max(st_area(c.geom)) " + grids, community, ""))
                .as(which)
                .isCloseTo(1, within(1e-9));
        assertThat(number("select count(*) filter (where not st_covers(c.geom, g.geom)) " + grids, community, ""))
                .as(which + ": beyond the community")
                .isZero();
        assertThat(number(
                        "select count(*) from area a join area b on a.id < b.id and a.level = 'grid' and b.level = 'grid'"
                                + " and upper_inf(a.valid) and upper_inf(b.valid) and a.geom && b.geom"
                                + " and st_relate(a.geom, b.geom, '2********')",
                        "",
                        ""))
                .as(which + ": overlaps")
                .isZero();
        assertThat(cutBuildings(community)).as(which).isLessThanOrEqualTo(cutBefore);
        assertThat(number("select sum(g.households) - max(c.households) " + grids, community, ""))
                .as(which)
                .isZero();
    }

    /** Buildings with more than a tenth of a square metre in two grids of the community. */
    private double cutBuildings(String community) {
        return number("""
                select count(*) from (
                    select b.id from area c
                    join area g on g.admin_parent = c.id and upper_inf(g.valid)
                    join base_feature b on b.layer = 'buildings' and b.geom_3857 && g.geom_3857
                    where c.code = :code and st_area(st_intersection(b.geom, g.geom)) > 1e-11
                    group by b.id having count(*) > 1) cut
                """, community, "");
    }

    private String leader() {
        return somebody.bearer(somebody.with(Scope.all(), Role.LEADER));
    }

    private double number(String sql, String prefix) {
        return number(sql, prefix, "%");
    }

    private double number(String sql, String code, String any) {
        return jdbc.sql(sql).param("code", code + any).query(Double.class).single();
    }
}
