package org.onegrid.demo;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which parts of the demo district are in. */
@Repository
class DemoParts {

    private final JdbcClient jdbc;

    DemoParts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the part is in. */
    boolean has(String part) {
        return jdbc.sql("select exists (select from demo_part where part = :part)")
                .param("part", part)
                .query(Boolean.class)
                .single();
    }

    /** Marks a part as in, as of the end of the running transaction; false when it is in already. Waits for other nodes. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean begin(String part) {
        return jdbc.sql("insert into demo_part (part) values (:part) on conflict do nothing")
                        .param("part", part)
                        .update()
                > 0;
    }
}
