package org.onegrid.element;

import java.util.Collection;
import java.util.List;
import org.onegrid.geo.LngLat;
import org.onegrid.grid.change.Dwellings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Households live where the elements of people are. */
@Repository
class StoredDwellings implements Dwellings {

    private final JdbcClient sql;

    StoredDwellings(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Dwelling> within(Collection<Long> areaIds) {
        return sql.sql("""
                        select st_x(place) as lng, st_y(place) as lat, households
                        from (select id, cast(attrs ->> 'households' as integer) as households,
                                     case when geometrytype(geom) = 'POINT' then geom else st_pointonsurface(geom) end as place
                              from element_home join element on id = element_id
                              where layer = 'person' and area_id = any (cast(:areas as bigint[]))) people
                        where households > 0
                        order by id
                        """)
                .param("areas", areaIds.toArray(Long[]::new))
                .query((row, n) ->
                        new Dwelling(new LngLat(row.getDouble("lng"), row.getDouble("lat")), row.getInt("households")))
                .list();
    }
}
