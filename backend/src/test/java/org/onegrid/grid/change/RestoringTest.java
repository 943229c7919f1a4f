package org.onegrid.grid.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onegrid.grid.change.BoundaryApi.Answer;
import org.onegrid.identity.Role;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An old border as a new draft. */
@PostgisTest
class RestoringTest {

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
        author = api.bearer(Role.SUPERVISOR, SmallDistrict.DISTRICT);
        chief = api.bearer(Role.LEADER, SmallDistrict.DISTRICT);
    }

    @Test
    void aBorderThatWasBentIsStraightAgain() {
        String grid = SmallDistrict.grid(0, 0);
        String was = shape(grid);
        Instant then = Instant.now();
        take(
                SmallDistrict.community(0, 0),
                "{\"kind\":\"reshape-edge\",\"from\":[120.01,30],\"to\":[120.01,30.01],\"line\":[[120.012,30.004],[120.007,30.008]]}");
        assertThat(shape(grid)).isNotEqualTo(was);
        restore(SmallDistrict.community(0, 0), grid, then);
        assertThat(same(grid, was)).isTrue();
    }

    @Test
    void anAreaThatWasSplitIsWholeAgain() {
        String grid = SmallDistrict.grid(2, 0);
        String was = shape(grid);
        Instant then = Instant.now();
        take(
                SmallDistrict.community(2, 0),
                "{\"kind\":\"split\",\"area\":\"%s\",\"line\":[[120.025,29.999],[120.025,30.02]],\"as\":\"+1\"}"
                        .formatted(grid));
        assertThat(same(grid, was)).isFalse();
        restore(SmallDistrict.community(2, 0), grid, then);
        assertThat(same(grid, was)).isTrue();
    }

    @Test
    void anAreaThatIsNoMoreIsCutOutAgainUnderItsName() {
        String grid = SmallDistrict.grid(0, 2);
        String name = district.area(grid).name();
        String was = shape(grid);
        Instant then = Instant.now();
        take(
                SmallDistrict.community(0, 2),
                "{\"kind\":\"merge\",\"areas\":[\"%s\",\"%s\"],\"into\":\"%s\"}"
                        .formatted(grid, SmallDistrict.grid(1, 2), SmallDistrict.grid(1, 2)));
        restore(SmallDistrict.community(0, 2), grid, then);
        String again = jdbc.sql(
                        "select code from area where level = 'grid' and upper_inf(valid) order by id desc limit 1")
                .query(String.class)
                .single();
        assertThat(again).as("a retired code is not given again").isNotEqualTo(grid);
        assertThat(district.area(again).name()).isEqualTo(name);
        assertThat(same(again, was)).isTrue();
    }

    @Test
    void whatIsAsItWasOrNeverWasIsRefused() {
        assertThat(begin(SmallDistrict.EAST, SmallDistrict.grid(3, 3), Instant.now())
                        .code())
                .isEqualTo("restore-needless");
        assertThat(begin(SmallDistrict.EAST, "nobody", Instant.now()).code()).isEqualTo("restore-unknown");
        assertThat(begin(SmallDistrict.EAST, SmallDistrict.grid(0, 0), Instant.now())
                        .code())
                .as("another street's")
                .isEqualTo("restore-unknown");
        assertThat(begin(SmallDistrict.EAST, SmallDistrict.grid(3, 3), Instant.EPOCH)
                        .code())
                .as("before there was anything")
                .isEqualTo("restore-unknown");
    }

    private void take(String area, String edit) {
        api.take(author, chief, api.draft(author, area).id(), edit);
    }

    private void restore(String area, String grid, Instant then) {
        Answer draft = begin(area, grid, then);
        assertThat(draft.status()).as(draft.body().toString()).isEqualTo(201);
        assertThat(draft.body().at("/cursor").asInt()).isPositive();
        api.take(author, chief, draft.id());
        new WholePartition(jdbc).check();
    }

    private Answer begin(String area, String grid, Instant then) {
        return api.post(
                author,
                "",
                null,
                "{\"area\":\"%s\",\"title\":\"恢复\",\"restore\":{\"area\":\"%s\",\"at\":\"%s\"}}"
                        .formatted(area, grid, then));
    }

    private String shape(String code) {
        return jdbc.sql("select st_astext(geom) from area where code = :code and upper_inf(valid)")
                .param("code", code)
                .query(String.class)
                .single();
    }

    private boolean same(String code, String was) {
        return jdbc.sql(
                        "select st_equals(geom, st_geomfromtext(:was, 4490)) from area where code = :code and upper_inf(valid)")
                .param("was", was)
                .param("code", code)
                .query(Boolean.class)
                .single();
    }
}
