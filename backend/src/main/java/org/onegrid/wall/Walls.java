package org.onegrid.wall;

import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onegrid.identity.Person;
import org.onegrid.problem.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What walls say of themselves, on whatever node, and what became of those that say nothing. By the database's clock. */
@Service
public class Walls {

    /** Whoever is silent for so long is lost; a wall speaks every 15 s. */
    static final Duration LOST_AFTER = Duration.ofSeconds(30);

    /** Most walls of one account; the one heard longest ago gives way. */
    static final int MOST_OF_ONE = 50;

    private static final int MOST = 1_000;
    private static final int KEPT_DAYS = 7;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{8,64}");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,40}");
    private static final Set<String> PHASES =
            Set.of("loading", "live", "late", "catching-up", "cut", "refused", "replay");

    /** All walls at a moment, those that are there first. */
    @Schema(name = "SeenWalls")
    public record Seen(Instant at, List<Wall> walls) {}

    private final JdbcClient sql;

    Walls(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * A wall is there.
     *
     * @param address where it speaks from; kept masked
     * @param node    who hears it
     * @throws Refusal 422 {@code wall-id-invalid} or {@code phase-unknown}
     */
    @Transactional
    public void hear(Person me, Beat beat, String address, String node) {
        String id = beat.id();
        if (id == null || !ID.matcher(id).matches()) {
            throw Refusal.invalid("wall-id-invalid", "'id' has 8 to 64 of A-Z a-z 0-9 -");
        }
        String phase = beat.phase();
        if (phase == null || !PHASES.contains(phase)) {
            throw Refusal.invalid(
                    "phase-unknown", "'phase' is loading, live, late, catching-up, cut, refused or replay.");
        }
        String area = beat.area() != null && CODE.matcher(beat.area()).matches() ? beat.area() : null;
        boolean isNew = sql.sql("""
                        insert into wall as w (id, name, person_id, address, node, area_code, scene, phase, data_age_seconds,
                            behind, error, error_at, script_ms, heap_mb, version, screen)
                        values (:id, :name, :person, :address, :node, :area, :scene, :phase, :age,
                            (select greatest(0, c.position - cast(:position as bigint))
                             from area a join live_chain c on c.area_id = a.id and c.topic = 'incidents'
                             where a.code = :area and upper_inf(a.valid)),
                            :error, cast(:errorAt as timestamptz), :script, :heap, :version, :screen)
                        on conflict (id) do update set name = excluded.name, person_id = excluded.person_id,
                            address = excluded.address, node = excluded.node, area_code = excluded.area_code,
                            scene = excluded.scene, phase = excluded.phase, data_age_seconds = excluded.data_age_seconds,
                            behind = excluded.behind, error = excluded.error, error_at = excluded.error_at,
                            script_ms = excluded.script_ms, heap_mb = excluded.heap_mb, version = excluded.version,
                            screen = excluded.screen, seen_at = statement_timestamp(),
                            connected_at = case when w.seen_at < statement_timestamp() - make_interval(secs => :lost)
                                then statement_timestamp() else w.connected_at end
                        returning xmax = 0
                        """)
                .param("id", id)
                .param("name", text(beat.name(), 60))
                .param("person", me.id())
                .param("address", MaskedAddress.of(address))
                .param("node", text(node, 100))
                .param("area", area)
                .param("scene", text(beat.scene(), 60))
                .param("phase", phase)
                .param("age", within(beat.dataAgeSeconds(), 1e7))
                .param("position", beat.position())
                .param("error", text(beat.error(), 200))
                .param("errorAt", at(beat.errorAt()))
                .param("script", within(beat.scriptMs(), 1e5))
                .param("heap", within(beat.heapMb(), 1e5))
                .param("version", text(beat.version(), 40))
                .param("screen", text(beat.screen(), 40))
                .param("lost", LOST_AFTER.toSeconds())
                .query(Boolean.class)
                .single();
        if (isNew) {
            sql.sql("""
                            delete from wall where id in (
                                select id from wall where person_id = :person order by seen_at desc, id offset :most)
                            """).param("person", me.id()).param("most", MOST_OF_ONE).update();
        }
    }

    /** All walls heard within a week, at most 1,000; those that are there first, then the latest lost. */
    @Transactional(readOnly = true, timeout = 10)
    public Seen list() {
        Instant now = sql.sql("select clock_timestamp()")
                .query((row, n) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .single();
        Instant lost = now.minus(LOST_AFTER);
        List<Wall> walls = sql.sql("""
                        select w.*, p.name as account, a.name as area_name, w.seen_at < :lost as is_lost
                        from wall w join person p on p.id = w.person_id
                        left join area a on a.code = w.area_code and upper_inf(a.valid)
                        order by is_lost, case when w.seen_at >= :lost then w.name end, w.seen_at desc, w.id limit :most
                        """)
                .param("lost", lost.atOffset(ZoneOffset.UTC))
                .param("most", MOST)
                .query(Walls::read)
                .list();
        return new Seen(now, walls);
    }

    /** Forgets those not heard for a week. */
    @Scheduled(initialDelay = 60_000, fixedDelay = 3_600_000)
    void prune() {
        sql.sql("delete from wall where seen_at < clock_timestamp() - make_interval(days => :days)")
                .param("days", KEPT_DAYS)
                .update();
    }

    private static Wall read(ResultSet row, int n) throws SQLException {
        Instant seen = row.getObject("seen_at", OffsetDateTime.class).toInstant();
        OffsetDateTime error = row.getObject("error_at", OffsetDateTime.class);
        return new Wall(
                row.getString("name"),
                row.getString("account"),
                row.getString("address"),
                row.getString("node"),
                row.getString("area_code"),
                row.getString("area_name"),
                row.getString("scene"),
                row.getString("phase"),
                number(row, "data_age_seconds"),
                row.getObject("behind", Long.class),
                row.getString("error"),
                error == null ? null : error.toInstant(),
                number(row, "script_ms"),
                number(row, "heap_mb"),
                row.getString("version"),
                row.getString("screen"),
                row.getObject("connected_at", OffsetDateTime.class).toInstant(),
                seen,
                row.getBoolean("is_lost") ? seen : null);
    }

    private static @Nullable Double number(ResultSet row, String column) throws SQLException {
        Float value = row.getObject(column, Float.class);
        return value == null ? null : (Double) (Math.round(value * 100.0) / 100.0);
    }

    /** What is too long is cut and what is no text left out: a wall that cannot say who it is must still be heard. */
    private static @Nullable String text(@Nullable String text, int most) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String plain = text.replaceAll("[\\p{Cntrl}\\p{Cs}]", " ").strip();
        return plain.length() <= most ? plain : plain.substring(0, most);
    }

    private static @Nullable Double within(@Nullable Double value, double most) {
        return value != null && value >= 0 && value <= most ? value : null;
    }

    private static @Nullable String at(@Nullable Instant at) {
        boolean ofOurTimes = at != null
                && at.isAfter(Instant.parse("2000-01-01T00:00:00Z"))
                && at.isBefore(Instant.parse("2200-01-01T00:00:00Z"));
        return ofOurTimes ? String.valueOf(at) : null;
    }
}
