package org.onegrid.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onegrid.identity.Scope;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PostgisTest
class AreasTest {

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
    void thePartitionFollowsTheDatabase() {
        assertThat(partition.tree().size()).isEqualTo(1 + 1 + 2 + 4 + 16);
        assertThat(partition.current().version())
                .isEqualTo(jdbc.sql("select version from partition_version")
                        .query(Long.class)
                        .single());
    }

    @Test
    void aPathGoesDownTheCommandTree() {
        AreaPath path = partition.tree().path(district.area(SmallDistrict.grid(3, 3)));
        assertThat(path.codes())
                .isEqualTo("990100.9901C1.990100002.990100002002.990100002002004")
                .isEqualTo(jdbc.sql("select path from area where code = '990100002002004'")
                        .query(String.class)
                        .single());
        assertThat(path.ltree())
                .isEqualTo(jdbc.sql("select command_path::text from area where code = '990100002002004'")
                        .query(String.class)
                        .single());
        assertThat(jdbc.sql("select nlevel(admin_path) from area where code = '990100002002004'")
                        .query(Integer.class)
                        .single())
                .as("the committee is not in the administrative tree above a grid")
                .isEqualTo(4);
    }

    @Test
    void aScopeReachesWhatIsCommandedAndNothingElse() {
        Scope committee = Scope.of(Set.of(district.area(SmallDistrict.COMMITTEE).id()));
        assertThat(seen(committee))
                .hasSize(1 + 1 + 2 + 8)
                .contains(SmallDistrict.EAST)
                .doesNotContain(SmallDistrict.WEST, SmallDistrict.DISTRICT);
        assertThat(seen(Scope.all())).hasSize(24);
        assertThat(seen(Scope.of(Set.of()))).isEmpty();
        for (Area area : partition.tree().list()) {
            assertThat(partition.tree().within(committee, area))
                    .as(area.code())
                    .isEqualTo(seen(committee).contains(area.code()));
        }
    }

    @Test
    void thePartitionFollowsAChangeMadeElsewhere() throws InterruptedException {
        String code = SmallDistrict.grid(0, 0);
        jdbc.sql("update area set name = '改名' where code = :code")
                .param("code", code)
                .update();
        long deadline = System.nanoTime() + 4_000_000_000L;
        while (!district.area(code).name().equals("改名") && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        assertThat(district.area(code).name())
                .as("told by the database's notice, before the next look")
                .isEqualTo("改名");
    }

    private List<String> seen(Scope scope) {
        return jdbc.sql("select code from area where command_path <@ any (cast(:scope as ltree[])) order by code")
                .param("scope", partition.tree().scopePaths(scope))
                .query(String.class)
                .list();
    }
}
