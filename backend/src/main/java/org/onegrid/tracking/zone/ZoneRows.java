package org.onegrid.tracking.zone;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;
import org.onegrid.geo.LngLat;
import org.onegrid.geo.Precision;
import org.onegrid.grid.Area;
import org.onegrid.grid.AreaTree;
import org.onegrid.grid.Partition;
import org.onegrid.identity.Person;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Zones in the database. */
@Repository
class ZoneRows {

    /** Somebody whose newest fix is near a ground. */
    record Near(long responderId, String kind, LngLat place, double accuracyMeters) {}

    private static final String SELECT = """
            select z.id, z.name, z.area_id, st_asgeojson(z.geom, 7, 0) as geometry, z.event, z.kinds, z.weekdays,
                   z.from_minute, z.to_minute, z.severity, z.enabled, z.version, z.changed_at,
                   (select count(*) from zone_presence p where p.zone_id = z.id) as inside
            from zone z
            where z.area_path <@ any (cast(:scope as ltree[]))
            """;

    private final JdbcClient sql;
    private final Partition partition;

    ZoneRows(JdbcClient sql, Partition partition) {
        this.sql = sql;
        this.partition = partition;
    }

    List<Zone> list(String[] scope, String path, int most) {
        return sql.sql(SELECT + " and z.area_path <@ cast(:path as ltree) order by z.name, z.id limit :most")
                .param("scope", scope)
                .param("path", path)
                .param("most", most)
                .query(this::zone)
                .list();
    }

    Optional<Zone> find(String[] scope, long id) {
        return sql.sql(SELECT + " and z.id = :id")
                .param("scope", scope)
                .param("id", id)
                .query(this::zone)
                .optional();
    }

    private Zone zone(ResultSet row, int n) throws SQLException {
        AreaTree tree = partition.tree();
        Optional<Area> area = tree.find(row.getLong("area_id"));
        return new Zone(
                row.getString("id"),
                row.getString("name"),
                area.map(Area::code).orElse(""),
                area.map(Area::name).orElse(""),
                row.getString("geometry"),
                ZoneEvent.of(row.getString("event")),
                List.of((String[]) row.getArray("kinds").getArray()),
                ZoneHours.of(row.getInt("weekdays"), row.getInt("from_minute"), row.getInt("to_minute")),
                row.getInt("severity"),
                row.getBoolean("enabled"),
                row.getInt("inside"),
                row.getInt("version"),
                row.getTimestamp("changed_at").toInstant());
    }

    long count() {
        return sql.sql("select count(*) from zone").query(Long.class).single();
    }

    /** The ground of an area; empty for a committee. */
    Optional<Geometry> ground(long areaId) {
        return sql.sql("select st_asbinary(geom) from area where id = :id and geom is not null")
                .param("id", areaId)
                .query((row, n) -> geometry(row.getBytes(1)))
                .optional();
    }

    private static Geometry geometry(byte[] binary) {
        try {
            return new WKBReader(Precision.FACTORY).read(binary);
        } catch (ParseException e) {
            throw new IllegalStateException("the database sent a geometry that cannot be read", e);
        }
    }

    long insert(Person me, Area area, ZoneDraft draft) {
        return bind(sql.sql("""
                        insert into zone (name, area_id, area_path, geom, event, kinds, weekdays, from_minute, to_minute,
                                          severity, enabled, changed_by)
                        values (:name, :area, cast(:path as ltree), st_geomfromwkb(:geom, 4490), :event, :kinds, :weekdays,
                                :fromMinute, :toMinute, :severity, :enabled, :person)
                        returning id
                        """), me, area, draft).query(Long.class).single();
    }

    /** Whether it was still of that version. */
    boolean update(Person me, long id, int version, Area area, ZoneDraft draft) {
        return bind(sql.sql("""
                        update zone set name = :name, area_id = :area, area_path = cast(:path as ltree),
                            geom = st_geomfromwkb(:geom, 4490), event = :event, kinds = :kinds, weekdays = :weekdays,
                            from_minute = :fromMinute, to_minute = :toMinute, severity = :severity, enabled = :enabled,
                            changed_by = :person, changed_at = now(), version = version + 1
                        where id = :id and version = :version
                        """), me, area, draft)
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    private JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Person me, Area area, ZoneDraft draft) {
        Geometry drawn = draft.polygon();
        ZoneHours hours = draft.checkedHours();
        return statement
                .param("name", draft.checkedName())
                .param("area", area.id())
                .param("path", partition.tree().path(area).ltree())
                .param("geom", wkb(drawn), java.sql.Types.BINARY)
                .param("event", draft.checkedEvent().word())
                .param("kinds", draft.checkedKinds())
                .param("weekdays", hours.weekdays())
                .param("fromMinute", hours.fromMinute())
                .param("toMinute", hours.toMinute())
                .param("severity", draft.checkedSeverity())
                .param("enabled", draft.isEnabled())
                .param("person", me.id());
    }

    private static byte @Nullable [] wkb(@Nullable Geometry geometry) {
        return geometry == null ? null : new WKBWriter().write(geometry);
    }

    void delete(long id) {
        sql.sql("delete from zone where id = :id").param("id", id).update();
    }

    /** Everybody whose newest fix lies within the box of a ground. */
    List<Near> near(Geometry ground) {
        return sql.sql("""
                        select p.responder_id, r.kind, st_x(p.geom) as lng, st_y(p.geom) as lat,
                               coalesce(p.accuracy_meters, 0) as accuracy
                        from responder_position p join responder r on r.id = p.responder_id
                        where p.geom && st_geomfromwkb(:ground, 4490)
                        """)
                .param("ground", wkb(ground.getEnvelope()))
                .query((row, n) -> new Near(
                        row.getLong("responder_id"),
                        row.getString("kind"),
                        new LngLat(row.getDouble("lng"), row.getDouble("lat")),
                        row.getDouble("accuracy")))
                .list();
    }

    /** Gives the zones of retired areas to others. */
    void bequeath(Long[] retired, Long[] heirs) {
        sql.sql("""
                        update zone set area_id = heir.id, area_path = heir.command_path
                        from unnest(cast(:retired as bigint[]), cast(:heirs as bigint[])) as h (retired, heir)
                        join area heir on heir.id = h.heir
                        where zone.area_id = h.retired
                        """).param("retired", retired).param("heirs", heirs).update();
    }
}
