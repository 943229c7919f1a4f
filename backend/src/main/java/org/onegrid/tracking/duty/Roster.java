package org.onegrid.tracking.duty;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onegrid.bulk.Copy;
import org.onegrid.grid.Area;
import org.onegrid.grid.AreaTree;
import org.onegrid.grid.Partition;
import org.onegrid.identity.Person;
import org.onegrid.problem.Refusal;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Shifts in the database. Whoever changes what decides on duty counts the version up, in the same transaction. */
@Repository
public class Roster {

    /** Most shifts of one responder that are planned at once. */
    public static final int MOST_PLANNED = 200;

    private static final int MOST_LISTED = 50_000;
    private static final Duration LONGEST_WINDOW = Duration.ofDays(62);
    private static final Duration OLDEST = Duration.ofDays(7);
    /** Whoever forgets to sign off is off duty after this. */
    private static final Duration SIGNED = Duration.ofHours(12);

    private final JdbcClient sql;
    private final Copy copy;
    private final Partition partition;
    private final Clock clock = Clock.systemUTC();

    Roster(JdbcClient sql, Copy copy, Partition partition) {
        this.sql = sql;
        this.copy = copy;
        this.partition = partition;
    }

    /**
     * The shifts that touch a window of time, of the responders of an area and all below it, by time.
     *
     * @throws Refusal 404 when the area is not this person's to see, 422 {@code window-invalid}
     */
    public List<Shift> list(Person me, String areaCode, Span window) {
        requireWindow(window);
        AreaTree tree = partition.tree();
        Area area = tree.find(areaCode)
                .filter(found -> tree.within(me.scope(), found))
                .orElseThrow(() -> Refusal.notFound("The area"));
        return sql.sql("""
                        select r.code, r.callsign, s.starts, s.ends, s.signed
                        from shift s join responder r on r.id = s.responder_id
                        where r.area_path <@ cast(:path as ltree) and r.area_path <@ any (cast(:scope as ltree[]))
                          and s.starts < cast(:until as timestamptz) and s.ends > cast(:from as timestamptz)
                        order by s.starts, r.code limit :most
                        """)
                .param("path", tree.path(area).ltree())
                .param("scope", tree.scopePaths(me.scope()))
                .param("from", window.from().toString())
                .param("until", window.until().toString())
                .param("most", MOST_LISTED)
                .query((row, n) -> new Shift(
                        row.getString("code"),
                        row.getString("callsign"),
                        row.getTimestamp("starts").toInstant(),
                        row.getTimestamp("ends").toInstant(),
                        row.getBoolean("signed")))
                .list();
    }

    private static void requireWindow(Span window) {
        if (!window.from().isBefore(window.until())
                || Duration.between(window.from(), window.until()).compareTo(LONGEST_WINDOW) > 0) {
            throw Refusal.invalid("window-invalid", "'until' is after 'from' and at most 62 days later.");
        }
    }

    /**
     * Replaces the planned shifts of a responder that begin in a window. From now on only shifts put it on duty.
     *
     * @throws Refusal 404 when the responder is not this person's, 409 {@code shift-overlaps}, 422 {@code window-invalid},
     *     {@code shift-invalid} or {@code too-many-shifts}
     */
    @Transactional
    public void plan(Person me, String responder, Span window, List<Span> shifts) {
        requireWindow(window);
        if (shifts.size() > MOST_PLANNED) {
            throw Refusal.invalid("too-many-shifts", "At most " + MOST_PLANNED + " shifts are planned at once.");
        }
        if (window.from().isBefore(clock.instant().minus(OLDEST))) {
            throw Refusal.invalid("window-invalid", "What is more than a week ago stays as it was.");
        }
        for (Span shift : shifts) {
            shift.requireShift();
            if (!window.contains(shift.from())) {
                throw Refusal.invalid("shift-invalid", "A shift begins within the window that is planned.");
            }
        }
        long id = hold(me, responder);
        Instant now = clock.instant();
        noLongerAlways(
                id,
                shifts.stream()
                        .map(Span::from)
                        .filter(now::isAfter)
                        .min(Instant::compareTo)
                        .orElse(now));
        sql.sql("""
                        delete from shift where responder_id = :id and not signed
                          and starts >= cast(:from as timestamptz) and starts < cast(:until as timestamptz)
                        """)
                .param("id", id)
                .param("from", window.from().toString())
                .param("until", window.until().toString())
                .update();
        try {
            sql.sql("""
                            insert into shift (responder_id, starts, ends)
                            select :id, s.starts, s.ends
                            from unnest(cast(:starts as timestamptz[]), cast(:ends as timestamptz[])) as s (starts, ends)
                            """)
                    .param("id", id)
                    .param(
                            "starts",
                            shifts.stream().map(one -> one.from().toString()).toArray(String[]::new))
                    .param(
                            "ends",
                            shifts.stream().map(one -> one.until().toString()).toArray(String[]::new))
                    .update();
        } catch (DataIntegrityViolationException e) {
            throw new Refusal(
                    HttpStatus.CONFLICT,
                    "shift-overlaps",
                    "A shift overlaps another of this responder, or one that was signed.");
        }
        countUp();
    }

    /** Signs a responder of this person's on or off, as of now. @throws Refusal 404 */
    @Transactional
    public void sign(Person me, String responder, boolean on) {
        sign(hold(me, responder), on, clock.instant());
    }

    private long hold(Person me, String responder) {
        return sql.sql("""
                        select id from responder
                        where code = :code and area_path <@ any (cast(:scope as ltree[])) for no key update
                        """)
                .param("code", responder)
                .param("scope", partition.tree().scopePaths(me.scope()))
                .query(Long.class)
                .optional()
                .orElseThrow(() -> Refusal.notFound("The responder"));
    }

    /**
     * Signs on or off as of a moment. Signing on lasts twelve hours or until the next shift; signing off ends the shift the moment
     * lies in. Saying what is so already changes nothing.
     */
    @Transactional
    public void sign(long responderId, boolean on, Instant at) {
        boolean always = sql.sql("select always_on_duty from responder where id = :id for no key update")
                .param("id", responderId)
                .query(Boolean.class)
                .optional()
                .orElseThrow(() -> Refusal.notFound("The responder"));
        if (on && !always) {
            signOn(responderId, at);
        } else if (!on) {
            if (always) {
                noLongerAlways(responderId, at);
            }
            signOff(responderId, at);
        } else {
            return;
        }
        sql.sql("update responder set always_on_duty = always_on_duty where id = :id") // for those who follow the rows
                .param("id", responderId)
                .update();
        countUp();
    }

    /** Touches the rows of responders whose duty began or ended between two moments, for those who follow the rows. */
    void touch(Instant after, Instant until) {
        sql.sql("""
                        update responder r set always_on_duty = r.always_on_duty
                        where exists (
                            select from shift s where s.responder_id = r.id
                              and (s.starts > cast(:after as timestamptz) and s.starts <= cast(:until as timestamptz)
                                   or s.ends > cast(:after as timestamptz) and s.ends <= cast(:until as timestamptz)))
                        """)
                .param("after", after.toString())
                .param("until", until.toString())
                .update();
    }

    private void signOn(long responderId, Instant at) {
        sql.sql("""
                        insert into shift (responder_id, starts, ends, signed)
                        select :id, :at, least(:at + make_interval(secs => :longest),
                            (select min(starts) from shift where responder_id = :id and starts > :at)), true
                        where not exists (
                            select from shift where responder_id = :id and starts <= :at and ends > :at)
                        """.replace(":at", "cast(:at as timestamptz)"))
                .param("id", responderId)
                .param("at", at.toString())
                .param("longest", SIGNED.toSeconds())
                .update();
    }

    private void signOff(long responderId, Instant at) {
        sql.sql("delete from shift where responder_id = :id and starts = cast(:at as timestamptz)")
                .param("id", responderId)
                .param("at", at.toString())
                .update();
        sql.sql("""
                        update shift set ends = cast(:at as timestamptz)
                        where responder_id = :id and starts < cast(:at as timestamptz) and ends > cast(:at as timestamptz)
                        """).param("id", responderId).param("at", at.toString()).update();
    }

    /** What was "always" stays true of the time positions may still come from. */
    private void noLongerAlways(long responderId, Instant at) {
        int ended = sql.sql("update responder set always_on_duty = false where id = :id and always_on_duty")
                .param("id", responderId)
                .update();
        if (ended > 0) {
            sql.sql("""
                            insert into shift (responder_id, starts, ends, signed)
                            select :id, since, cast(:at as timestamptz), true
                            from (select greatest(cast(:since as timestamptz), max(ends)) as since
                                  from shift where responder_id = :id and starts < cast(:at as timestamptz)) s
                            where since < cast(:at as timestamptz)
                            """)
                    .param("id", responderId)
                    .param("at", at.toString())
                    .param("since", at.minus(OLDEST).toString())
                    .update();
        }
    }

    /** Plans many responders at once, none of whom has a shift in that time; by code. */
    @Transactional
    public void load(Map<String, List<Span>> shifts) {
        Map<String, Long> ids = new HashMap<>();
        sql.sql("""
                        update responder set always_on_duty = false where code = any (:codes) returning id, code
                        """).param("codes", shifts.keySet().toArray(String[]::new)).query(row -> {
            ids.put(row.getString("code"), row.getLong("id"));
        });
        copy.into(
                "shift",
                List.of("responder_id", "starts", "ends"),
                rows -> shifts.forEach((code, spans) -> {
                    Long id = ids.get(code);
                    if (id != null) {
                        spans.forEach(span -> rows.add(id, span.from(), span.until()));
                    }
                }));
        countUp();
    }

    /** Repeats the last planned week until the plan reaches a day ahead; for a district that plays itself. */
    @Transactional
    public void repeat(Instant now) {
        int added = sql.sql("""
                        with last as (
                            select max(starts) as at from shift where not signed
                        ), weeks as (
                            select n from last, generate_series(1, 60) n
                            where last.at + make_interval(days => 7 * (n - 1)) < cast(:now as timestamptz) + interval '1 day'
                        )
                        insert into shift (responder_id, starts, ends)
                        select s.responder_id, s.starts + make_interval(days => 7 * n), s.ends + make_interval(days => 7 * n)
                        from shift s, last, weeks
                        where not s.signed and s.starts > last.at - interval '7 days'
                          and s.ends + make_interval(days => 7 * n) > cast(:now as timestamptz) - interval '1 day'
                        on conflict do nothing
                        """).param("now", now.toString()).update();
        if (added > 0) {
            countUp();
        }
    }

    /** Says that what decides on duty has changed; within the transaction that changed it. */
    public void countUp() {
        sql.sql("update roster_version set version = version + 1").update();
    }

    /** Counts the changes. */
    long version() {
        return sql.sql("select version from roster_version").query(Long.class).single();
    }

    /** Who is always on duty. */
    Collection<Long> always() {
        return sql.sql("select id from responder where always_on_duty")
                .query(Long.class)
                .list();
    }

    /** Shifts by responder that a position may still be of, with those of the next two days. */
    Map<Long, List<Span>> around(Instant now) {
        Map<Long, List<Span>> spans = new HashMap<>();
        sql.sql("""
                        select responder_id, starts, ends from shift
                        where ends > cast(:from as timestamptz) and starts < cast(:until as timestamptz)
                        """)
                .param("from", now.minus(OLDEST.plusDays(1)).toString())
                .param("until", now.plus(Duration.ofDays(2)).toString())
                .query(row -> {
                    spans.computeIfAbsent(row.getLong("responder_id"), id -> new java.util.ArrayList<>())
                            .add(new Span(
                                    row.getTimestamp("starts").toInstant(),
                                    row.getTimestamp("ends").toInstant()));
                });
        return spans;
    }
}
