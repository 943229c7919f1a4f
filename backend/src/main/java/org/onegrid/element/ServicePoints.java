package org.onegrid.element;

import java.util.Collection;
import java.util.List;
import org.onegrid.geo.LngLat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Places from which people are served: fire stations, clinics, service centres. */
@Repository
public class ServicePoints {

    /** Most in one answer. */
    public static final int MOST = 20_000;

    private final JdbcClient sql;

    ServicePoints(JdbcClient sql) {
        this.sql = sql;
    }

    /** An element that serves; its place is a point on it. */
    public record ServicePoint(String code, String kind, String name, LngLat place, long areaId) {}

    /** Those of some kinds wherever they lie, by kind and code, {@link #MOST} at most; elements of people are none. */
    public List<ServicePoint> list(Collection<String> kinds) {
        return sql.sql("""
            select e.code, e.kind, e.name, st_x(p.place) as lng, st_y(p.place) as lat, h.area_id
            from element e join element_home h on h.element_id = e.id,
                 lateral (select case when geometrytype(e.geom) = 'POINT' then e.geom
                                      else st_pointonsurface(e.geom) end as place) p
            where e.kind = any (cast(:kinds as text[])) and e.layer <> 'person'
            order by e.kind, e.code, e.id limit :most
            """)
                .param("kinds", kinds.toArray(String[]::new))
                .param("most", MOST)
                .query((row, n) -> new ServicePoint(
                        row.getString("code"),
                        row.getString("kind"),
                        row.getString("name"),
                        new LngLat(row.getDouble("lng"), row.getDouble("lat")),
                        row.getLong("area_id")))
                .list();
    }
}
