package org.onegrid.incident;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import org.onegrid.alarm.Alarm;
import org.onegrid.alarm.Alarms;
import org.onegrid.alarm.NewAlarm;
import org.onegrid.identity.Person;
import org.springframework.stereotype.Component;

/**
 * The one-key alarm (一键报警): a case of the channel {@code alarm} raises an alarm with it; working on the case takes the alarm,
 * and the end of the case clears it. Runs in the transaction of the case.
 */
@Component
class OneKeyAlarms {

    private static final String KIND = "one-key";
    private static final String CHANNEL = "alarm";

    private final Alarms alarms;

    OneKeyAlarms(Alarms alarms) {
        this.alarms = alarms;
    }

    /** Raises the alarms of new cases; of cases that began elsewhere, whose moment is past, there are none. */
    void opened(Collection<Incident> cases) {
        cases.stream()
                .filter(OneKeyAlarms::pressed)
                .filter(one -> one.status() == Status.REPORTED)
                .sorted(Comparator.comparing(OneKeyAlarms::key))
                .forEach(one -> alarms.raise(alarm(one.facts())));
    }

    /** What a verb means for the alarm of its case. */
    void acted(Incident incident, Person by) {
        if (pressed(incident)) {
            alarms.take(KIND, key(incident), by);
            if (!incident.status().isOpen()) {
                alarms.clear(KIND, key(incident));
            }
        }
    }

    /** Clears the alarms of cases that ended by themselves. */
    void ended(Collection<Incident> cases) {
        cases.stream()
                .filter(OneKeyAlarms::pressed)
                .map(OneKeyAlarms::key)
                .sorted()
                .forEach(key -> alarms.clear(KIND, key));
    }

    private static boolean pressed(Incident incident) {
        return incident.facts().channel().equals(CHANNEL);
    }

    private static String key(Incident incident) {
        return Long.toString(incident.facts().id());
    }

    private static NewAlarm alarm(Facts facts) {
        return new NewAlarm(
                KIND,
                Long.toString(facts.id()),
                facts.areaId(),
                facts.severity(),
                facts.place(),
                Map.of(
                        NewAlarm.CASE,
                        new Alarm.Case(Long.toString(facts.id()), facts.code()),
                        "category",
                        facts.category()),
                facts.rehearsalId() != null);
    }
}
