package org.onegrid.tracking.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The sightings of all requests that are written together, each responder's in the order of device time. Belongs to the thread
 * that writes it.
 */
public final class Batch {

    private final List<Sighting> sightings;
    private final Map<Long, Whereabouts> whereabouts = new HashMap<>();

    Batch(List<Sighting> sightings) {
        this.sightings = new ArrayList<>(sightings);
        // the sort is stable: of two of the same moment the one that came first is first
        this.sightings.sort((a, b) -> {
            int byResponder = Long.compare(a.tracked().id(), b.tracked().id());
            return byResponder != 0 ? byResponder : a.at().compareTo(b.at());
        });
    }

    /** Those that are still to be stored, by responder and device time. */
    public List<Sighting> sightings() {
        return Collections.unmodifiableList(sightings);
    }

    /** What is known of each responder in it, by id; filled by the plausibility stage, which locks them. */
    Map<Long, Whereabouts> whereabouts() {
        return whereabouts;
    }

    /** Takes out those of which the rule says anything but {@link Sighting.Outcome#STORED}. */
    public void sift(Function<Sighting, Sighting.Outcome> rule) {
        sightings.removeIf(sighting -> {
            sighting.leave(rule.apply(sighting));
            return sighting.outcome() != Sighting.Outcome.STORED;
        });
    }
}
