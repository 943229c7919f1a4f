package org.onegrid.tracking;

import java.time.Instant;
import org.onegrid.identity.Person;
import org.onegrid.rehearsal.RehearsalFollower;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The crews of a rehearsal are gone when it ends, and their newest fixes with them. */
@Component
class PlayedCrewsLeave implements RehearsalFollower {

    private final JdbcClient sql;

    PlayedCrewsLeave(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void ended(long rehearsalId, String name, Person by, Instant at) {
        sql.sql("delete from responder where rehearsal_id = :id")
                .param("id", rehearsalId)
                .update();
    }
}
