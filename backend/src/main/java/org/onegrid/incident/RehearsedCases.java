package org.onegrid.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.onegrid.identity.Person;
import org.onegrid.live.LiveLog;
import org.onegrid.rehearsal.RehearsalFollower;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Ends the open cases of a rehearsal with it: they are rejected with its name as the reason, and everybody who shows them
 * hears so. What they were when nobody had answered them stays in the timeline.
 */
@Component
class RehearsedCases implements RehearsalFollower {

    /** The actor of the step that ended a case because its rehearsal was over. */
    static final String ACTOR = "rehearsal";

    private static final int AT_A_TIME = 2_000;

    private final JdbcClient sql;
    private final Views views;
    private final IncidentEvents events;
    private final OneKeyAlarms alarms;
    private final LiveLog live;

    RehearsedCases(JdbcClient sql, Views views, IncidentEvents events, OneKeyAlarms alarms, LiveLog live) {
        this.sql = sql;
        this.views = views;
        this.events = events;
        this.alarms = alarms;
        this.live = live;
    }

    @Override
    public void ended(long rehearsalId, String name, Person by, Instant at) {
        List<Long> ended = sql.sql("""
                        with were as (
                            select id, status from incident where rehearsal_id = :rehearsal and open order by id for update
                        ), ended as (
                            update incident i set status = 'rejected', version = version + 1,
                                changed_at = greatest(changed_at, cast(:at as timestamptz))
                            from were where i.id = were.id
                            returning i.id, i.version, were.status, i.changed_at
                        ), steps as (
                            insert into incident_step (incident_id, version, verb, from_status, to_status, at, person_id,
                                actor, opinion)
                            select id, version, 'reject', status, 'rejected', changed_at, :person, :actor, :name from ended
                        )
                        select id from ended order by id
                        """)
                .param("rehearsal", rehearsalId)
                .param("at", at.toString())
                .param("person", by.id())
                .param("actor", ACTOR)
                .param("name", name)
                .query(Long.class)
                .list();
        for (int begin = 0; begin < ended.size(); begin += AT_A_TIME) {
            tell(ended.subList(begin, Math.min(ended.size(), begin + AT_A_TIME)), at);
        }
    }

    private void tell(List<Long> ids, Instant at) {
        List<Incident> incidents = new ArrayList<>(sql.sql("select " + Incidents.COLUMNS
                        + " from incident i where i.id = any (cast(:ids as bigint[])) order by i.id")
                .param("ids", ids.toArray(Long[]::new))
                .query(Incidents::read)
                .list());
        live.appendAll(incidents.stream()
                .map(one -> events.of(one, Verb.REJECT.eventType(), views.of(one, at, Verb.REJECT.word())))
                .toList());
        alarms.ended(incidents);
    }
}
