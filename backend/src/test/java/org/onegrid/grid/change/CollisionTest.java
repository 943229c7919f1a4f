package org.onegrid.grid.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onegrid.grid.change.BoundaryApi.Answer;
import org.onegrid.identity.Role;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two drafts at the same time: on different borders both go through, on one border the first does. */
@PostgisTest
class CollisionTest {

    private static final String COMMUNITY = SmallDistrict.community(0, 0);
    private static final String STREET = SmallDistrict.WEST;

    /** Between the two southern grids; both ends stay. */
    private static final String EAST = reshape("[120.012,30.004]");

    private static final String WEST = reshape("[120.008,30.006]");

    @Autowired
    private BoundaryApi api;

    @Autowired
    private SmallDistrict district;

    @Autowired
    private JdbcClient jdbc;

    private String author = "";
    private String chief = "";

    @BeforeEach
    void people() {
        district.build();
        author = api.bearer(Role.SUPERVISOR, COMMUNITY);
        chief = api.bearer(Role.LEADER, SmallDistrict.DISTRICT);
    }

    /** Straightens what a test has bent. */
    @AfterEach
    void straighten() {
        Answer draft = api.draft(author, COMMUNITY);
        int bends = jdbc.sql("""
                        select count(*) from area, st_dumppoints(area.geom) as vertex
                        where area.code = :code and upper_inf(valid) and st_x(vertex.geom) not in (120, 120.01)
                        """)
                .param("code", SmallDistrict.grid(0, 0))
                .query(Integer.class)
                .single();
        if (bends > 0) {
            take(draft.id(), "{\"kind\":\"reshape-edge\",\"from\":[120.01,30],\"to\":[120.01,30.01],\"line\":[]}");
        }
    }

    @Test
    void onOneBorderTheFirstApprovalWinsAndTheSecondSeesWhere() {
        long first = drawn(COMMUNITY, EAST);
        long second = drawn(COMMUNITY, WEST);
        api.done(author, first, "submit", "{}");
        api.done(author, second, "submit", "{}");
        assertThat(api.done(chief, first, "approve", "{}").body().at("/state").asString())
                .isEqualTo("effective");

        Answer stale = verb(chief, second, "approve", "{}");
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.code()).isEqualTo("boundary-base-stale");
        var collision = stale.body().at("/collisions/0");
        assertThat(collision.at("/seq").asInt()).isEqualTo(1);
        assertThat(collision.at("/reason").asString()).isEqualTo("border-changed");
        assertThat(collision.at("/geometry/type").asString()).isEqualTo("MultiLineString");
        assertThat(collision.at("/geometry/coordinates").toString()).isEqualTo("[[[120.01,30.0],[120.01,30.01]]]");
        assertThat(collision.at("/areas").valueStream().map(code -> code.asString()))
                .containsExactly(SmallDistrict.grid(0, 0), SmallDistrict.grid(1, 0));

        Answer seen = api.get(author, "/" + second);
        assertThat(seen.body().at("/baseIsCurrent").asBoolean()).isFalse();
        assertThat(seen.body().at("/collisions")).isEqualTo(stale.body().at("/collisions"));
        assertThat(seen.body().at("/state").asString()).isEqualTo("submitted");

        Answer rebased = api.done(author, second, "rebase", "{}");
        assertThat(rebased.body().at("/state").asString())
                .as("what the chief has seen is no longer what it is")
                .isEqualTo("draft");
        assertThat(rebased.body().at("/collisions").size()).isZero();
        assertThat(rebased.body().at("/baseIsCurrent").asBoolean()).isTrue();
        api.done(author, second, "submit", "{}");
        api.done(chief, second, "approve", "{}");
        assertThat(vertices(SmallDistrict.grid(0, 0)))
                .contains("120.008 30.006")
                .doesNotContain("120.012 30.004");
        new WholePartition(jdbc).check();
    }

    @Test
    void onDifferentBordersBothGoThrough() {
        long first = drawn(COMMUNITY, EAST);
        // the border between the two western grids, and a cut in one of them, whose other border has changed
        long second = drawn(
                STREET,
                "{\"kind\":\"reshape-edge\",\"from\":[120,30.01],\"to\":[120.01,30.01],\"line\":[[120.005,30.011]]}",
                "{\"kind\":\"split\",\"area\":\"%s\",\"line\":[[120.003,29.999],[120.003,30.02]],\"as\":\"+1\"}"
                        .formatted(SmallDistrict.grid(0, 0)));
        String street = api.bearer(Role.SUPERVISOR, STREET);
        api.done(author, first, "submit", "{}");
        api.done(street, second, "submit", "{}");
        api.done(chief, first, "approve", "{}");
        Answer both = api.done(chief, second, "approve", "{}");
        assertThat(both.body().at("/state").asString()).isEqualTo("effective");
        assertThat(vertices(SmallDistrict.grid(0, 0)))
                .as("both borders are as drawn")
                .contains("120.005 30.011", "120.012 30.004");
        new WholePartition(jdbc).check();
        take(
                api.draft(author, COMMUNITY).id(),
                "{\"kind\":\"merge\",\"areas\":[\"%1$s005\",\"%1$s001\"],\"into\":\"%1$s001\"}".formatted(COMMUNITY),
                "{\"kind\":\"reshape-edge\",\"from\":[120,30.01],\"to\":[120.01,30.01],\"line\":[]}");
    }

    @Test
    void whatCanNoLongerBeDrawnIsListedAndLeftOutWhenToldTo() {
        long second = drawn(
                COMMUNITY,
                "{\"kind\":\"insert-vertex\",\"from\":[120,30.01],\"to\":[120.01,30.01],\"at\":[120.004,30.0105]}",
                "{\"kind\":\"insert-vertex\",\"from\":[120.01,30],\"to\":[120.01,30.01],\"at\":[120.0102,30.005]}",
                "{\"kind\":\"move-vertex\",\"at\":[120.0102,30.005],\"to\":[120.0104,30.005]}");
        take(drawn(COMMUNITY, EAST), new String[0]);

        Answer refused = verb(author, second, "rebase", "{}");
        assertThat(refused.code()).isEqualTo("boundary-rebase-failed");
        assertThat(refused.texts("collisions", "/seq")).containsExactly("2", "3");
        assertThat(refused.texts("collisions", "/reason")).containsExactly("edge-unknown", "vertex-unknown");
        assertThat(refused.body().at("/collisions/0/geometry/type").isMissingNode())
                .isFalse();
        assertThat(api.get(author, "/" + second).body().at("/operations").size())
                .as("nothing half-done")
                .isEqualTo(3);

        Answer rebased = api.done(author, second, "rebase", "{\"dropFailed\":true}");
        assertThat(rebased.body().at("/operations").size()).isEqualTo(1);
        assertThat(rebased.body().at("/cursor").asInt()).isEqualTo(1);
        take(second);
        assertThat(vertices(SmallDistrict.grid(0, 0))).contains("120.004 30.0105", "120.012 30.004");
        take(api.draft(author, COMMUNITY).id(), "{\"kind\":\"delete-vertex\",\"at\":[120.004,30.0105]}");
    }

    @Test
    void ofTwoApprovalsAtTheSameInstantOneWins() throws Exception {
        long first = drawn(COMMUNITY, EAST);
        long second = drawn(COMMUNITY, WEST);
        api.done(author, first, "submit", "{}");
        api.done(author, second, "submit", "{}");
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Integer>> approvals = List.of(
                    () -> verb(chief, first, "approve", "{}").status(),
                    () -> verb(chief, second, "approve", "{}").status());
            assertThat(both.invokeAll(approvals).stream().map(CollisionTest::get))
                    .containsExactlyInAnyOrder(200, 409);
        } finally {
            both.shutdownNow();
        }
        new WholePartition(jdbc).check();
    }

    @Test
    void twoTakingOneDraftFurtherSeeEachOther() throws Exception {
        long id = api.draft(author, COMMUNITY).id();
        String helper = api.bearer(Role.SUPERVISOR, COMMUNITY);
        int version = api.get(author, "/" + id).version();
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Integer>> strokes = List.of(
                    () -> api.post(author, "/" + id + "/operations", version, EAST)
                            .status(),
                    () -> api.post(helper, "/" + id + "/operations", version, WEST)
                            .status());
            assertThat(both.invokeAll(strokes).stream().map(CollisionTest::get)).containsExactlyInAnyOrder(200, 412);
        } finally {
            both.shutdownNow();
        }
        assertThat(api.get(author, "/" + id).body().at("/operations").size()).isEqualTo(1);
    }

    private static int get(java.util.concurrent.Future<Integer> done) {
        try {
            return done.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String reshape(String through) {
        return "{\"kind\":\"reshape-edge\",\"from\":[120.01,30],\"to\":[120.01,30.01],\"line\":[" + through + "]}";
    }

    private long drawn(String area, String... edits) {
        String bearer = area.equals(COMMUNITY) ? author : api.bearer(Role.SUPERVISOR, area);
        long id = api.draft(bearer, area).id();
        for (String edit : edits) {
            api.done(bearer, id, "operations", edit);
        }
        return id;
    }

    private void take(long id, String... edits) {
        api.take(author, chief, id, edits);
    }

    private Answer verb(String bearer, long id, String verb, String body) {
        return api.post(bearer, "/" + id + "/" + verb, api.get(bearer, "/" + id).version(), body);
    }

    private String vertices(String code) {
        return jdbc.sql("select st_astext(geom) from area where code = :code and upper_inf(valid)")
                .param("code", code)
                .query(String.class)
                .single();
    }
}
