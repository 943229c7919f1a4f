package org.onegrid.tracking.view;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads the newest fixes, and afterwards only what was committed since, whoever wrote it.
 *
 * <p>Rows are told apart by the transaction that wrote them ({@code xmin}), not by a time: a time is taken before the commit,
 * so that a reader going by it skips what is committed late. Whatever a later look can see and this one cannot is written by a
 * transaction that is at least the oldest one running now.
 */
@Repository
class NewestFixes {

    /** Most responders that are shown. */
    static final int MOST = 50_000;

    /**
     * What was read.
     *
     * @param rows  all, or those written since the mark that was given
     * @param whole whether these are all there are
     * @param mark  to be given next time
     */
    record Reading(List<Seen> rows, boolean whole, String mark) {}

    private final JdbcClient sql;

    NewestFixes(JdbcClient sql) {
        this.sql = sql;
    }

    /** Everything there is. */
    Reading all() {
        return read(Optional.empty());
    }

    /** What was written since an earlier reading, and perhaps some of what that one had. */
    Reading since(String mark) {
        return read(Optional.of(mark));
    }

    private Reading read(Optional<String> mark) {
        // taken before the rows are: it is at most as new as what they show
        String next = sql.sql("select cast(cast(pg_snapshot_xmin(pg_current_snapshot()) as xid) as text)")
                .query(String.class)
                .single();
        List<Seen> rows = sql.sql("""
                        select r.code, r.callsign, r.kind, cast(r.area_path as text) as area_path, r.on_duty,
                               st_x(p.geom) as lng, st_y(p.geom) as lat, p.at, p.heading_degrees,
                               p.speed_mps
                        from responder r join responder_position p on p.responder_id = r.id
                        where p.geom is not null and (cast(:mark as xid) is null
                              or age(p.xmin) <= age(cast(:mark as xid)) or age(r.xmin) <= age(cast(:mark as xid)))
                        order by r.id limit :most
                        """)
                .param("mark", mark.orElse(null))
                .param("most", MOST)
                .query((row, n) -> new Seen(
                        row.getString("code"),
                        row.getString("callsign"),
                        row.getString("kind"),
                        Stream.of(row.getString("area_path").split("\\."))
                                .map(Long::valueOf)
                                .toList(),
                        row.getBoolean("on_duty"),
                        row.getDouble("lng"),
                        row.getDouble("lat"),
                        row.getTimestamp("at").toInstant(),
                        number(row.getObject("heading_degrees", Float.class)),
                        number(row.getObject("speed_mps", Float.class))))
                .list();
        return new Reading(rows, mark.isEmpty(), next);
    }

    private static @Nullable Double number(@Nullable Float value) {
        return value == null ? null : value.doubleValue();
    }
}
