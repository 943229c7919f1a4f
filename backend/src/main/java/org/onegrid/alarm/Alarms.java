package org.onegrid.alarm;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.onegrid.identity.Person;
import org.onegrid.live.LiveEvent;
import org.onegrid.live.LiveLog;
import org.onegrid.live.Topic;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Raises and ends alarms, always within the transaction of their cause: there is no alarm without it and no cause without its
 * alarm. Everything is told on the topic {@code alarms} of the area and of those above it. Whoever ends or raises several in
 * one transaction does so in the order of kind and key, so that two of them cannot block each other.
 */
@Service
public class Alarms {

    private final AlarmRows rows;
    private final LiveLog live;
    private final JsonMapper json;

    Alarms(AlarmRows rows, LiveLog live, JsonMapper json) {
        this.rows = rows;
        this.live = live;
        this.json = json;
    }

    /**
     * Raises an alarm ({@code alarm.raised}). While one of the same kind and key is open, that one is the answer and nothing is
     * told, also when two raise it at once: the second waits for the first one's transaction.
     *
     * @return its id
     * @throws IllegalArgumentException when there is no such area or the facts are too long
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long raise(NewAlarm alarm) {
        String facts = json.writeValueAsString(alarm.facts());
        if (facts.length() > NewAlarm.FACTS_CHARS) {
            throw new IllegalArgumentException("the facts of an alarm have at most " + NewAlarm.FACTS_CHARS
                    + " characters as JSON, were " + facts.length());
        }
        while (true) {
            Optional<Long> raised = rows.insert(alarm, facts);
            if (raised.isPresent()) {
                tell("alarm.raised", List.of(raised.get()));
                return raised.get();
            }
            Optional<Long> standing = rows.open(alarm.kind(), alarm.key());
            if (standing.isPresent()) {
                return standing.get();
            }
            // it was ended between the two statements: raise it anew
        }
    }

    /**
     * Ends the alarm of that kind and key because its cause is gone ({@code alarm.cleared}), taken or not.
     *
     * @return whether there was one
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean clear(String kind, String key) {
        List<Long> cleared = rows.clear(kind, key);
        tell("alarm.cleared", cleared);
        return !cleared.isEmpty();
    }

    /** Whether an alarm of that kind and key stands, taken or not: its cause was not gone yet. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean stands(String kind, String key) {
        return rows.stands(kind, key);
    }

    /**
     * Takes the open alarm of that kind and key for somebody who has begun to work on its cause ({@code alarm.taken}).
     *
     * @return whether there was one
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean take(String kind, String key, Person by) {
        Optional<Long> taken = rows.open(kind, key).filter(id -> rows.take(id, by));
        tell("alarm.taken", taken.stream().toList());
        return taken.isPresent();
    }

    /** How the alarms played within a time were answered, as far as they are in the scope. */
    public AlarmAnswers answers(Instant from, Instant to, String[] scope) {
        return rows.answers(from, to, scope);
    }

    /** Tells of alarms as this transaction has left them. */
    void tell(String type, List<Long> ids) {
        if (ids.isEmpty()) {
            return;
        }
        live.appendAll(rows.list(ids).stream()
                .map(row -> new LiveEvent(
                        Topic.ALARMS.word(), type, path(row), row.alarm().areaPath(), row.alarm()))
                .toList());
    }

    private static long[] path(AlarmRows.Row row) {
        return Arrays.stream(row.path().split("\\.")).mapToLong(Long::parseLong).toArray();
    }
}
