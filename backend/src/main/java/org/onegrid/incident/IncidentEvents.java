package org.onegrid.incident;

import java.util.Arrays;
import org.onegrid.live.LiveEvent;
import org.springframework.stereotype.Component;

/** How changes of incidents are told to those who watch an area. */
@Component
class IncidentEvents {

    static final String TOPIC = "incidents";

    LiveEvent of(Incident incident, String type, IncidentView view) {
        long[] areaIds = Arrays.stream(incident.facts().areaPath().split("\\."))
                .mapToLong(Long::parseLong)
                .toArray();
        return new LiveEvent(TOPIC, type, areaIds, view.areaPath(), view);
    }
}
