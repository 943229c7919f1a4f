package org.onegrid.rehearsal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onegrid.grid.Area;
import org.onegrid.grid.AreaPath;
import org.onegrid.grid.AreaTree;
import org.onegrid.grid.Partition;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Person;
import org.onegrid.problem.Refusal;
import org.onegrid.problem.Words;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Starts and ends rehearsals and says which one runs. */
@Service
public class Rehearsals {

    private static final int NAME_CHARS = 100;
    private static final double MAX_SPEED = 2_000;
    private static final int MOST = 200;

    private static final String SELECT = """
            select r.id, r.name, a.code, a.name as area_name, r.seed, r.speed, r.started_at, r.ended_at, p.name as by
            from rehearsal r join area a on a.id = r.area_id left join person p on p.id = r.started_by
            """;

    /** Whose areas meet those of the rehearsal. */
    private static final String CONCERNS = """
            (r.area_path <@ any (cast(:scope as ltree[])) or r.area_path @> any (cast(:scope as ltree[])))
            """;

    private final JdbcClient sql;
    private final Partition partition;
    private final List<RehearsalFollower> followers;
    private final Clock clock = Clock.systemUTC();

    Rehearsals(JdbcClient sql, Partition partition, List<RehearsalFollower> followers) {
        this.sql = sql;
        this.partition = partition;
        this.followers = followers;
    }

    /**
     * Starts one.
     *
     * @throws Refusal 404 when the area is not this person's, 409 {@code rehearsal-running} when another one runs, 422
     *     {@code text-missing}, {@code text-too-long} or {@code speed-invalid}
     */
    @Transactional
    public Rehearsal start(Person me, NewRehearsal wanted) {
        String name = Words.optional("name", wanted.name(), NAME_CHARS);
        if (name == null) {
            throw Refusal.invalid("text-missing", "'name' is missing: say what the rehearsal is called.");
        }
        double speed = wanted.speed() == null ? 1 : wanted.speed();
        if (!(speed > 0 && speed <= MAX_SPEED)) {
            throw Refusal.invalid("speed-invalid", "'speed' is above 0 and up to " + (int) MAX_SPEED + ".");
        }
        AreaTree tree = partition.tree();
        Area area = area(tree, me, wanted.area());
        try {
            long id = sql.sql("""
                            insert into rehearsal (name, area_id, area_path, seed, speed, started_by)
                            values (:name, :area, cast(:path as ltree), :seed, :speed, :by)
                            returning id
                            """)
                    .param("name", name)
                    .param("area", area.id())
                    .param("path", tree.path(area).ltree())
                    .param("seed", wanted.seed())
                    .param("speed", speed)
                    .param("by", me.id())
                    .query(Long.class)
                    .single();
            return get(me, id);
        } catch (DuplicateKeyException e) {
            throw new Refusal(HttpStatus.CONFLICT, "rehearsal-running", "Another rehearsal is running; end it first.");
        }
    }

    private static Area area(AreaTree tree, Person me, @Nullable String code) {
        Optional<Area> wanted =
                code == null || code.isBlank() ? tree.tops().stream().findFirst() : tree.find(code.strip());
        return wanted.filter(area -> tree.within(me.scope(), area)).orElseThrow(() -> Refusal.notFound("The area"));
    }

    /**
     * Ends one with all that belongs to it; once it has ended, to no effect. Whoever is joining it just now is waited for.
     *
     * @throws Refusal 404 when it is not there or not this person's to end
     */
    @Transactional
    public Rehearsal end(Person me, long id) {
        boolean mine = sql.sql("select exists (select from rehearsal r where r.id = :id"
                        + " and r.area_path <@ any (cast(:scope as ltree[])))")
                .param("id", id)
                .param("scope", partition.tree().scopePaths(me.scope()))
                .query(Boolean.class)
                .single();
        if (!mine) {
            throw Refusal.notFound("The rehearsal");
        }
        int ended = sql.sql("update rehearsal set ended_at = clock_timestamp() where id = :id and ended_at is null")
                .param("id", id)
                .update();
        Rehearsal rehearsal = get(me, id);
        if (ended == 1) {
            Instant at = clock.instant();
            followers.forEach(follower -> follower.ended(id, rehearsal.name(), me, at));
        }
        return rehearsal;
    }

    /** One. @throws Refusal 404 when it is not there or does not concern this person's areas */
    public Rehearsal get(Person me, long id) {
        return sql.sql(SELECT + "where r.id = :id and " + CONCERNS)
                .param("id", id)
                .param("scope", partition.tree().scopePaths(me.scope()))
                .query(Rehearsals::read)
                .optional()
                .orElseThrow(() -> Refusal.notFound("The rehearsal"));
    }

    /** Those that concern this person's areas, newest first, at most 200. */
    public List<Rehearsal> list(Person me) {
        return sql.sql(SELECT + "where " + CONCERNS + " order by r.id desc limit " + MOST)
                .param("scope", partition.tree().scopePaths(me.scope()))
                .query(Rehearsals::read)
                .list();
    }

    /** The one that runs where this area is, below it or above it; as the running transaction sees it. */
    public Optional<Rehearsal> findRunning(AreaPath area) {
        return sql.sql(SELECT + """
                        where r.ended_at is null
                          and (r.area_path <@ cast(:path as ltree) or r.area_path @> cast(:path as ltree))
                        """)
                .param("path", area.ltree())
                .query(Rehearsals::read)
                .optional();
    }

    /** How often one has been started or ended: what is shown of them is stale when it grows. */
    public long changes() {
        return sql.sql("select count(*) + count(ended_at) from rehearsal")
                .query(Long.class)
                .single();
    }

    /**
     * Lets something join a rehearsal, in the caller's transaction: the rehearsal does not end before that does.
     *
     * @param area where that is
     * @throws Refusal 403 {@code rehearsal-not-allowed} for those who may not rehearse, 409 {@code rehearsal-not-running}, 422
     *     {@code rehearsal-elsewhere} when the place is outside its area
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void join(Person me, long id, AreaPath area) {
        if (!me.may(Permission.REHEARSE)) {
            throw new Refusal(
                    HttpStatus.FORBIDDEN,
                    "rehearsal-not-allowed",
                    "Only those who may rehearse can mark something as rehearsal: it leaves every figure.");
        }
        boolean within = sql.sql("""
                        select area_path @> cast(:path as ltree) from rehearsal
                        where id = :id and ended_at is null for share
                        """)
                .param("id", id)
                .param("path", area.ltree())
                .query(Boolean.class)
                .optional()
                .orElseThrow(() -> new Refusal(
                        HttpStatus.CONFLICT,
                        "rehearsal-not-running",
                        "No such rehearsal is running.",
                        Map.of("rehearsal", Long.toString(id))));
        if (!within) {
            throw Refusal.invalid("rehearsal-elsewhere", "The place is outside the area of the rehearsal.");
        }
    }

    private static Rehearsal read(ResultSet row, int n) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Rehearsal(
                Long.toString(row.getLong("id")),
                row.getString("name"),
                row.getString("code"),
                row.getString("area_name"),
                row.getObject("seed", Long.class),
                row.getDouble("speed"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getString("by"));
    }
}
