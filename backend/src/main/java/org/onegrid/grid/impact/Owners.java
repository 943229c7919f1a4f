package org.onegrid.grid.impact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.onegrid.partition.Face;
import org.onegrid.partition.Locator;

/** Whose everything will be after a change; the same rule, to the bit, by which a place is located. Immutable. */
public final class Owners {

    private final Locator locator;
    private final Set<Long> remaining;
    private final Map<Long, Long> heirs = new HashMap<>();
    private final Map<Long, Set<Long>> successors = new HashMap<>();

    /** @param retired the ground that retiring areas have had, by id */
    Owners(List<NewGround> grounds, Map<Long, MultiPolygon> retired) {
        List<Face> faces = new ArrayList<>();
        grounds.forEach(ground -> faces.add(new Face(ground.areaId(), ground.ground())));
        locator = Locator.of(faces);
        remaining = grounds.stream().map(NewGround::areaId).collect(Collectors.toSet());
        retired.forEach((id, ground) -> bequeath(id, ground, grounds));
    }

    private void bequeath(long id, MultiPolygon ground, List<NewGround> grounds) {
        double largest = 0;
        Set<Long> all = new TreeSet<>();
        for (NewGround one : grounds) {
            if (!one.ground().getEnvelopeInternal().intersects(ground.getEnvelopeInternal())) {
                continue;
            }
            Geometry common = OverlayNGRobust.overlay(ground, one.ground(), OverlayNG.INTERSECTION);
            double size = common.getArea();
            if (size > 0) {
                all.add(one.areaId());
            }
            if (size > largest) {
                largest = size;
                heirs.put(id, one.areaId());
            }
        }
        if (all.isEmpty()) {
            throw new IllegalArgumentException("nothing takes the ground of the retiring area " + id);
        }
        successors.put(id, all);
    }

    /**
     * The area that will own what lies at a place.
     *
     * @param lng     degrees
     * @param lat     degrees
     * @param present id of the touched area that owns it now; where the place is in none of the new grounds (an element
     *                whose area was said and not found by its place) it stays there, or goes to its heir
     */
    public long owner(double lng, double lat, long present) {
        long found = locator.find(lng, lat);
        return found >= 0 ? found : heir(present);
    }

    /** The area itself when it stays; else the one that takes most of its ground, and with it its posts. */
    public long heir(long areaId) {
        return heirs.getOrDefault(areaId, areaId);
    }

    /** Whether the area is there after the change. */
    public boolean remains(long areaId) {
        return remaining.contains(areaId);
    }

    /** Each retiring area with all that take a part of its ground. */
    public Map<Long, Set<Long>> successors() {
        return Map.copyOf(successors);
    }
}
