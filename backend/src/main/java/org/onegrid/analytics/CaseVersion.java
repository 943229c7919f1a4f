package org.onegrid.analytics;

import java.time.Instant;
import java.time.OffsetDateTime;
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
     * The version of now, for {@link Analysis#inputs}: where the log of incidents stands, the last that was loaded, and when
     * the last step was done. A case that was open then has lasted until then, however old the data is.
     */
    public Map<String, Object> inputs() {
        String incidents = sql.sql("""
                        select (select coalesce(max(position), 0) from live_chain where topic = 'incidents') || '.'
                            || coalesce((select max(id) from incident), 0)
                        """).query(String.class).single();
        return Map.of("incidents", incidents, MOMENT, moment().toString());
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
