package org.onegrid.analytics.heat;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.onegrid.surface.Frame;
import org.onegrid.surface.LiveHeat;
import org.onegrid.surface.Raster;

/**
 * A density that follows incidents as they come and fades on its own: what was reported a half-life ago weighs half, and after
 * {@value #HALVES} of them nothing. All weights fade by the same factor, so only new and leaving incidents touch the cells: an
 * incident is added with a weight that grows with the time of its report, and the whole is scaled down when it is read. Not
 * thread-safe.
 */
final class HeatField {

    /** Half-lives after which an incident is forgotten; it weighs a thousandth then. */
    static final int HALVES = 10;

    /** Most incidents at a time; the oldest are forgotten first. */
    static final int MOST = 500_000;

    /** Half-lives after which everything is added anew, so that weights stay small and roundings do not pile up. */
    private static final double RENEWED_AFTER = 2.0 * HALVES;

    private record Spot(long id, double x, double y, Instant reportedAt) {}

    private final Frame frame;
    private final double sigmaMeters;
    private final Duration halfLife;
    private final Map<Long, Spot> spots = new HashMap<>();
    /** May hold spots that are gone or were replaced; {@link #spots} decides. */
    private final PriorityQueue<Spot> oldestFirst =
            new PriorityQueue<>(Comparator.comparing(Spot::reportedAt).thenComparing(Spot::id));

    private LiveHeat heat;
    /** When a report weighs one before scaling. */
    private Instant unit;

    HeatField(Frame frame, double sigmaMeters, Duration halfLife, Instant now) {
        this.frame = frame;
        this.sigmaMeters = sigmaMeters;
        this.halfLife = halfLife;
        this.heat = new LiveHeat(frame, sigmaMeters);
        this.unit = now;
    }

    /** How many incidents it is made of. */
    int size() {
        return spots.size();
    }

    /** An incident as it is now; known by its id, so that hearing of it again changes nothing. */
    void put(long id, double x, double y, Instant reportedAt) {
        Spot spot = new Spot(id, x, y, reportedAt);
        if (spot.equals(spots.get(id))) {
            return;
        }
        remove(id);
        spots.put(id, spot);
        oldestFirst.add(spot);
        add(spot, 1);
        while (spots.size() > MOST) {
            forget(oldestFirst.remove());
        }
    }

    /** An incident that does not count any more. */
    void remove(long id) {
        Spot known = spots.remove(id);
        if (known != null) {
            add(known, -1);
        }
    }

    /** Lets go of what has faded. Call before reading; times must not go back. */
    void passTo(Instant now) {
        Instant gone = now.minus(halfLife.multipliedBy(HALVES));
        for (@Nullable Spot oldest = oldestFirst.peek();
                oldest != null && oldest.reportedAt().isBefore(gone);
                oldest = oldestFirst.peek()) {
            forget(oldestFirst.remove());
        }
        if (halves(unit, now) > RENEWED_AFTER) {
            renew(now);
        }
    }

    private void forget(Spot spot) {
        if (spots.remove(spot.id(), spot)) {
            add(spot, -1);
        }
    }

    private void renew(Instant now) {
        unit = now;
        heat = new LiveHeat(frame, sigmaMeters);
        oldestFirst.clear();
        oldestFirst.addAll(spots.values());
        spots.values().stream().sorted(Comparator.comparing(Spot::id)).forEach(spot -> add(spot, 1));
    }

    private void add(Spot spot, int sign) {
        heat.add(spot.x(), spot.y(), sign * Math.exp(Math.log(2) * halves(unit, spot.reportedAt())));
    }

    /** Faded incidents per square kilometre. */
    Raster density(Instant now) {
        return heat.density().times(Math.exp(-Math.log(2) * halves(unit, now)));
    }

    private double halves(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / (double) halfLife.toMillis();
    }
}
