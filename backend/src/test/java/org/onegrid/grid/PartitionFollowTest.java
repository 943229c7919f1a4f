package org.onegrid.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onegrid.geo.LngLat;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A partition that follows change by change is the one that is read as a whole. */
@PostgisTest
class PartitionFollowTest {

    @Autowired
    private SmallDistrict district;

    @Autowired
    private Areas areas;

    @Autowired
    private Partition partition;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @BeforeEach
    void build() {
        district.build();
    }

    @Test
    void whatIsTouchedIsReadAndNothingElse() {
        String code = SmallDistrict.grid(1, 1);
        PartitionMark before = areas.mark();
        jdbc.sql("update area set name = '另名' where code = :code")
                .param("code", code)
                .update();
        assertThat(areas.touchedSince(before.version()))
                .extracting(one -> one.area().code())
                .containsExactly(code);
        partition.refresh();
        assertThat(district.area(code).name()).isEqualTo("另名");
        same();
    }

    @Test
    void aRetiredAreaGoesAndWhatItCoveredIsAnothers() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            jdbc.sql("""
                            update area set geom = st_multi(st_union(geom, (select geom from area where code = :gone)))
                            where code = :stays
                            """)
                    .param("gone", SmallDistrict.grid(3, 3))
                    .param("stays", SmallDistrict.grid(2, 3))
                    .update();
            jdbc.sql("update area set valid = tstzrange(lower(valid), clock_timestamp()) where code = :gone")
                    .param("gone", SmallDistrict.grid(3, 3))
                    .update();
        });
        partition.refresh();
        assertThat(partition.tree().find(SmallDistrict.grid(3, 3))).isEmpty();
        assertThat(partition.current().locate(SmallDistrict.middle(3, 3)).map(Area::code))
                .contains(SmallDistrict.grid(2, 3));
        same();
    }

    @Test
    void aCommunityWhoseGridsAreGoneIsLowestItself() {
        String community = SmallDistrict.community(2, 0);
        jdbc.sql("""
                        update area set valid = tstzrange(lower(valid), clock_timestamp())
                        where level = 'grid' and starts_with(code, :community)
                        """).param("community", community).update();
        partition.refresh();
        assertThat(partition.current().locate(SmallDistrict.middle(2, 1)).map(Area::code))
                .contains(community);
        same();
    }

    @Test
    void deletedAreasLeaveNoRowAndAreNoticedAllTheSame() {
        jdbc.sql("insert into area (code, name, level, admin_path, command_path, path, geom) select 'X1', 'X', 'grid',"
                        + " '1', '999999', 'X1', st_multi(st_makeenvelope(121, 30, 121.01, 30.01, 4490))")
                .update();
        partition.refresh();
        assertThat(partition.current().locate(new LngLat(121.005, 30.005))).isPresent();
        jdbc.sql("delete from area where code = 'X1'").update();
        partition.refresh();
        assertThat(partition.current().locate(new LngLat(121.005, 30.005))).isEmpty();
        same();
    }

    /** Compares with one read from nothing. */
    private void same() {
        Partition fresh = new Partition(areas, jdbc, transactions, java.time.ZoneId.of("Asia/Shanghai"));
        fresh.refresh();
        assertThat(partition.current().mark()).isEqualTo(fresh.current().mark());
        assertThat(List.copyOf(partition.tree().list()))
                .isEqualTo(List.copyOf(fresh.tree().list()));
        Random random = new Random(20261122);
        for (int i = 0; i < 3_000; i++) {
            LngLat place = new LngLat(119.999 + random.nextDouble() * 0.042, 29.999 + random.nextDouble() * 0.042);
            assertThat(partition.current().locate(place))
                    .isEqualTo(fresh.current().locate(place));
        }
    }
}
