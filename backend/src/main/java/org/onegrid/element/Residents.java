package org.onegrid.element;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who lives where, as counts of buildings and never as people. */
@Repository
public class Residents {

    /** Groups of residents; each is an attribute of the elements of people. */
    public static final List<String> GROUPS = List.of(
            "infants", "pupils", "adults", "elders", "aged", "loneElders", "disabled", "lowIncome", "newcomers");

    private static final int ROWS_AT_A_TIME = 20_000;

    private static final String EACH = """
        select st_x(place) as lng, st_y(place) as lat, area_id, households, %s
        from (select e.id, h.area_id, cast(e.attrs ->> 'households' as integer) as households, e.attrs,
                     case when geometrytype(e.geom) = 'POINT' then e.geom else st_pointonsurface(e.geom) end as place
              from element e join element_home h on h.element_id = e.id
              where e.layer = 'person') people
        where households > 0
        order by id
        """.formatted(GROUPS.stream()
            .map(group -> "cast(attrs ->> '" + group + "' as integer) as \"" + group + "\"")
            .collect(Collectors.joining(", ")));

    private final JdbcClient sql;

    Residents(JdbcClient sql) {
        this.sql = sql;
    }

    /** Takes what is known of one building. */
    public interface Buildings {

        /**
         * @param areaId     the lowest area it lies in
         * @param households more than none
         * @param groups     members of each of {@link #GROUPS}
         */
        void add(double lng, double lat, long areaId, int households, int[] groups);
    }

    /** How many buildings have somebody living in them. */
    public long count() {
        return sql.sql("select count(*) from element where layer = 'person'")
                .query(Long.class)
                .single();
    }

    /** All buildings with households, in the order they were stored. */
    @Transactional(readOnly = true)
    public void each(Buildings with) {
        int[] groups = new int[GROUPS.size()];
        sql.sql(EACH).withFetchSize(ROWS_AT_A_TIME).query(row -> {
            for (int group = 0; group < groups.length; group++) {
                groups[group] = row.getInt(5 + group);
            }
            with.add(row.getDouble(1), row.getDouble(2), row.getLong(3), row.getInt(4), groups);
        });
    }
}
