package org.onegrid.tracking.staff;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onegrid.grid.impact.AreaFollower;
import org.onegrid.grid.impact.Forecast;
import org.onegrid.grid.impact.Owners;
import org.onegrid.grid.impact.Resettlement;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Those who serve a retiring area serve its heir from the day of the change on; until then they have served what it was. What
 * moves is told by those who count the posts.
 */
@Component
class TenureFollower implements AreaFollower {

    private record Serving(
            long id, String post, String role, @Nullable LocalDate untilDay, long heir) {}

    private final JdbcClient sql;
    private final ZoneId zone;

    TenureFollower(JdbcClient sql, @Value("${onegrid.zone:Asia/Shanghai}") String zone) {
        this.sql = sql;
        this.zone = ZoneId.of(zone);
    }

    @Override
    public Forecast foresee(Resettlement change, Owners owners, int most) {
        return new Forecast(List.of(), List.of(), 0);
    }

    @Override
    public void follow(Resettlement change, Owners owners) {
        Map<Long, Long> heirs = new HashMap<>();
        for (long area : change.touched()) {
            if (owners.heir(area) != area) {
                heirs.put(area, owners.heir(area));
            }
        }
        if (heirs.isEmpty()) {
            return;
        }
        Long[] retired = heirs.keySet().toArray(Long[]::new);
        Long[] taking = heirs.values().toArray(Long[]::new);
        LocalDate day = LocalDate.ofInstant(change.at(), zone);
        sql.sql("""
                        update staff_tenure t set area_id = h.heir
                        from unnest(cast(:retired as bigint[]), cast(:heirs as bigint[])) as h (retired, heir)
                        where t.area_id = h.retired and lower(t.during) >= cast(:day as date)
                        """)
                .param("retired", retired)
                .param("heirs", taking)
                .param("day", day)
                .update();
        List<Serving> serving = sql.sql("""
                        select t.id, t.post, t.role, upper(t.during) as until_day, h.heir
                        from staff_tenure t
                        join unnest(cast(:retired as bigint[]), cast(:heirs as bigint[])) as h (retired, heir)
                          on t.area_id = h.retired
                        where t.during @> cast(:day as date)
                        order by t.id
                        """)
                .param("retired", retired)
                .param("heirs", taking)
                .param("day", day)
                .query(Serving.class)
                .list();
        sql.sql("""
                        update staff_tenure set during = daterange(lower(during), cast(:day as date))
                        where id = any (cast(:ids as bigint[]))
                        """)
                .param("ids", serving.stream().map(Serving::id).toArray(Long[]::new))
                .param("day", day)
                .update();
        for (Serving one : serving) {
            sql.sql("""
                            insert into staff_tenure (post, role, area_id, during)
                            values (:post, :role, :area, daterange(cast(:day as date), cast(:until as date)))
                            """)
                    .param("post", one.post())
                    .param("role", one.role())
                    .param("area", one.heir())
                    .param("day", day)
                    .param("until", one.untilDay())
                    .update();
        }
    }
}
