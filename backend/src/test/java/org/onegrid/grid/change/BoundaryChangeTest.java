package org.onegrid.grid.change;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the draft to its effect, in a community of the small district. */
@PostgisTest
@Import(BoundaryApi.class)
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
        assertThat(java.util.List.of(east.code(), west.code()))
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
    }
}
