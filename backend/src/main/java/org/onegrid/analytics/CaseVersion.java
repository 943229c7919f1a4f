package org.onegrid.analytics;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which incidents are known: whatever is computed on them names this version among its inputs. */
@Component
public class CaseVersion {

    /** Among the inputs: the last instant at which something was done to a case. */
    static final String MOMENT = "moment";

    private final JdbcClient sql;

    CaseVersion(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * The version that a question depends on, for {@link Analysis#inputs}. Where all days of its window are packed, all their cases
     * over and nothing of them later than the last step of all, that is which packs these are: what happens to other cases, and until
     * when, does not matter to it, and a change of any of them makes other packs. Else it is where the log of incidents stands, the
     * last that was loaded, and when the last step was done: a case that was open then has lasted until then, however old the data
     * is.
     */
    public Map<String, Object> inputs(Definition definition) {
        Map<String, Object> now = now();
        Window window = definition.window();
        if (window == null || definition.asOf() != null || definition.boundaries() != Boundaries.TODAY) {
            return now;
        }
        return packs(window, Instant.parse(String.valueOf(now.get(MOMENT))))
                .map(version -> Map.<String, Object>of("incidents", version))
                .orElse(now);
    }

    private Map<String, Object> now() {
        String incidents = sql.sql("""
                        select (select coalesce(max(position), 0) from live_chain where topic = 'incidents') || '.'
                            || coalesce((select max(id) from incident), 0)
                        """).query(String.class).single();
        return Map.of("incidents", incidents, MOMENT, moment().toString());
    }

    /**
     * Which packs a window is made of, whatever the zone of its days: the days beside it are among them.
     *
     * @return their version; empty when a day is not packed, a case is not over or something of it is later than the moment
     */
    private Optional<String> packs(Window window, Instant moment) {
        return sql.sql("""
                        select 'packs ' || md5(string_agg(cast(p.id as text), ' ' order by p.day, p.part)) as version
                        from case_pack p
                        where p.day between :first and :last
                        having count(distinct p.day) = :days and sum(p.open) = 0 and max(p.latest) <= cast(:moment as timestamptz)
                           and not exists (select from case_pack_outdated o where o.day between :first and :last)
                        """)
                .param("first", window.from().minusDays(1))
                .param("last", window.to().plusDays(1))
                .param("days", window.days() + 2)
                .param("moment", moment.truncatedTo(ChronoUnit.MICROS).toString())
                .query(String.class)
                .optional();
    }

    private Instant moment() {
        Optional<Instant> last = sql.sql("""
                        select s.at from incident_step s join incident i on i.id = s.incident_id
                        where i.rehearsal_id is null
                        order by s.at desc limit 1
                        """)
                .query((row, n) -> row.getObject("at", OffsetDateTime.class).toInstant())
                .optional();
        Instant now = Instant.now();
        return last.filter(at -> at.isBefore(now)).orElse(now);
    }
}
