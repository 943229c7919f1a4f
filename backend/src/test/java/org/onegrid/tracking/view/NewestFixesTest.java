package org.onegrid.tracking.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onegrid.test.TestDatabases;
import org.onegrid.tracking.view.NewestFixes.Reading;
import org.springframework.jdbc.core.simple.JdbcClient;

class NewestFixesTest {

    private static final int RESPONDERS = 30;
    private static DataSource database;
    private static JdbcClient sql;

    @BeforeAll
    static void build() {
        database = TestDatabases.create().dataSource();
        sql = JdbcClient.create(database);
        sql.sql("""
                        insert into area (code, name, level, admin_path, command_path, path, geom)
                        values ('D', 'D', 'district', '1', '1', 'D',
                                st_multi(st_makeenvelope(120, 30, 121, 31, 4490)))
                        """).update();
        sql.sql("""
                        insert into responder (code, callsign, kind, area_id, area_path)
                        select 'R' || n, 'R' || n, 'member', (select id from area), '1' from generate_series(1, :n) as n
                        """).param("n", RESPONDERS).update();
        sql.sql("""
                        insert into responder_position (responder_id, geom, at)
                        select id, st_setsrid(st_makepoint(120.5, 30.5), 4490), now() from responder
                        """).update();
    }

    @Test
    void whatIsCommittedLateIsReadAllTheSame() throws SQLException {
        NewestFixes fixes = new NewestFixes(sql);
        Reading first = fixes.all();
        try (Connection late = database.getConnection();
                Statement statement = late.createStatement()) {
            late.setAutoCommit(false);
            statement.execute(move("R1", 120.6));
            // by the time it was written it lies before this one, which is read first
            sql.sql(move("R2", 120.7)).update();
            Reading second = fixes.since(first.mark());
            assertThat(codes(second)).contains("R2").doesNotContain("R1");
            double newest = sql.sql("select extract(epoch from max(recorded_at)) from responder_position")
                    .query(Double.class)
                    .single();
            late.commit();
            Reading third = fixes.since(second.mark());
            assertThat(codes(third)).contains("R1");
            assertThat(third.rows().stream()
                            .filter(one -> one.code().equals("R1"))
                            .toList()
                            .get(0)
                            .lng())
                    .isEqualTo(120.6);
            assertThat(sql.sql("""
                                    select r.code from responder r join responder_position p on p.responder_id = r.id
                                    where extract(epoch from p.recorded_at) > :newest
                                    """).param("newest", newest).query(String.class).list())
                    .as("the control: a reader that goes by the time never sees it")
                    .doesNotContain("R1");
            assertThat(codes(fixes.since(third.mark())))
                    .as("and is not read for ever")
                    .doesNotContain("R1", "R2");
        }
    }

    @Test
    void changesOfTheResponderItselfAreReadToo() {
        NewestFixes fixes = new NewestFixes(sql);
        String mark = fixes.all().mark();
        sql.sql("update responder set always_on_duty = false where code = 'R3'").update();
        Reading after = fixes.since(mark);
        assertThat(after.rows().stream()
                        .filter(one -> one.code().equals("R3"))
                        .toList()
                        .get(0)
                        .shown())
                .isFalse();
    }

    @Test
    void nothingIsMissedWhileManyWrite() throws Exception {
        long seed = 20261122;
        NewestFixes fixes = new NewestFixes(sql);
        AtomicBoolean done = new AtomicBoolean();
        ConcurrentHashMap<String, Double> known = new ConcurrentHashMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(5);
        try {
            Future<?> reading = threads.submit(() -> {
                Reading next = fixes.all();
                next.rows().forEach(one -> known.put(one.code(), one.lng()));
                for (boolean last = false; !last; ) {
                    last = done.get();
                    next = fixes.since(next.mark());
                    next.rows().forEach(one -> known.put(one.code(), one.lng()));
                }
            });
            List<Future<?>> writing = IntStream.range(0, 4)
                    .<Future<?>>mapToObj(n -> threads.submit(() -> write(new Random(seed + n), n)))
                    .toList();
            for (Future<?> writer : writing) {
                writer.get();
            }
            done.set(true);
            reading.get();
        } finally {
            threads.shutdownNow();
        }
        Set<String> wrong = new HashSet<>();
        for (Seen seen : fixes.all().rows()) {
            Double last = known.get(seen.code());
            if (last == null || last != seen.lng()) {
                wrong.add(seen.code() + " is at " + seen.lng() + ", read last: " + last);
            }
        }
        assertThat(wrong).as("seed %d", seed).isEmpty();
    }

    private static Void write(Random random, int writer) throws Exception {
        try (Connection own = database.getConnection();
                Statement statement = own.createStatement()) {
            own.setAutoCommit(false);
            for (int i = 0; i < 150; i++) {
                // each its own responders, or they would wait for each other
                for (int n = 0; n < 3; n++) {
                    int responder = 1 + writer + 4 * random.nextInt(RESPONDERS / 4);
                    statement.execute(move("R" + responder, 120 + random.nextInt(1_000_000) / 1e6));
                }
                Thread.sleep(random.nextInt(6));
                own.commit();
            }
        }
        return null;
    }

    private static String move(String code, double lng) {
        return "update responder_position set geom = st_setsrid(st_makepoint(" + lng
                + ", 30.5), 4490), at = clock_timestamp(), recorded_at = clock_timestamp()"
                + " where responder_id = (select id from responder where code = '" + code + "')";
    }

    private static List<String> codes(Reading reading) {
        return reading.rows().stream().map(Seen::code).toList();
    }
}
