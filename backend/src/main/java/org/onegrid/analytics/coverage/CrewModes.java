package org.onegrid.analytics.coverage;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How responders of each kind travel; by e-bike those nobody has said anything about. */
@Component
class CrewModes {

    private final Map<String, TravelMode> byKind;

    CrewModes(@Value("${onegrid.coverage.modes:leader=ebike,member=ebike,crew=car,supervisor=car}") String modes) {
        byKind = Stream.of(modes.split(","))
                .map(one -> one.strip().split("=", 2))
                .collect(Collectors.toMap(one -> one[0], one -> TravelMode.of(one[1])));
    }

    TravelMode of(String kind) {
        return byKind.getOrDefault(kind, TravelMode.EBIKE);
    }
}
