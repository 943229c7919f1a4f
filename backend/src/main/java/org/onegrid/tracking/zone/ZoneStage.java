package org.onegrid.tracking.zone;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onegrid.movement.Fence.Side;
import org.onegrid.tracking.pipeline.Batch;
import org.onegrid.tracking.pipeline.Sighting;
import org.onegrid.tracking.pipeline.Stage;
import org.springframework.stereotype.Component;

/**
 * Notices who crosses the border of a zone. The batch holds the rows of its responders, so their presence changes nowhere else
 * meanwhile. Somebody never seen before is put inside silently: nobody saw him come.
 */
@Component
public class ZoneStage implements Stage {

    private final Zones zones;
    private final Presences presences;
    private final ZoneAlarms alarms;

    ZoneStage(Zones zones, Presences presences, ZoneAlarms alarms) {
        this.zones = zones;
        this.presences = presences;
        this.alarms = alarms;
    }

    @Override
    public String name() {
        return "geofence";
    }

    @Override
    public void pass(Batch batch) {
        ZoneIndex index = zones.current();
        if (index.isEmpty()) {
            return;
        }
        List<Sighting> believed =
                batch.sightings().stream().filter(Sighting::isBelieved).toList();
        Map<Long, Set<Long>> inside = presences.of(
                believed.stream().map(one -> one.tracked().id()).distinct().toArray(Long[]::new));
        List<Crossing> crossings = new ArrayList<>();
        for (Sighting one : believed) {
            crossings.addAll(
                    cross(index, one, inside.computeIfAbsent(one.tracked().id(), id -> new HashSet<>())));
        }
        presences.change(last(crossings));
        alarms.tell(crossings.stream()
                .filter(crossing -> !crossing.sighting().isFirst())
                .toList());
    }

    /** What a sighting crosses; {@code inside} follows. */
    private static List<Crossing> cross(ZoneIndex index, Sighting sighting, Set<Long> inside) {
        Double said = sighting.report().accuracyMeters();
        double accuracy = said == null ? 0 : said;
        List<Crossing> crossings = new ArrayList<>();
        for (WatchedZone zone : index.concerned(sighting.place(), inside)) {
            if (!zone.watches(sighting.tracked().kind())) {
                continue;
            }
            Side side = zone.fence().side(sighting.place(), accuracy);
            if (side == Side.INSIDE && inside.add(zone.id())) {
                crossings.add(new Crossing(zone, sighting, true));
            } else if (side == Side.OUTSIDE && inside.remove(zone.id())) {
                crossings.add(new Crossing(zone, sighting, false));
            }
        }
        return crossings;
    }

    /** The last crossing of each zone by each responder, in one order for all writers. */
    private static List<Crossing> last(List<Crossing> crossings) {
        Map<String, Crossing> last = new HashMap<>();
        crossings.forEach(crossing -> last.put(crossing.key(), crossing));
        return last.values().stream()
                .sorted(Comparator.comparingLong((Crossing one) -> one.zone().id())
                        .thenComparingLong(one -> one.sighting().tracked().id()))
                .toList();
    }
}
