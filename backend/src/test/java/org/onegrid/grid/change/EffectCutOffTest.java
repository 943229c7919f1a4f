package org.onegrid.grid.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.onegrid.element.Elements;
import org.onegrid.element.NewElement;
import org.onegrid.geo.LngLat;
import org.onegrid.geo.Precision;
import org.onegrid.grid.Partition;
import org.onegrid.grid.change.BoundaryApi.Answer;
import org.onegrid.identity.Role;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.NullNode;

/**
 * The database connection of an effect is killed at a random moment, as a kill of the server or of the database would: what
 * is found afterwards is one world or the other.
 */
@PostgisTest
class EffectCutOffTest {

    private static final long SEED = Long.getLong("onegrid.seed", System.nanoTime());
    private static final int ROUNDS = Boolean.getBoolean("onegrid.long") ? 200 : 25;
    private static final String COMMUNITY = SmallDistrict.community(0, 0);
    private static final String SPLIT_OFF = COMMUNITY + "005";

    @Autowired
    private BoundaryApi api;

    @Autowired
    private SmallDistrict district;

    @Autowired
    private Partition partition;

    @Autowired
    private Elements elements;

    @Autowired
    private JdbcClient jdbc;

    /** Everything an effect writes, as one text. */
    private String world() {
        return jdbc.sql("""
                        select 'areas ' || (select string_agg(code || md5(st_asbinary(geom)) || households, ' ' order by code)
                                            from area where upper_inf(valid) and level <> 'committee')
                            || ' versions ' || (select count(*) from area_version)
                            || ' retired ' || (select count(*) from area where not upper_inf(valid))
                            || ' lineage ' || (select count(*) from area_lineage)
                            || ' effective ' || (select count(*) from boundary_change where state = 'effective')
                            || ' decided ' || (select count(*) from boundary_event where verb in ('approved', 'effective'))
                            || ' told ' || (select count(*) from live_log where type in ('boundary.changed', 'boundary.effective'))
                            || ' elements ' || (select string_agg(a.code, ' ' order by e.element_id)
                                                from element_home e join area a on a.id = e.area_id)
                        """).query(String.class).single();
    }

    @Test
    void leavesOneWorldOrTheOther() throws Exception {
        district.build();
        Random random = new Random(SEED);
        elements.add(IntStream.range(0, 200)
                .mapToObj(i -> new NewElement(
                        "person",
                        "B" + i,
                        "house",
                        "",
                        SmallDistrict.grid(0, 0),
                        Map.of("households", 2, "residents", 5),
                        Precision.FACTORY.createPoint(new LngLat(120.00012 + i * 4.9e-5, 30.005).toCoordinate()))));
        String leader = api.bearer(Role.GRID_LEADER, SmallDistrict.grid(0, 0));
        String chief = api.bearer(Role.SUPERVISOR, SmallDistrict.WEST);
        long slowestMicros = 50_000;
        int cut = 0;
        int done = 0;
        String now = SmallDistrict.grid(0, 0);
        String off = SPLIT_OFF;
        for (int round = 0; round < ROUNDS; round++) {
            String because = "seed " + SEED + ", round " + round;
            long id = api.draft(leader, COMMUNITY).id();
            api.done(leader, id, "operations", edit(round, now, off));
            int version = api.done(leader, id, "submit", "{}").version();
            String before = world();
            long begun = System.nanoTime();
            Answer answer = approveAndCut(chief, id, version, random.nextInt((int) slowestMicros));
            if (answer.status() == 200) {
                slowestMicros = Math.max(10_000, (System.nanoTime() - begun) / 1_000);
            }
            String after = world();
            boolean effective =
                    api.get(leader, "/" + id).body().at("/state").asString().equals("effective");
            if (effective) {
                done++;
                assertThat(after).as(because).isNotEqualTo(before);
            } else {
                cut++;
                assertThat(answer.status()).as(because).isNotEqualTo(200);
                assertThat(after).as(because).isEqualTo(before);
                api.done(chief, id, "approve", "{}");
            }
            consistent(because, id, round);
            if (round % 2 == 0) {
                off = jdbc.sql("select code from area where level = 'grid' order by id desc limit 1")
                        .query(String.class)
                        .single();
            }
        }
        System.out.println("EffectCutOffTest: seed " + SEED + ", cut off " + cut + ", done " + done);
        assertThat(cut).as("effects cut off").isPositive();
    }

    private static String edit(int round, String grid, String off) {
        return round % 2 == 0
                ? "{\"kind\":\"split\",\"area\":\"%s\",\"line\":[[120.005,29.999],[120.005,30.011]],\"as\":\"+1\"}"
                        .formatted(grid)
                : "{\"kind\":\"merge\",\"areas\":[\"%1$s\",\"%2$s\"],\"into\":\"%1$s\"}".formatted(grid, off);
    }

    /** What is cut at the question who is asking reaches no handler: a server answers that with 500, this throws. */
    private Answer approve(String chief, long id, int version) {
        try {
            return api.post(chief, "/" + id + "/approve", version, "{}");
        } catch (IllegalStateException e) {
            return new Answer(500, NullNode.getInstance());
        }
    }

    private Answer approveAndCut(String chief, long id, int version, int micros) throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<Answer> approval = other.submit(() -> approve(chief, id, version));
            TimeUnit.MICROSECONDS.sleep(micros);
            jdbc.sql("""
                            select count(pg_terminate_backend(pid)) from pg_stat_activity
                            where datname = current_database() and pid <> pg_backend_pid()
                              and state in ('active', 'idle in transaction') and backend_type = 'client backend'
                            """).query(Long.class).single();
            return approval.get(30, TimeUnit.SECONDS);
        } finally {
            other.shutdownNow();
        }
    }

    /** All of the effect is there: areas, elements, households, versions, and this node's memory. */
    private void consistent(String because, long id, int round) throws InterruptedException {
        new WholePartition(jdbc).check();
        assertThat(jdbc.sql("""
                        select count(*) from element e join element_home h on h.element_id = e.id
                        where not exists (select from area a where a.id = h.area_id and upper_inf(a.valid)
                                                               and st_intersects(a.geom, e.geom))
                        """).query(Long.class).single()).as(because).isZero();
        List<Integer> households =
                new ArrayList<>(jdbc.sql("""
                        select households from area
                        where upper_inf(valid) and st_intersects(geom, st_setsrid(st_makepoint(120.003, 30.005), 4490))
                          and level = 'grid'
                        """).query(Integer.class).list());
        assertThat(households).as(because).allSatisfy(n -> assertThat(n).isEqualTo(round % 2 == 0 ? 200 : 400));
        long version = jdbc.sql("select version from partition_version")
                .query(Long.class)
                .single();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (partition.current().version() != version && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        assertThat(partition.current().version()).as(because).isEqualTo(version);
    }
}
