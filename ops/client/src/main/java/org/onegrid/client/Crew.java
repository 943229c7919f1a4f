package org.onegrid.client;

import org.jspecify.annotations.Nullable;
import org.onegrid.geo.LngLat;

/** A played crew: waits at its stand, drives to a case, works there, drives back. Used by one thread. */
final class Crew {

    /** Metres a second as the crow flies, in played time: city traffic and the detours of streets. */
    private static final double METERS_PER_SECOND = 6.5;

    private final String code;
    private final String callsign;
    private final LngLat stand;
    private LngLat at;
    private @Nullable LngLat target;
    private @Nullable PlayedCase job;
    private boolean moved = true;

    Crew(String code, String callsign, LngLat stand) {
        this.code = code;
        this.callsign = callsign;
        this.stand = stand;
        at = stand;
    }

    String code() {
        return code;
    }

    String callsign() {
        return callsign;
    }

    LngLat at() {
        return at;
    }

    /** Whether it can be sent. */
    boolean isFree() {
        return job == null;
    }

    /** Takes a case; it drives when told to. */
    void take(PlayedCase one) {
        job = one;
        target = null;
    }

    void drive(LngLat to) {
        target = to;
    }

    /** Has done with its case, whatever came of it. */
    void goHome() {
        job = null;
        target = stand;
    }

    /** Drives for so many played seconds; the case it has just come to, if it has. */
    @Nullable
    PlayedCase advance(double seconds) {
        LngLat to = target;
        if (to == null) {
            return null;
        }
        moved = true;
        double left = Ground.meters(at, to);
        double way = seconds * METERS_PER_SECOND;
        if (way < left) {
            at = new LngLat(
                    at.lng() + (to.lng() - at.lng()) * way / left, at.lat() + (to.lat() - at.lat()) * way / left);
            return null;
        }
        at = to;
        target = null;
        return job;
    }

    /** Whether it is elsewhere than when this was last asked. */
    boolean takeMoved() {
        boolean was = moved;
        moved = false;
        return was;
    }
}
