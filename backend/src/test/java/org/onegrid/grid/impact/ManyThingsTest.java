package org.onegrid.grid.impact;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.onegrid.grid.Area;
import org.onegrid.grid.AreaLevel;
import org.onegrid.grid.Areas;
import org.onegrid.grid.Partition;
import org.onegrid.grid.impact.Resettlement.Accepted;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.onegrid.test.Somebody;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * A community with half a million elements and half a million incidents, one in a hundred of them open, becomes two grids of four; others lie
 * outside. With {@code ops/test --long}; otherwise a hundredth of it, for the counts of what is read. The time is that of the
 * processors, ours and the database's, which take turns: on an idle machine it is what one waits.
 */
@PostgisTest
class ManyThingsTest {

    private static final Logger log = LoggerFactory.getLogger(ManyThingsTest.class);
    private static final boolean LONG = Boolean.getBoolean("onegrid.long");
    private static final int INSIDE = LONG ? 500_000 : 5_000;
    private static final int OUTSIDE = 60_000;

    /** PostgreSQL may still count what the preview has read on the same connection a moment before. */
    private static final long COUNTED = LONG ? 1 : 3;

    @Autowired
    private SmallDistrict district;

    @Autowired
    private Somebody somebody;

    @Autowired
    private Partition partition;

    @Autowired
    private Areas areas;

    @Autowired
    private Impacts impacts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void aMillionThingsFollowAndNothingOutsideIsRead() {
        district.build();
        somebody.administrator();
        Area community = district.area(SmallDistrict.community(0, 0));
        List<Area> grids = partition.tree().list().stream()
                .filter(area -> area.level() == AreaLevel.GRID)
                .filter(area -> partition.tree().path(area).areas().contains(community))
                .toList();
        fill(120.00, 30.00, "in", INSIDE);
        fill(120.02, 30.02, "out", OUTSIDE);
        jdbc.sql("analyze element").update();
        jdbc.sql("analyze element_home").update();
        jdbc.sql("analyze incident").update();
        Recut recut = mergingInto(community, grids, SmallDistrict.grid(0, 0), SmallDistrict.grid(1, 0));

        long begun = System.nanoTime();
        Impact preview = impacts.preview(recut.draft(Accepted.STAY));
        Duration previewed = Duration.ofNanos(System.nanoTime() - begun);
        begun = System.nanoTime();
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Map<String, Long> read = recut.takeEffectCountingReads(impacts, areas, jdbc, transactions);
        Duration followed = Duration.ofNanos(System.nanoTime() - begun);
        Duration worked = Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu)
                .plusMillis(read.remove("database milliseconds"));

        log.info(
                "{} elements and {} incidents on touched ground: {} moves previewed in {} ms, done in {} ms ({} ms of processor); rows read: {}",
                INSIDE,
                INSIDE,
                preview.movesTotal(),
                previewed.toMillis(),
                followed.toMillis(),
                worked.toMillis(),
                read);
        assertThat(preview.movesTotal()).isGreaterThan(INSIDE / 4);
        assertThat(read.get("element"))
                .as("each element inside is read once, to be placed and counted")
                .isLessThanOrEqualTo(COUNTED * INSIDE);
        assertThat(read.get("element_home"))
                .as("its home to find it and to change it")
                .isLessThanOrEqualTo(2L * COUNTED * INSIDE);
        assertThat(read.get("incident"))
                .as("each open incident is read to be placed, kept, moved, noted and told of")
                .isLessThanOrEqualTo(12L * INSIDE / 100);
        if (LONG) {
            assertThat(worked)
                    .as("the aim is 5 s; beside other work a processor does less in its time")
                    .isLessThan(Duration.ofSeconds(10));
        }
    }

    /** The northern grids go into the southern ones, with a wavy border between the two that stay. */
    private static Recut mergingInto(Area community, List<Area> grids, String west, String east) {
        for (int seed = 0; ; seed++) {
            Recut recut = new Recut(community, 1_200_000_000, 300_000_000, grids, new Random(seed));
            if (recut.strips() == 2
                    && recut.owner(0).equals(west)
                    && recut.owner(1).equals(east)) {
                return recut;
            }
        }
    }

    /** Elements and incidents in the community whose south-west corner this is. */
    private void fill(double west, double south, String name, int each) {
        jdbc.sql("""
                        insert into element (layer, code, kind, name, attrs, geom)
                        select case when n % 2 = 0 then 'person' else 'object' end, :name || n, 'one', '',
                               case when n % 2 = 0 then cast('{"households": 2, "residents": 5}' as jsonb) else '{}' end,
                               st_setsrid(st_makepoint(:west + x, :south + y), 4490)
                        from (select n, (2 * (n * cast(7919 as bigint) % 99991) + 1) / 1e7 as x, (2 * (n * cast(104729 as bigint) % 99991) + 1) / 1e7 as y
                              from generate_series(1, :each) as n) place
                        """)
                .param("name", name)
                .param("west", west)
                .param("south", south)
                .param("each", each)
                .update();
        jdbc.sql("""
                        insert into element_home (element_id, area_id)
                        select e.id, g.id
                        from element e join area g on g.level = 'grid' and st_intersects(g.geom, e.geom)
                        where e.code like :name || '%'
                        """).param("name", name).update();
        jdbc.sql("""
                        insert into incident (id, code, area_id, area_path, category, severity, status, version, channel,
                            title, geom, reported_at, changed_at, arrive_by, due_at)
                        select nextval('incident_id'), :name || n, g.id, g.command_path, '101001', 2,
                               case when n % 100 > 0 then 'closed' when n % 200 > 0 then 'accepted' else 'reported' end, 1,
                               'hotline', 'x', st_setsrid(st_makepoint(:west + x, :south + y), 4490),
                               now() - n * interval '1 second', now(), now(), now()
                        from (select n, (2 * (n * cast(7907 as bigint) % 99991) + 1) / 1e7 as x, (2 * (n * cast(104723 as bigint) % 99991) + 1) / 1e7 as y
                              from generate_series(1, :each) as n) place
                        join area g on g.level = 'grid'
                         and st_intersects(g.geom, st_setsrid(st_makepoint(:west + x, :south + y), 4490))
                        """)
                .param("name", name)
                .param("west", west)
                .param("south", south)
                .param("each", each)
                .update();
    }
}
