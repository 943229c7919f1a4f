package org.onegrid.analytics;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Responders as cases name them as their holders: by code or call sign, as of now. */
@Repository
class Holders {

    private final JdbcClient sql;

    Holders(JdbcClient sql) {
        this.sql = sql;
    }

    /** Other responders of these kinds, another version. */
    String version(List<String> kinds) {
        return sql.sql("""
                        select md5(coalesce(string_agg(code || ' ' || callsign, ' ' order by code), '')) from responder
                        where kind = any (cast(:kinds as text[])) and rehearsal_id is null
                        """)
                .param("kinds", kinds.toArray(String[]::new))
                .query(String.class)
                .single();
    }
}
