package org.onegrid.tracking.pipeline;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.LngLat;

/**
 * What is known of a responder, against which its next sighting is judged; see {@link #judge}. One instance is one locked row of
 * {@code responder_position}.
 */
final class Whereabouts {

    /** A place at a time, as exact as the device said. */
    record Seen(LngLat place, Instant at, double accuracyMeters) {

        static Seen of(Sighting sighting) {
            Double accuracy = sighting.report().accuracyMeters();
            return new Seen(sighting.place(), sighting.at(), accuracy == null ? 0 : accuracy);
        }

        /**
         * The least speed, metres per second, that explains having been here and then there; what both may be off, up to a
         * kilometre together, is believed.
         */
        double speedTo(Seen later) {
            double doubt = Math.min(MOST_DOUBT_METERS, accuracyMeters + later.accuracyMeters);
            double meters = Math.max(0, place.distanceMeters(later.place) - doubt);
            double seconds = Math.max(1, Duration.between(at, later.at).toMillis() / 1000.0);
            return meters / seconds;
        }
    }

    private static final double MOST_DOUBT_METERS = 1_000;

    private @Nullable Sighting newestSighting;
    private @Nullable Seen newest;
    private @Nullable Instant storedUntil;
    private @Nullable Seen jump;

    Whereabouts(@Nullable Seen newest, @Nullable Instant storedUntil, @Nullable Seen jump) {
        this.newest = newest;
        this.storedUntil = storedUntil;
        this.jump = jump;
    }

    /** Whether a position of that moment may be in the table already; if not, there is no need to look. */
    boolean mayHave(Instant at) {
        return storedUntil != null && !at.isAfter(storedUntil);
    }

    /**
     * Says of a sighting that is about to be stored whether it is late, a jump, or the newest believed fix. A jump is believed
     * when the next sighting is within reach of it.
     *
     * @param boundMps the speed its kind does not exceed
     */
    void judge(Sighting sighting, double boundMps) {
        if (storedUntil == null || sighting.at().isAfter(storedUntil)) {
            storedUntil = sighting.at();
        }
        Seen here = Seen.of(sighting);
        if (newest != null && !here.at().isAfter(newest.at())) {
            sighting.flag(Flag.LATE);
        } else if (sighting.flags().contains(Flag.MOCK)) {
            return;
        } else if (newest == null || newest.speedTo(here) <= boundMps || confirms(here, boundMps)) {
            sighting.believe(newest == null);
            newest = here;
            newestSighting = sighting;
            jump = null;
        } else {
            sighting.flag(Flag.TELEPORT);
            if (jump == null || here.at().isAfter(jump.at())) {
                jump = here;
            }
        }
    }

    private boolean confirms(Seen here, double boundMps) {
        return jump != null && here.at().isAfter(jump.at()) && jump.speedTo(here) <= boundMps;
    }

    /** The sighting of this batch that is the newest believed fix now; null when the newest is from before. */
    @Nullable
    Sighting newestSighting() {
        return newestSighting;
    }

    @Nullable
    Instant storedUntil() {
        return storedUntil;
    }

    @Nullable
    Seen jump() {
        return jump;
    }
}
