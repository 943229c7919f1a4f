package org.onegrid.grid.change;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.onegrid.geo.Precision;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The ground that changes are drawn on, as of any partition there was. */
@Repository
class BaseGrounds {

    private final JdbcClient sql;

    BaseGrounds(JdbcClient sql) {
        this.sql = sql;
    }

    /** The lowest areas within an area, and those that touch it from outside. */
    Ground read(long areaId, Base base) {
        List<Ground.Lot> lots = sql.sql("""
                        with was as not materialized (
                            select id, code, name, admin_parent, admin_path, households, geom from area
                            where upper_inf(valid) and valid @> cast(:at as timestamptz)
                            union all
                            select area_id, code, name, admin_parent, admin_path, households, geom from area_version
                            where valid @> cast(:at as timestamptz)),
                        here as materialized (
                            select admin_path, geom from was where id = :area),
                        near as (
                            select was.*, was.admin_path <@ here.admin_path as editable
                            from here, was
                            where was.geom is not null
                              and (was.admin_path <@ here.admin_path or st_intersects(was.geom, here.geom)))
                        select n.id, cast(n.admin_path as text) as admin_path, n.code, n.name, n.editable, n.households, st_asbinary(n.geom) as shape,
                               coalesce(p.code, n.code) as parent, coalesce(p.name, n.name) as parent_name
                        from near n left join was p on p.id = n.admin_parent
                        where not exists (select from was below where below.admin_parent = n.id)
                        order by n.code
                        """)
                .param("area", areaId)
                .param("at", BoundaryChanges.stamp(base.at()))
                .query(BaseGrounds::read)
                .list();
        return Ground.of(base, lots);
    }

    /** Whether the borders within an area are still what they were. */
    boolean isCurrent(long areaId, Base base) {
        return sql.sql("""
                        select not exists (
                            select from area a join area here on a.admin_path <@ here.admin_path
                            where here.id = :area
                              and (lower(a.valid) > cast(:at as timestamptz) or upper(a.valid) > cast(:at as timestamptz)))
                        """)
                .param("area", areaId)
                .param("at", BoundaryChanges.stamp(base.at()))
                .query(Boolean.class)
                .single();
    }

    private static Ground.Lot read(ResultSet row, int n) throws SQLException {
        try {
            return new Ground.Lot(
                    row.getLong("id"),
                    row.getString("admin_path"),
                    row.getString("code"),
                    row.getString("name"),
                    row.getString("parent"),
                    row.getString("parent_name"),
                    row.getBoolean("editable"),
                    row.getInt("households"),
                    (MultiPolygon) new WKBReader(Precision.FACTORY).read(row.getBytes("shape")));
        } catch (ParseException e) {
            throw new IllegalStateException("the ground of area " + row.getLong("id") + " is not WKB", e);
        }
    }
}
