package org.onegrid.client;

import org.jspecify.annotations.Nullable;
import org.onegrid.client.Ways.Way;
import org.onegrid.geo.LngLat;

/** A played crew: waits at its stand, drives to a case, works there, drives back. Used by one thread. */
final class Crew {

    private final String code;
    private final String callsign;
    private final LngLat stand;
    private final Ways ways;
    private LngLat at;
    private @Nullable Way way;
    private double drivenSeconds;
    private @Nullable PlayedCase job;
    private boolean moved = true;

    Crew(String code, String callsign, LngLat stand, Ways ways) {
        this.code = code;
        this.callsign = callsign;
        this.stand = stand;
        this.ways = ways;
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
        way = null;
    }

    void drive(LngLat to) {
        way = ways.between(at, to);
        drivenSeconds = 0;
    }

    /** Has done with its case, whatever came of it. */
    void goHome() {
        job = null;
        drive(stand);
    }

    /** Drives for so many played seconds; the case it has just come to, if it has. */
    @Nullable
    PlayedCase advance(double seconds) {
        Way under = way;
        if (under == null) {
            return null;
        }
        moved = true;
        drivenSeconds += seconds;
        at = under.at(drivenSeconds);
        if (drivenSeconds < under.seconds()) {
            return null;
        }
        way = null;
        return job;
    }

    /** Whether it is elsewhere than when this was last asked. */
    boolean takeMoved() {
        boolean was = moved;
        moved = false;
        return was;
    }
}
