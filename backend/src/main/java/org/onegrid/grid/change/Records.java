package org.onegrid.grid.change;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;
import org.onegrid.geo.Precision;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes what a change makes of the areas; everything inside the transaction of its effect. */
@Repository
class Records {

    private final JdbcClient sql;

    Records(JdbcClient sql) {
        this.sql = sql;
    }

    /** Begins a new version of the partition, later than any before; keeps others from changing areas. */
    Base begin() {
        return sql.sql("""
                        update partition_version
                        set version = version + 1,
                            changed_at = greatest(
                                date_trunc('milliseconds', clock_timestamp()) + interval '1 millisecond',
                                changed_at + interval '1 millisecond')
                        returning version, changed_at
                        """)
                .query((row, n) -> new Base(row.getLong("version"), BoundaryChanges.instant(row, "changed_at")))
                .single();
    }

    /** An area above some others. */
    record Above(long id, String adminPath, MultiPolygon shape) {}

    /** The areas above these in the administrative tree, the topmost first. */
    List<Above> above(List<Long> ids) {
        return sql.sql("""
                        select distinct on (nlevel(a.admin_path), a.id)
                               a.id, cast(a.admin_path as text) as admin_path, st_asbinary(a.geom) as shape
                        from area below join area a on a.admin_path @> below.admin_path and a.id <> below.id
                        where below.id = any (cast(:ids as bigint[])) and a.geom is not null and upper_inf(a.valid)
                        order by nlevel(a.admin_path), a.id
                        """)
                .param("ids", ids.toArray(Long[]::new))
                .query((row, n) -> {
                    try {
                        return new Above(row.getLong("id"), row.getString("admin_path"), (MultiPolygon)
                                new WKBReader(Precision.FACTORY).read(row.getBytes("shape")));
                    } catch (ParseException e) {
                        throw new IllegalStateException("the ground of area " + row.getLong("id") + " is not WKB", e);
                    }
                })
                .list();
    }

    /** Keeps what the areas have been until the instant. */
    void keep(List<Long> ids, Instant until, long changeId) {
        sql.sql("""
                        insert into area_version (area_id, valid, code, name, level, admin_parent, command_parent,
                            admin_path, command_path, path, households, residents, geom, change_id)
                        select id, tstzrange(lower(valid), cast(:until as timestamptz)), code, name, level, admin_parent, command_parent,
                            admin_path, command_path, path, households, residents, geom, :change
                        from area where id = any (cast(:ids as bigint[]))
                        """)
                .param("until", BoundaryChanges.stamp(until))
                .param("change", changeId)
                .param("ids", ids.toArray(Long[]::new))
                .update();
    }

    /** These are no more from the instant on; their rows keep what they were. */
    void retire(List<Long> ids, Instant at) {
        sql.sql(
                        "update area set valid = tstzrange(lower(valid), cast(:at as timestamptz)) where id = any (cast(:ids as bigint[]))")
                .param("at", BoundaryChanges.stamp(at))
                .param("ids", ids.toArray(Long[]::new))
                .update();
    }

    /** Gives areas another ground, from the instant on. */
    void reshape(Map<Long, MultiPolygon> shapes, Instant at) {
        List<Long> ids = List.copyOf(shapes.keySet());
        sql.sql("""
                        update area set geom = cast(s.wkb as geometry), valid = tstzrange(cast(:at as timestamptz), null)
                        from unnest(cast(:ids as bigint[]), cast(:shapes as text[])) as s (id, wkb)
                        where area.id = s.id
                        """)
                .param("at", BoundaryChanges.stamp(at))
                .param("ids", ids.toArray(Long[]::new))
                .param("shapes", ids.stream().map(shapes::get).map(Records::hex).toArray(String[]::new))
                .update();
    }

    /**
     * Stores a new area beside the one it was cut from.
     *
     * @return its id, higher than any before
     */
    long add(Redrawn.Added added, String code, Instant at) {
        long id = sql.sql("""
                        with next as (select nextval(pg_get_serial_sequence('area', 'id')) as id)
                        insert into area (id, code, name, level, admin_parent, command_parent, admin_path, command_path,
                            path, time_zone, attributes, geom, valid)
                        overriding system value
                        select next.id, :code, :name, a.level, a.admin_parent, a.command_parent,
                            text2ltree(regexp_replace(ltree2text(a.admin_path), '[^.]+$', cast(next.id as text))),
                            text2ltree(regexp_replace(ltree2text(a.command_path), '[^.]+$', cast(next.id as text))),
                            regexp_replace(a.path, '[^.]+$', :code), a.time_zone, a.attributes,
                            cast(:shape as geometry), tstzrange(cast(:at as timestamptz), null)
                        from area a, next where a.id = :origin
                        returning id
                        """)
                .param("code", code)
                .param("name", added.name())
                .param("shape", hex(added.shape()))
                .param("at", BoundaryChanges.stamp(at))
                .param("origin", added.origin().id())
                .query(Long.class)
                .single();
        sql.sql("insert into area_code (scheme, code, area_id) values (:scheme, :code, :area)")
                .param("scheme", code.matches("[0-9]{15}") ? "unit-grid" : "source")
                .param("code", code)
                .param("area", id)
                .update();
        return id;
    }

    /** Writes down whose ground went where. */
    void descend(List<Lineage.Descent> descents, Map<String, Long> ids, long changeId, Instant at) {
        sql.sql("""
                        insert into area_lineage (ancestor, descendant, kind, change_id, at)
                        select ancestor, descendant, kind, :change, cast(:at as timestamptz)
                        from unnest(cast(:ancestors as bigint[]), cast(:descendants as bigint[]), cast(:kinds as text[]))
                             as d (ancestor, descendant, kind)
                        """)
                .param("change", changeId)
                .param("at", BoundaryChanges.stamp(at))
                .param(
                        "ancestors",
                        descents.stream().map(one -> ids.get(one.ancestor())).toArray(Long[]::new))
                .param(
                        "descendants",
                        descents.stream().map(one -> ids.get(one.descendant())).toArray(Long[]::new))
                .param(
                        "kinds",
                        descents.stream()
                                .map(one -> one.kind().name().toLowerCase())
                                .toArray(String[]::new))
                .update();
    }

    /**
     * The way down the command tree to an area.
     *
     * @param codes joined by dots
     */
    record Way(long[] ids, String codes) {

        String code() {
            return codes.substring(codes.lastIndexOf('.') + 1);
        }
    }

    /** The ways to these areas, retired ones too. */
    List<Way> paths(List<Long> ids) {
        return sql.sql("""
                        select ltree2text(command_path) as ids, path from area
                        where id = any (cast(:ids as bigint[])) order by id
                        """)
                .param("ids", ids.toArray(Long[]::new))
                .query((row, n) -> new Way(
                        Stream.of(row.getString("ids").split("\\."))
                                .mapToLong(Long::parseLong)
                                .toArray(),
                        row.getString("path")))
                .list();
    }

    private static String hex(MultiPolygon shape) {
        return WKBWriter.toHex(new WKBWriter(2, true).write(shape));
    }
}
