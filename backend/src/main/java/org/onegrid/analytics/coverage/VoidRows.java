package org.onegrid.analytics.coverage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rules about coverage in the database. */
@Repository
class VoidRows {

    static final int MOST = 200;

    private static final String SELECT =
            "select r.id, r.area_id, r.level, r.kind, r.mode, r.minutes, r.share, r.seconds, r.severity from void_rule"
                    + " r ";

    private final JdbcClient sql;

    VoidRows(JdbcClient sql) {
        this.sql = sql;
    }

    List<VoidRule> list() {
        return sql.sql(SELECT + "order by r.id limit " + MOST)
                .query(VoidRows::read)
                .list();
    }

    /** Those about areas within a scope. */
    List<VoidRule> list(String[] scope) {
        return sql.sql(SELECT + """
            join area a on a.id = r.area_id
            where a.command_path <@ any (cast(:scope as ltree[])) order by r.id
            """).param("scope", scope).query(VoidRows::read).list();
    }

    Optional<VoidRule> find(long id, String[] scope) {
        return sql.sql(SELECT + """
            join area a on a.id = r.area_id
            where r.id = :id and a.command_path <@ any (cast(:scope as ltree[]))
            """)
                .param("id", id)
                .param("scope", scope)
                .query(VoidRows::read)
                .optional();
    }

    /** Stores a rule, or gives the one about the same its share, patience and severity. */
    long put(VoidRule rule) {
        return sql.sql("""
            insert into void_rule (area_id, level, kind, mode, minutes, share, seconds, severity)
            values (:area, :level, :kind, :mode, :minutes, :share, :seconds, :severity)
            on conflict (area_id, level, kind, mode, minutes)
            do update set share = excluded.share, seconds = excluded.seconds, severity = excluded.severity
            returning id
            """)
                .param("area", rule.areaId())
                .param("level", rule.level())
                .param("kind", rule.kind())
                .param("mode", rule.mode().word())
                .param("minutes", rule.minutes())
                .param("share", rule.share())
                .param("seconds", rule.seconds())
                .param("severity", rule.severity())
                .query(Long.class)
                .single();
    }

    void delete(long id) {
        sql.sql("delete from void_rule where id = :id").param("id", id).update();
    }

    private static VoidRule read(ResultSet row, int n) throws SQLException {
        return new VoidRule(
                row.getLong("id"),
                row.getLong("area_id"),
                row.getString("level"),
                row.getString("kind"),
                TravelMode.of(row.getString("mode")),
                row.getInt("minutes"),
                row.getDouble("share"),
                row.getInt("seconds"),
                row.getInt("severity"));
    }
}
