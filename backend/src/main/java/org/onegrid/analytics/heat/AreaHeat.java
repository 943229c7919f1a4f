package org.onegrid.analytics.heat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.onegrid.geo.Plane;

/** The heat of one area: only incidents of that area are in it, whoever else's are near. Touched by one thread. */
final class AreaHeat {

    /** Faded incidents per square kilometre at which the colour changes: the same everywhere and always. */
    static final List<Double> BREAKS = List.of(0.5, 1.0, 2.0, 4.0, 8.0);

    private final long areaId;
    private final String code;
    private final Plane plane;
    private final double sigmaMeters;
    private final Duration halfLife;
    private final HeatField field;

    private boolean changed = true;
    private Instant shownAt = Instant.MIN;

    AreaHeat(long areaId, String code, Plane plane, double sigmaMeters, Duration halfLife, HeatField field) {
        this.areaId = areaId;
        this.code = code;
        this.plane = plane;
        this.sigmaMeters = sigmaMeters;
        this.halfLife = halfLife;
        this.field = field;
    }

    /**
     * What is sent to those who watch.
     *
     * @param at              of when it is
     * @param halfLifeMinutes after which an incident weighs half
     * @param sigmaMeters     of the Gaussian kernel
     * @param n               incidents it is made of
     */
    record Shown(Instant at, double halfLifeMinutes, double sigmaMeters, int n, List<Double> breaks, HeatBands bands) {}

    String code() {
        return code;
    }

    void apply(HeatSource.Change change) {
        if (change.counts() && change.areaIds().contains(areaId)) {
            Coordinate at = plane.project(change.place());
            field.put(change.id(), at.x, at.y, change.reportedAt());
            changed = true;
        } else {
            int before = field.size();
            field.remove(change.id());
            changed |= field.size() != before;
        }
    }

    /** Whether something is to be shown again. */
    boolean isDue(Instant now, Duration fading) {
        return changed || shownAt.isBefore(now.minus(fading));
    }

    Shown frame(Instant now) {
        field.passTo(now);
        changed = false;
        shownAt = now;
        return new Shown(
                now,
                halfLife.toSeconds() / 60.0,
                sigmaMeters,
                field.size(),
                BREAKS,
                HeatBands.of(field.density(now), plane, BREAKS));
    }
}
