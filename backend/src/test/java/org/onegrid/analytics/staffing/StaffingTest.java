package org.onegrid.analytics.staffing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onegrid.identity.Role;
import org.onegrid.identity.Scope;
import org.onegrid.test.Analyses;
import org.onegrid.test.Api;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.onegrid.test.Somebody;
import org.onegrid.tracking.staff.Tenure;
import org.onegrid.tracking.staff.Tenures;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Staffing in the small district: 16 grids of 250 households, 750 residents each. */
@PostgisTest
class StaffingTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private static final LocalDate BEGAN = TODAY.minusDays(400);

    @Autowired
    private SmallDistrict district;

    @Autowired
    private Tenures tenures;

    @Autowired
    private Analyses analyses;

    @Autowired
    private Api api;

    @Autowired
    private Somebody somebody;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void clear() {
        district.build();
        jdbc.sql("delete from staff_tenure").update();
        jdbc.sql("delete from community_exception").update();
        jdbc.sql("delete from element_home").update();
        jdbc.sql("delete from element").update();
        jdbc.sql("delete from responder").update();
    }

    private void serves(String role, String grid, int number, LocalDate from, LocalDate until) {
        tenures.add(List.of(new Tenure(grid + "-" + role.charAt(0) + number, role, grid, from, until)));
    }

    private String everywhere() {
        return somebody.bearer(somebody.with(Scope.all(), Role.LEADER));
    }

    private static JsonNode values(JsonNode result, String area) {
        return Analyses.row(result, area).path("values");
    }

    @Test
    void countsWhoServesAndWhoIsMissing() {
        String grid = SmallDistrict.grid(0, 0);
        serves("leader", grid, 1, BEGAN, null);
        serves("member", grid, 1, BEGAN, null);
        serves("member", grid, 2, BEGAN, null);
        serves("volunteer", grid, 1, BEGAN, null);
        serves("member", SmallDistrict.grid(3, 3), 1, BEGAN, TODAY); // left yesterday
        JsonNode result =
                analyses.result(everywhere(), "{\"kind\":\"staffing\",\"area\":\"990100\",\"level\":\"street\"}");
        JsonNode west = values(result, SmallDistrict.WEST);
        assertThat(west.path("households").asInt()).isEqualTo(2_000);
        assertThat(west.path("needed").asInt()).isEqualTo(10);
        assertThat(west.path("actual").asInt()).isEqualTo(2);
        assertThat(west.path("missing").asInt()).isEqualTo(8);
        assertThat(west.path("perWorker").asDouble()).isCloseTo(1_000, within(1e-9));
        assertThat(west.path("posts").asInt()).isEqualTo(32);
        assertThat(west.path("vacantLeaders").asInt()).isEqualTo(7);
        assertThat(west.path("vacantMembers").asInt()).isEqualTo(7);
        assertThat(west.path("vacantInstructors").asInt()).isEqualTo(8);
        assertThat(west.path("vacantVolunteers").asInt()).isEqualTo(7);
        assertThat(west.path("vacant").asInt()).isEqualTo(29);
        JsonNode east = values(result, SmallDistrict.EAST);
        assertThat(east.path("actual").asInt()).isZero();
        assertThat(east.path("perWorker").isNull()).as("nobody to divide by").isTrue();
        assertThat(Analyses.row(result, SmallDistrict.EAST).path("unknown").asString())
                .isEqualTo("no-data");
        assertThat(result.path("total").path("values").path("actual").asInt()).isEqualTo(2);
    }

    @Test
    void theStandardIsPartOfTheQuestion() {
        serves("member", SmallDistrict.grid(0, 0), 1, BEGAN, null);
        String ask = "{\"kind\":\"staffing\",\"area\":\"990100001\",\"level\":\"community\",\"wish\":{%s}}";
        JsonNode usual = analyses.result(everywhere(), ask.formatted(""));
        JsonNode other = analyses.result(
                everywhere(), ask.formatted("\"householdsPerWorker\":300,\"volunteers\":4,\"instructors\":0"));
        assertThat(usual.path("definition")
                        .path("wish")
                        .path("householdsPerWorker")
                        .asInt())
                .as("what was left out is spelt out")
                .isEqualTo(200);
        String community = SmallDistrict.community(0, 0);
        assertThat(values(usual, community).path("needed").asInt()).isEqualTo(5);
        assertThat(values(other, community).path("needed").asInt()).isEqualTo(4);
        assertThat(values(usual, community).path("posts").asInt()).isEqualTo(16);
        assertThat(values(other, community).path("posts").asInt()).isEqualTo(24);
        assertThat(values(other, community).path("vacantInstructors").asInt()).isZero();
        assertThat(other.path("id")).isNotEqualTo(usual.path("id"));
        assertThat(usual.path("scale").path("better").isNull())
                .as("many households to a worker are not good")
                .isTrue();
        String wrong = ask.formatted("\"householdsPerWorker\":0");
        assertThat(api.post(everywhere(), "/api/analytics/jobs", wrong).code()).isEqualTo("standard-invalid");
    }

    @Test
    void showsAnyPastDay() {
        String grid = SmallDistrict.grid(0, 0);
        serves("member", grid, 1, BEGAN, TODAY.minusDays(10));
        serves("member", grid, 2, TODAY.minusDays(5), null);
        String ask =
                "{\"kind\":\"staffing\",\"area\":\"990100001\",\"level\":\"community\",\"asOf\":\"%s\",\"boundaries\":\"then\"}";
        int[] served = {1, 1, 0, 1, 1};
        int[] daysAgo = {30, 11, 10, 5, 1};
        for (int i = 0; i < served.length; i++) {
            JsonNode result = analyses.result(everywhere(), ask.formatted(TODAY.minusDays(daysAgo[i])));
            assertThat(values(result, SmallDistrict.community(0, 0))
                            .path("actual")
                            .asInt())
                    .as(daysAgo[i] + " days ago")
                    .isEqualTo(served[i]);
            assertThat(result.path("notes").valueStream().map(JsonNode::asString))
                    .contains("service-points-of-today");
        }
        String withoutThen = ask.formatted(TODAY.minusDays(3)).replace("then", "today");
        assertThat(api.post(everywhere(), "/api/analytics/jobs", withoutThen).code())
                .isEqualTo("boundaries-then-needed");
        assertThat(api.post(everywhere(), "/api/analytics/jobs", ask.formatted(TODAY.plusDays(2)))
                        .code())
                .isNotEmpty();
    }

    @Test
    void theCommandTreeCountsTheCommittee() {
        serves("member", SmallDistrict.grid(2, 0), 1, BEGAN, null);
        JsonNode result = analyses.result(
                everywhere(),
                "{\"kind\":\"staffing\",\"area\":\"990100\",\"tree\":\"command\",\"level\":\"committee\"}");
        assertThat(values(result, SmallDistrict.COMMITTEE).path("actual").asInt())
                .isEqualTo(1);
        assertThat(values(result, SmallDistrict.COMMITTEE).path("households").asInt())
                .isEqualTo(2_000);
        assertThat(result.path("total").path("values").path("households").asInt())
                .isEqualTo(4_000);
    }

    @Test
    void largeCommunitiesWithTheirExceptions() {
        String me = everywhere();
        String community = SmallDistrict.community(0, 0);
        String ask =
                "{\"kind\":\"staffing\",\"area\":\"990100001\",\"level\":\"community\",\"wish\":{\"largeCommunity\":900,\"figure\":\"large\"}}";
        JsonNode before = analyses.result(me, ask);
        assertThat(before.path("total").path("values").path("large").asInt()).isEqualTo(2);
        assertThat(before.path("findings")
                        .valueStream()
                        .map(one -> one.path("kind").asString()))
                .filteredOn("large-community"::equals)
                .hasSize(2);
        String record = "{\"area\":\"%s\",\"reason\":\"%s\",\"from\":\"%s\"}";
        assertThat(send(me, record.formatted(community, "compact", TODAY)).status())
                .isEqualTo(204);
        assertThat(send(me, record.formatted(community, "compact", TODAY)).code())
                .isEqualTo("exception-exists");
        assertThat(send(me, record.formatted(community, "pretty", TODAY)).code())
                .isEqualTo("reason-unknown");
        assertThat(send(me, record.formatted("990100001", "dense", TODAY)).code())
                .isEqualTo("area-unfit");
        JsonNode after = analyses.result(me, ask);
        assertThat(values(after, community).path("excepted").asInt()).isEqualTo(1);
        assertThat(after.path("findings")
                        .valueStream()
                        .map(one -> one.path("kind").asString()))
                .filteredOn("large-community"::equals)
                .hasSize(1);
        String list = "/api/community-exceptions?area=990100";
        JsonNode listed = api.get(me, list).body();
        assertThat(listed).hasSize(1);
        String end = "/api/community-exceptions/" + listed.get(0).path("id").asLong() + "?until=" + TODAY;
        String elsewhere = somebody.bearer(
                somebody.with(Scope.of(Set.of(district.area(SmallDistrict.EAST).id())), Role.LEADER));
        assertThat(api.delete(elsewhere, end).status()).isEqualTo(404);
        assertThat(api.delete(me, end).status()).isEqualTo(204);
        assertThat(values(analyses.result(me, ask), community).path("excepted").asInt())
                .isZero();
    }

    private Api.Answer send(String me, String exception) {
        return api.post(me, "/api/community-exceptions", exception);
    }

    @Test
    void floorAndOrganisationsByTheirHouseholdsAndPeople() {
        serves("member", SmallDistrict.grid(0, 0), 1, BEGAN, null);
        element("place", "P1", "service-centre", "{\"floorSquareMeters\": 300}", 0, 0);
        element("place", "P2", "micro-point", "{\"floorSquareMeters\": 60}", 1, 0);
        element("place", "P3", "school", "{\"floorSquareMeters\": 9000}", 1, 0);
        element("organisation", "O1", "shop", "{}", 0, 0);
        element("organisation", "O2", "shop", "{}", 0, 1);
        element("organisation", "O3", "shop", "{}", 0, 2);
        JsonNode result = analyses.result(
                everywhere(),
                "{\"kind\":\"staffing\",\"area\":\"990100001\",\"level\":\"community\",\"wish\":{\"figure\":\"floor\"}}");
        JsonNode south = values(result, SmallDistrict.community(0, 0));
        assertThat(south.path("floorSquareMeters").asDouble()).isEqualTo(360);
        assertThat(south.path("floor").asDouble()).isCloseTo(36, within(1e-9));
        assertThat(south.path("organisationCount").asInt()).isEqualTo(2);
        assertThat(south.path("organisations").asDouble()).isCloseTo(10_000.0 * 2 / 3_000, within(1e-9));
        assertThat(result.path("mapped").asString()).isEqualTo("floor");
        assertThat(result.path("scale").path("better").asString()).isEqualTo("high");
        assertThat(result.path("findings")
                        .valueStream()
                        .map(one -> one.path("kind").asString()))
                .contains("floor-short");
    }

    private void element(String layer, String code, String kind, String attrs, int column, int row) {
        var at = SmallDistrict.middle(column, row);
        jdbc.sql("""
                        with e as (
                            insert into element (layer, code, kind, name, attrs, geom)
                            values (:layer, :code, :kind, '', cast(:attrs as jsonb),
                                    st_setsrid(st_point(:lng, :lat), 4490)) returning id)
                        insert into element_home (element_id, area_id) select id, :area from e
                        """)
                .param("layer", layer)
                .param("code", code)
                .param("kind", kind)
                .param("attrs", attrs)
                .param("lng", at.lng())
                .param("lat", at.lat())
                .param("area", district.area(SmallDistrict.grid(column, row)).id())
                .update();
    }

    @Test
    void postsAreFilledAndVacatedByThoseOfTheArea() {
        String grid = SmallDistrict.grid(0, 0);
        String mine = somebody.bearer(
                somebody.with(Scope.of(Set.of(district.area(SmallDistrict.WEST).id())), Role.SUPERVISOR));
        String theirs = somebody.bearer(
                somebody.with(Scope.of(Set.of(district.area(SmallDistrict.EAST).id())), Role.SUPERVISOR));
        String fill = "{\"role\":\"leader\",\"area\":\"%s\",\"from\":\"%s\"}".formatted(grid, TODAY);
        assertThat(put(theirs, "W-L1", fill).status()).isEqualTo(404);
        assertThat(put(mine, "W-L1", fill).status()).isEqualTo(204);
        assertThat(put(mine, "W-L1", fill).code()).isEqualTo("post-held");
        assertThat(put(mine, "W-X1", fill.replace("leader", "king")).code()).isEqualTo("role-unknown");
        String list = "/api/staff?area=" + SmallDistrict.WEST + "&on=" + TODAY;
        assertThat(api.get(mine, list).body()).hasSize(1);
        assertThat(api.get(theirs, list).status()).isEqualTo(404);
        String vacate = "/api/staff/W-L1?from=" + TODAY.plusDays(1);
        assertThat(api.delete(theirs, vacate).status()).isEqualTo(404);
        assertThat(api.delete(mine, vacate).status()).isEqualTo(204);
        String tomorrow = list.replace(TODAY.toString(), TODAY.plusDays(1).toString());
        assertThat(api.get(mine, tomorrow).body()).isEmpty();
        assertThat(api.get(mine, list).body()).hasSize(1);
    }

    private Api.Answer put(String me, String post, String body) {
        return api.put(me, "/api/staff/" + post, body);
    }

    @Test
    void thoseOfARetiredGridServeItsHeirFromTheDayOfTheChange() {
        String community = SmallDistrict.community(2, 2);
        String heir = SmallDistrict.grid(2, 2);
        String retired = SmallDistrict.grid(3, 2);
        serves("member", retired, 1, BEGAN, null);
        serves("leader", retired, 1, BEGAN, TODAY.plusDays(30));
        String changes = "/api/boundary-changes";
        String me = everywhere();
        JsonNode draft = api.post(me, changes, "{\"area\":\"%s\",\"title\":\"试\"}".formatted(community))
                .body();
        String change = changes + "/" + draft.path("id").asLong();
        String merge = "{\"kind\":\"merge\",\"areas\":[\"%s\",\"%s\"],\"into\":\"%s\"}".formatted(heir, retired, heir);
        int version = draft.path("version").asInt();
        for (String[] step : new String[][] {{"operations", merge}, {"submit", "{}"}}) {
            Api.Answer done = api.post(me, change + "/" + step[0], step[1], Api.ifMatch(version));
            assertThat(done.status()).as(done.body().toString()).isEqualTo(200);
            version = done.body().path("version").asInt();
        }
        Api.Answer approved = api.post(everywhere(), change + "/approve", "{}", Api.ifMatch(version));
        assertThat(approved.status()).as(approved.body().toString()).isEqualTo(200);
        assertThat(jdbc.sql("""
                                select t.post || ' ' || a.code || ' ' || coalesce(cast(upper(t.during) - cast(:today as date) as text), 'on')
                                from staff_tenure t join area a on a.id = t.area_id order by t.post, lower(t.during)
                                """).param("today", TODAY).query(String.class).list())
                .containsExactly(
                        retired + "-l1 " + retired + " 0",
                        retired + "-l1 " + heir + " 30",
                        retired + "-m1 " + retired + " 0",
                        retired + "-m1 " + heir + " on");
        JsonNode result = analyses.result(me, "{\"kind\":\"staffing\",\"area\":\"990100002\",\"level\":\"community\"}");
        assertThat(values(result, community).path("actual").asInt()).isEqualTo(1);
        assertThat(values(result, community).path("grids").asInt()).isEqualTo(3);
    }

    @Test
    void othersAreasAreNotFound() {
        String west = somebody.bearer(
                somebody.with(Scope.of(Set.of(district.area(SmallDistrict.WEST).id())), Role.LEADER));
        String ask = "{\"kind\":\"staffing\",\"area\":\"990100002\"}";
        assertThat(api.post(west, "/api/analytics/jobs", ask).status()).isEqualTo(404);
    }
}
