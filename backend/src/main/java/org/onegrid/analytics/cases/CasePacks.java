package org.onegrid.analytics.cases;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onegrid.bulk.CopiedRow;
import org.onegrid.bulk.Copy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The cases of past days (UTC), packed as columns: reading them costs a fraction of reading the incidents. A pack says what the
 * incidents say or is not read: a trigger of the incidents notes in the same transaction which days have changed. Thread-safe.
 */
@Repository
class CasePacks {

    /** Days with more cases are not packed: a day is packed in one piece, in memory. */
    static final int MOST_OF_A_DAY = 250_000;

    private static final Logger log = LoggerFactory.getLogger(CasePacks.class);
    private static final Duration AT_ONCE = Duration.ofSeconds(30);
    private static final int TIMEOUT_SECONDS = 60;

    /** From an instant until before another. */
    record Span(Instant from, Instant to) {}

    private final Copy copy;
    private final JdbcClient sql;
    private final TransactionTemplate oneDay;

    CasePacks(Copy copy, JdbcClient sql, PlatformTransactionManager transactions) {
        this.copy = copy;
        this.sql = sql;
        this.oneDay = new TransactionTemplate(transactions);
        oneDay.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        oneDay.setTimeout(TIMEOUT_SECONDS);
    }

    /**
     * Reads what is packed of a span, in the caller's transaction and by its settings.
     *
     * @param until leaves out days with a case of which something later is known; null for none
     * @param each  gets every pack of the days of the span
     * @return what was not read of it
     */
    List<Span> read(Span span, @Nullable Instant until, PackedCases cases, Consumer<CopiedRow> each) {
        LocalDate first = day(span.from());
        LocalDate last = day(span.to().minusNanos(1));
        Set<LocalDate> packed = new TreeSet<>(sql.sql("""
                        select p.day from case_pack p
                        where p.day between :first and :last
                          and not exists (select from case_pack_outdated o where o.day = p.day)
                        group by p.day having max(p.latest) <= cast(:until as timestamptz)
                        """)
                .param("first", first)
                .param("last", last)
                .param(
                        "until",
                        until == null
                                ? "infinity"
                                : until.truncatedTo(ChronoUnit.MICROS).toString())
                .query(LocalDate.class)
                .list());
        if (!packed.isEmpty()) {
            sql.sql("select set_config('onegrid.days', :days, true)")
                    .param("days", packed.stream().map(LocalDate::toString).collect(Collectors.joining(",", "{", "}")))
                    .query(String.class)
                    .single();
            copy.out(
                    "select " + cases.select() + " from case_pack p where p.day = any "
                            + "((select cast(current_setting('onegrid.days') as date[]))::date[]) order by p.day, p.part",
                    PackColumn.values().length,
                    each);
        }
        List<Span> rest = new ArrayList<>();
        Instant from = span.from();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            if (packed.contains(day)) {
                add(rest, from, begin(day));
                from = begin(day.plusDays(1));
            }
        }
        add(rest, from, span.to());
        return rest;
    }

    private static void add(List<Span> spans, Instant from, Instant to) {
        if (from.isBefore(to)) {
            spans.add(new Span(from, to));
        }
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Packs what is due, the newest days first, for half a minute at most. */
    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    void packDue() {
        long begun = System.nanoTime();
        int packed = 0;
        for (LocalDate day : due()) {
            if (System.nanoTime() - begun > AT_ONCE.toNanos()
                    || Thread.currentThread().isInterrupted()) {
                break;
            }
            packed += pack(day) ? 1 : 0;
        }
        if (packed > 0) {
            log.info("Cases of {} days packed", packed);
        }
    }

    /** Days before yesterday that are not packed, or have changed since; a day is packed once an hour at most. */
    List<LocalDate> due() {
        return sql.sql("""
                        select cast(d as date) as day
                        from generate_series(
                            (select cast(min(reported_at) at time zone 'UTC' as date) from incident
                             where reported_at > now() - interval '3660 days'),
                            cast(now() at time zone 'UTC' as date) - 2, interval '1 day') d
                        where not exists (select from case_pack p where p.day = cast(d as date))
                           or exists (select from case_pack_outdated o where o.day = cast(d as date))
                          and not exists (select from case_pack p where p.day = cast(d as date)
                                          and p.packed_at > now() - interval '1 hour')
                        order by 1 desc
                        """).query(LocalDate.class).list();
    }

    /** Packs a day unless its cases are being changed, or are too many; whether it did. */
    boolean pack(LocalDate day) {
        try {
            return Boolean.TRUE.equals(oneDay.execute(status -> packAlone(day)));
        } catch (DataAccessException e) {
            log.warn("The cases of {} were not packed", day, e);
            return false;
        }
    }

    private boolean packAlone(LocalDate day) {
        boolean alone = sql.sql("""
                        select set_config('lock_timeout', '2s', true),
                               set_config('onegrid.from', :from, true), set_config('onegrid.to', :to, true),
                               pg_try_advisory_xact_lock(
                                   hashtext('case_pack'), mod(cast(:day as date) - date '2000-01-01', 256)) as alone
                        """)
                .param("from", begin(day).toString())
                .param("to", begin(day.plusDays(1)).toString())
                .param("day", day)
                .query((row, n) -> row.getBoolean("alone"))
                .single();
        if (!alone) {
            return false;
        }
        // a new statement, and with it a view of everything that was committed before the lock was had
        long cases = sql.sql("""
                        select count(*) from incident
                        where reported_at >= cast(:from as timestamptz) and reported_at < cast(:to as timestamptz)
                        """)
                .param("from", begin(day).toString())
                .param("to", begin(day.plusDays(1)).toString())
                .query(Long.class)
                .single();
        if (cases > MOST_OF_A_DAY) {
            return false;
        }
        PackBuilder builder = new PackBuilder();
        copy.out(PackBuilder.QUERY, PackBuilder.COLUMNS, builder::add);
        sql.sql("delete from case_pack where day = :day").param("day", day).update();
        sql.sql("delete from case_pack_outdated where day = :day")
                .param("day", day)
                .update();
        int part = 0;
        for (PackBuilder.Pack pack : builder.packs()) {
            write(day, part++, pack);
        }
        return true;
    }

    private void write(LocalDate day, int part, PackBuilder.Pack pack) {
        JdbcClient.StatementSpec insert = sql.sql("insert into case_pack (day, part, cases, open, latest, "
                        + String.join(", ", PackColumn.names()) + ") values (:day, :part, :cases, :open, "
                        + "cast(:latest as timestamptz), :"
                        + String.join(", :", PackColumn.names()) + ")")
                .param("day", day)
                .param("part", part)
                .param("cases", pack.cases())
                .param("open", pack.open())
                .param(
                        "latest",
                        pack.latest() == Case.NEVER
                                ? "-infinity"
                                : Instant.EPOCH
                                        .plus(pack.latest(), ChronoUnit.MICROS)
                                        .toString());
        for (PackColumn column : PackColumn.values()) {
            insert = insert.param(column.sql(), pack.columns().get(column));
        }
        insert.update();
    }
}
