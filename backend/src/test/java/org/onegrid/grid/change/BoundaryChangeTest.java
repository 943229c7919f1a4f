package org.onegrid.grid.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onegrid.geo.LngLat;
import org.onegrid.grid.Area;
import org.onegrid.grid.Partition;
import org.onegrid.grid.change.BoundaryApi.Answer;
import org.onegrid.identity.Role;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the draft to its effect, in a community of the small district. */
@PostgisTest
class BoundaryChangeTest {

    private static final String COMMUNITY = SmallDistrict.community(0, 0);
    private static final String SPLIT = """
            {"kind":"split","area":"%s","line":[[120.005,29.999],[120.005,30.011]],"as":"+1"}
            """;

    @Autowired
    private BoundaryApi api;

    @Autowired
    private SmallDistrict district;

    @Autowired
    private Partition partition;

    @Autowired
    private Drafts drafts;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void build() {
        district.build();
    }

    @Test
    void aGridLeaderSplitsHisGridAndTheStreetGrantsIt() {
        String leader = api.bearer(Role.GRID_LEADER, SmallDistrict.grid(0, 0));
        String street = api.bearer(Role.SUPERVISOR, SmallDistrict.WEST);
        Answer draft = api.draft(leader, COMMUNITY);
        long id = draft.id();
        assertThat(draft.body().at("/rights/edit").asBoolean()).isTrue();
        assertThat(draft.body().at("/rights/approve").asBoolean()).isFalse();

        Answer ground = api.get(leader, "/" + id + "/ground");
        assertThat(ground.body().at("/features").size())
                .as("four grids and the five around them")
                .isEqualTo(9);

        Answer cut = api.done(leader, id, "operations", SPLIT.formatted(SmallDistrict.grid(0, 0)));
        assertThat(cut.texts("changed", "/id")).contains("+1", SmallDistrict.grid(0, 0));
        api.done(leader, id, "names", "{\"code\":\"+1\",\"name\":\"新格\"}");
        api.done(leader, id, "submit", "{\"comment\":\"户数过多\"}");
        Answer granted = api.done(street, id, "approve", "{\"opinion\":\"同意\"}");
        assertThat(granted.body().at("/state").asString()).isEqualTo("effective");
        assertThat(granted.texts("history", "/verb")).containsExactly("created", "submitted", "approved", "effective");

        Area east = partition.current().locate(new LngLat(120.007, 30.005)).orElseThrow();
        Area west = partition.current().locate(new LngLat(120.002, 30.005)).orElseThrow();
        assertThat(List.of(east.code(), west.code()))
                .as("the new one has the next number of the community")
                .containsExactlyInAnyOrder(SmallDistrict.grid(0, 0), COMMUNITY + "005");
        assertThat(partition.current().version())
                .isEqualTo(jdbc.sql("select version from partition_version")
                        .query(Long.class)
                        .single());
        assertThat(jdbc.sql("select name from area where code = :code")
                        .param("code", COMMUNITY + "005")
                        .query(String.class)
                        .single())
                .isEqualTo("新格");
        assertThat(jdbc.sql("select kind from area_lineage where change_id = :id")
                        .param("id", id)
                        .query(String.class)
                        .list())
                .containsExactly("split");
        new WholePartition(jdbc).check();
        assertThat(jdbc.sql("select area_codes from live_log where type = 'boundary.changed' order by id")
                        .query(String.class)
                        .list())
                .as("told in both halves and across the border, where a vertex was gained")
                .anyMatch(path -> path.endsWith("." + SmallDistrict.grid(0, 0)))
                .anyMatch(path -> path.endsWith("." + COMMUNITY + "005"));
        assertThat(jdbc.sql("select area_codes from live_log where type = 'boundary.submitted'")
                        .query(String.class)
                        .list())
                .as("the author hears of his draft in his own grid")
                .containsExactly("990100.990100001." + COMMUNITY + "." + SmallDistrict.grid(0, 0));
        assertThat(jdbc.sql("select upper_inf(valid) or upper(valid) is null from area_version")
                        .query(Boolean.class)
                        .list())
                .as("what was, with its end")
                .isNotEmpty()
                .containsOnly(false);
    }

    @Test
    void stepsAreTakenBackAndMadeAgainOnAnyNode() {
        String author = api.bearer(Role.SUPERVISOR, SmallDistrict.EAST);
        long id = api.draft(author, SmallDistrict.community(2, 0)).id();
        String blank = ground(author, id);
        List<String> states = new ArrayList<>(List.of(blank));
        for (int i = 0; i < 6; i++) {
            String from = i == 0 ? "[120.03,30.0]" : "[120.0301,30.00%d]".formatted(i);
            api.done(author, id, "operations", """
                    {"kind":"insert-vertex","from":%s,"to":[120.03,30.01],"at":[120.0301,30.00%d]}
                    """.formatted(from, i + 1));
            states.add(ground(author, id));
        }
        for (int i = 5; i >= 0; i--) {
            if (i == 3) {
                drafts.forget(id); // as another node would come to it
            }
            Answer undone = api.done(author, id, "undo", "");
            assertThat(undone.body().at("/cursor").asInt()).isEqualTo(i);
            assertThat(undone.body().at("/length").asInt()).isEqualTo(6);
            assertThat(features(author, id)).isEqualTo(features(states.get(i)));
        }
        for (int i = 1; i <= 4; i++) {
            api.done(author, id, "redo", "");
            assertThat(features(author, id)).isEqualTo(features(states.get(i)));
        }
        Answer other = api.done(
                author, id, "operations", "{\"kind\":\"move-vertex\",\"at\":[120.03,30.01],\"to\":[120.0302,30.0102]}");
        assertThat(other.body().at("/length").asInt())
                .as("what was undone is gone when something else is done")
                .isEqualTo(5);
        assertThat(api.post(author, "/" + id + "/redo", other.version(), "").code())
                .isEqualTo("nothing-to-redo");
        assertThat(api.get(author, "/" + id).body().at("/operations").size()).isEqualTo(5);
        api.done(author, id, "withdraw", "");
    }

    @Test
    void theImpactNamesWhatANewGridWouldBeCalled() {
        String author = api.bearer(Role.SUPERVISOR, SmallDistrict.EAST);
        String community = SmallDistrict.community(2, 0);
        long id = api.draft(author, community).id();
        assertThat(api.get(author, "/" + id + "/impact").body().at("/areas").size())
                .isZero();
        api.done(author, id, "operations", """
                {"kind":"split","area":"%s","line":[[120.025,29.999],[120.025,30.011]],"as":"+1"}
                """.formatted(SmallDistrict.grid(2, 0)));
        Answer impact = api.get(author, "/" + id + "/impact");
        assertThat(impact.status()).as(impact.body().toString()).isEqualTo(200);
        assertThat(impact.texts("areas", "/proposedCode")).contains(community + "005");
        assertThat(impact.body().at("/totals/after/areaSquareMeters").asDouble())
                .isCloseTo(impact.body().at("/totals/before/areaSquareMeters").asDouble(), within(10.0));
        api.done(author, id, "withdraw", "");
        assertThat(api.get(author, "/" + id + "/impact").code()).isEqualTo("illegal-transition");
    }

    private String ground(String bearer, long id) {
        return api.get(bearer, "/" + id + "/ground").body().toString();
    }

    private String features(String bearer, long id) {
        return features(ground(bearer, id));
    }

    /** Without the version of the change. */
    private static String features(String ground) {
        return ground.substring(ground.indexOf("\"features\""));
    }
}
