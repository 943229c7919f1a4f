package org.onegrid.tracking.zone;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;
import org.onegrid.geo.LngLat;

/** All enabled zones, found by place. Immutable. */
final class ZoneIndex {

    /** What it was made from. */
    record Mark(long zones, long partition) {}

    static final ZoneIndex NONE = new ZoneIndex(new Mark(-1, -1), List.of());

    private final Mark mark;
    private final Map<Long, WatchedZone> byId = new HashMap<>();
    private final STRtree tree = new STRtree();

    ZoneIndex(Mark mark, Collection<WatchedZone> zones) {
        this.mark = mark;
        zones.forEach(zone -> {
            byId.put(zone.id(), zone);
            tree.insert(zone.bounds(), zone.id());
        });
        tree.build();
    }

    Mark mark() {
        return mark;
    }

    boolean isEmpty() {
        return byId.isEmpty();
    }

    /** The zones whose border somebody who is in some of them may have crossed by being here, by id. */
    List<WatchedZone> concerned(LngLat place, Collection<Long> inside) {
        Set<Long> ids = new TreeSet<>(inside);
        for (Object id : tree.query(new Envelope(place.toCoordinate()))) {
            ids.add((Long) id);
        }
        List<WatchedZone> zones = new ArrayList<>(ids.size());
        for (Long id : ids) {
            WatchedZone zone = byId.get(id);
            if (zone != null) {
                zones.add(zone);
            }
        }
        return zones;
    }
}
