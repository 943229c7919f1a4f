package org.onegrid.analytics.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onegrid.analytics.SomeCases;
import org.onegrid.test.Analyses;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.onegrid.test.Somebody;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Packed cases are those of the incidents, whatever is asked, whatever changes them and whoever does so at the same time. */
@PostgisTest
class CasePacksTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @TestConfiguration
    static class WithListing {
        @Bean
        CaseListing listing(CaseReader reader, JdbcClient sql, PlatformTransactionManager transactions) {
            return new CaseListing(reader, sql, transactions);
        }
    }

    @Autowired
    CaseListing listing;

    @Autowired
    CasePacks packs;

    @Autowired
    Analyses analyses;

    @Autowired
    SomeCases cases;

    @Autowired
    Somebody somebody;

    @Autowired
    JdbcClient sql;

    @Autowired
    PlatformTransactionManager transactions;

    private String admin = "";

    @BeforeEach
    void someCases() {
        cases.layOut();
        admin = somebody.administrator();
        listing.moment = null;
        cases.post("crew", "crew", "cleaner", "grid");
    }

    private void unpack() {
        sql.sql("delete from case_pack").update();
        sql.sql("delete from case_pack_outdated").update();
    }

    private static LocalDate back(int days) {
        return LocalDate.now(ZONE).minusDays(days);
    }

    private List<String> ask(String area, String rest) {
        analyses.result(admin, """
                {"kind":"listing","area":"%s",%s}
                """.formatted(area, rest));
        return listing.sorted();
    }

    private static String window(int from, int to) {
        return "\"level\":\"grid\",\"window\":{\"from\":\"%s\",\"to\":\"%s\"}".formatted(back(from), back(to));
    }

    /** Asks for everything and compares it with plain SQL in the same view of the data. */
    private void agree(String as) {
        List<String> given = ask(SmallDistrict.DISTRICT, window(70, 0));
        assertThat(given).as(as).isEqualTo(listing.plain.stream().sorted().toList());
        assertThat(given).as(as).isNotEmpty();
    }

    @Test
    void whateverIsAskedIsTheSameFromPacks() {
        List<String[]> questions = List.of(
                new String[] {SmallDistrict.DISTRICT, window(70, 0)},
                new String[] {SmallDistrict.DISTRICT, window(20, 12)},
                new String[] {SmallDistrict.DISTRICT, window(9, 9)},
                new String[] {SmallDistrict.DISTRICT, window(0, 0)},
                new String[] {SmallDistrict.WEST, window(70, 0)},
                new String[] {SmallDistrict.COMMITTEE, window(70, 0) + ",\"tree\":\"command\""},
                new String[] {SmallDistrict.DISTRICT, window(70, 0) + ",\"boundaries\":\"then\""},
                new String[] {SmallDistrict.DISTRICT, window(70, 5) + ",\"asOf\":\"" + back(8) + "\""},
                new String[] {SmallDistrict.DISTRICT, window(70, 0) + ",\"filters\":{\"holders\":[\"cleaner\"]}"},
                new String[] {
                    SmallDistrict.DISTRICT, window(70, 0) + ",\"filters\":{\"categories\":[\"1010\",\"205003\"]}"
                },
                new String[] {
                    SmallDistrict.DISTRICT,
                    window(70, 0)
                            + ",\"filters\":{\"channels\":[\"field\"],\"days\":\"weekends\",\"hours\":{\"from\":22,\"to\":5}}"
                });
        List<String> moments = Stream.of(0, 11, 33)
                .map(days -> Instant.now().minus(Duration.ofDays(days)).toString())
                .toList();
        judge(new Random(1), 200);
        unpack();
        Map<String, List<String>> stored = new HashMap<>();
        for (String moment : moments) {
            listing.moment = moment;
            for (String[] question : questions) {
                stored.put(question[0] + question[1] + moment, ask(question[0], question[1]));
            }
        }
        packs.packDue();
        assertThat(packs.due()).isEmpty();
        for (String moment : moments) {
            listing.moment = moment;
            for (String[] question : questions) {
                assertThat(ask(question[0], question[1]))
                        .as(question[1] + " at " + moment)
                        .isEqualTo(stored.get(question[0] + question[1] + moment));
            }
            agree("at " + moment);
        }
    }

    @Test
    void packsAreWhatIsReadAndATriggerIsWhatKeepsThemTrue() {
        unpack();
        packs.packDue();
        agree("packed");
        sql.sql("alter table incident disable trigger user").update();
        sql.sql("update incident set closed_at = reported_at + interval '3 minutes' where mod(id, 2) = 0")
                .update();
        List<String> given = ask(SmallDistrict.DISTRICT, window(70, 0));
        assertThat(given).isNotEqualTo(listing.plain.stream().sorted().toList());
        sql.sql("alter table incident enable trigger user").update();
        sql.sql("update incident set version = version").update();
        agree("told of it");
    }

    /** Somebody judges some cases, for the first time or again. */
    private void judge(Random random, int most) {
        sql.sql("""
                        insert into incident_rating (incident_id, source, score, at)
                        select id, (array['self', 'peer', 'public', 'third-party'])[1 + mod(id + :of, 4)], 1 + mod(id * :of, 5),
                            clock_timestamp()
                        from incident where status = 'closed' and mod(id * 7919 + :of, 7) = 0 limit :most
                        on conflict (incident_id, source) do update set score = excluded.score, at = excluded.at
                        """).param("of", random.nextInt(1_000)).param("most", most).update();
    }

    /** One change of one case or of many, of any sort, committed. */
    private void change(Random random) {
        if (random.nextInt(5) == 0) {
            judge(random, 1 + random.nextInt(40));
            return;
        }
        String some = "rehearsal_id is null and mod(id * 7919 + " + random.nextInt(1_000) + ", "
                + (1 + random.nextInt(400)) + ") = 0";
        String done = switch (random.nextInt(9)) {
            case 0 -> "update incident set status = 'closed', closed_at = changed_at where open and " + some;
            case 1 -> "update incident set status = 'accepted', closed_at = null where status = 'closed' and " + some;
            case 2 ->
                "update incident set reported_at = reported_at - interval '1 day' * " + random.nextInt(9) + " where "
                        + some;
            case 3 -> "update incident set status = 'rejected', changed_at = now() where " + some;
            case 4 -> "update incident set holder = case when holder is null then 'crew' end where " + some;
            case 5 -> "update incident set category = '205003', channel = 'field' where " + some;
            case 6 -> """
                    insert into incident (id, code, area_id, area_path, category, severity, status, version, channel, title,
                        geom, reported_at, changed_at, arrive_by, due_at)
                    select nextval('incident_id'), 'T' || currval('incident_id'), area_id, area_path, category, severity,
                        status, version, channel, title, geom, reported_at, changed_at, arrive_by, due_at
                    from incident where %s limit 30
                    """.formatted(some);
            case 7 -> "delete from incident_rating where incident_id in (select id from incident where " + some + ")";
            default ->
                "delete from incident i where not exists (select from incident_step s where s.incident_id = i.id)"
                        + " and not exists (select from incident_rating r where r.incident_id = i.id) and " + some;
        };
        sql.sql(done).update();
    }

    private void packAnyway(Random random, int most) {
        for (int i = 0; i < most; i++) {
            packs.pack(LocalDate.now(ZoneOffset.UTC).minusDays(2 + random.nextInt(66)));
        }
    }

    @Test
    void whateverChangesACaseIsSeenAtOnce() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            if (round % 8 == 0) {
                packs.packDue();
            }
            change(random);
            agree("seed " + seed + ", round " + round);
            packAnyway(random, 20);
            agree("seed " + seed + ", round " + round + " packed");
        }
    }

    @Test
    void whoChangesAndWhoPacksAtTheSameTimeDoNotMissEachOther() throws Exception {
        long seed = System.nanoTime();
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Random random = new Random(seed + i);
            TransactionTemplate transaction = new TransactionTemplate(transactions);
            if (i == 2) {
                transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
            }
            running.add(threads.submit(() -> {
                while (!over.get()) {
                    change(transaction, random);
                }
            }));
        }
        Random days = new Random(seed + 3);
        running.add(threads.submit(() -> {
            while (!over.get()) {
                packAnyway(days, 5);
            }
        }));
        try {
            long packed = sql.sql("select coalesce(max(id), 0) from case_pack")
                    .query(Long.class)
                    .single();
            for (int round = 0; round < 25; round++) {
                agree("seed " + seed + ", round " + round);
            }
            assertThat(sql.sql("select max(id) from case_pack")
                            .query(Long.class)
                            .single())
                    .as("packs were made meanwhile")
                    .isGreaterThan(packed + 20);
        } finally {
            over.set(true);
            threads.shutdown();
            assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
        for (Future<?> one : running) {
            one.get();
        }
        agree("seed " + seed + ", afterwards");
    }

    /** A few cases in a transaction that takes its time, and gives up now and then. */
    private void change(TransactionTemplate transaction, Random random) {
        try {
            transaction.executeWithoutResult(status -> {
                for (int i = 0; i < 3; i++) {
                    sql.sql("""
                                    update incident set changed_at = clock_timestamp(), holder = :holder,
                                        reported_at = reported_at + :days * interval '1 day'
                                    where id in (select id from incident where mod(id, 97) = :which and reported_at < now() - interval '10 days'
                                                 order by id for update skip locked limit 3)
                                    """)
                            .param("holder", random.nextBoolean() ? "crew" : null)
                            .param("days", random.nextInt(3) - 1)
                            .param("which", random.nextInt(97))
                            .update();
                    pause(random.nextInt(8));
                }
                if (random.nextInt(3) == 0) {
                    judge(random, 2);
                    pause(random.nextInt(8));
                }
                if (random.nextInt(4) == 0) {
                    status.setRollbackOnly();
                }
            });
        } catch (org.springframework.dao.ConcurrencyFailureException e) {
            // another was quicker: in repeatable read that is the end of it
        }
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable String idOf(JsonNode result) {
        return result.path("id").asString();
    }

    @Test
    void anAnswerAboutWhatIsOverStaysTheAnswer() {
        // a hundred days ago, nothing open
        sql.sql("""
                        insert into incident (id, code, area_id, area_path, category, severity, status, version, channel, title,
                            geom, reported_at, accepted_at, dispatched_at, arrived_at, handled_at, closed_at, changed_at,
                            arrive_by, due_at)
                        select nextval('incident_id'), 'P' || currval('incident_id'), area_id, area_path, category, severity,
                            'closed', 8, channel, title, geom, at, at + interval '1 minute', at + interval '2 minutes',
                            at + interval '9 minutes', at + interval '20 minutes', at + interval '1 hour', at + interval '1 hour',
                            arrive_by, due_at
                        from (select i.*, date_trunc('day', now()) - interval '100 days' + mod(id, 240) * interval '1 hour' as at
                              from incident i where mod(id, 3) = 0 and reported_at < now() - interval '2 days') past
                        """).update();
        packs.packDue();
        String question = """
                {"kind":"response-time","area":"%s","level":"street","window":{"from":"%s","to":"%s"}}
                """.formatted(SmallDistrict.DISTRICT, back(98), back(93));
        JsonNode first = analyses.result(admin, question);
        assertThat(first.path("total").path("values").path("median").asInt()).isEqualTo(9 * 60);
        assertThat(first.path("inputs").path("incidents").asString()).startsWith("packs");
        sql.sql("update incident set version = version where reported_at > now() - interval '40 days'")
                .update();
        sql.sql("""
                        insert into incident (id, code, area_id, area_path, category, severity, status, version, channel, title,
                            geom, reported_at, changed_at, arrive_by, due_at)
                        select nextval('incident_id'), 'N' || currval('incident_id'), area_id, area_path, category, severity,
                            'reported', 1, channel, title, geom, now() - interval '1 minute', now(), arrive_by, due_at
                        from incident limit 3
                        """).update();
        assertThat(idOf(analyses.result(admin, question)))
                .as("what happens today")
                .isEqualTo(idOf(first));

        String middle = "reported_at > now() - interval '98 days' and reported_at < now() - interval '93 days'";
        sql.sql("update incident set arrived_at = reported_at + interval '30 minutes' where " + middle)
                .update();
        JsonNode corrected = analyses.result(admin, question);
        assertThat(idOf(corrected)).as("a late change").isNotEqualTo(idOf(first));
        assertThat(corrected.path("total").path("values").path("median").asInt())
                .isEqualTo(30 * 60);
        sql.sql("update case_pack set packed_at = now() - interval '2 hours'").update();
        packs.packDue();
        JsonNode packed = analyses.result(admin, question);
        assertThat(packed.path("inputs").path("incidents").asString()).startsWith("packs");
        assertThat(idOf(packed)).isNotIn(idOf(first), idOf(corrected));
        assertThat(packed.path("total")).isEqualTo(corrected.path("total"));

        sql.sql("update incident set status = 'arrived', handled_at = null, closed_at = null where " + middle
                        + " and mod(id, 5) = 0")
                .update();
        sql.sql("update case_pack set packed_at = now() - interval '2 hours'").update();
        packs.packDue();
        assertThat(analyses.result(admin, question)
                        .path("inputs")
                        .path("incidents")
                        .asString())
                .as("open cases last until the last step of all")
                .doesNotStartWith("packs");
    }
}
