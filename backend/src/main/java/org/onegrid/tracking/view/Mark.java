package org.onegrid.tracking.view;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A responder on the map, with what is told of it encoded.
 *
 * @param number      stands for its code in frames of this node
 * @param describedAt tick in which what is told besides its place last changed
 * @param movedAt     tick in which anything last changed
 * @param begin       {@code [number,}
 * @param description {@code "code","callsign","kind",}
 * @param motion      {@code lng,lat,at,heading,speed]}
 */
record Mark(int number, Seen seen, long describedAt, long movedAt, byte[] begin, byte[] description, byte[] motion) {

    private static final double METRES_PER_DEGREE = 111_320;

    /** Shorter moves are jitter of the fix and say nothing about the heading. */
    private static final double LEAST_METRES = 3;

    private static final double MICRO = 1e6;

    static Mark of(int number, Seen seen, long tick, JsonMapper json) {
        return new Mark(
                number, seen, tick, tick, bytes("[" + number + ","), described(seen, json), bytes(motion(seen)));
    }

    /** The same responder by what is known now; this very mark when nothing changed. */
    Mark now(Seen newer, long tick, JsonMapper json) {
        Seen next = newer.headingDegrees() == null ? newer.heading(headingTo(newer)) : newer;
        if (next.equals(seen)) {
            return this;
        }
        boolean same = next.callsign().equals(seen.callsign())
                && next.kind().equals(seen.kind())
                && next.areaIds().equals(seen.areaIds());
        return new Mark(
                number,
                next,
                same ? describedAt : tick,
                tick,
                begin,
                same ? description : described(next, json),
                bytes(motion(next)));
    }

    private static byte[] described(Seen seen, JsonMapper json) {
        return bytes(json.writeValueAsString(seen.code()) + "," + json.writeValueAsString(seen.callsign()) + ","
                + json.writeValueAsString(seen.kind()) + ",");
    }

    private @Nullable Double headingTo(Seen next) {
        double east = (next.lng() - seen.lng()) * METRES_PER_DEGREE * Math.cos(Math.toRadians(next.lat()));
        double north = (next.lat() - seen.lat()) * METRES_PER_DEGREE;
        if (Math.hypot(east, north) < LEAST_METRES) {
            return seen.headingDegrees();
        }
        return (Math.toDegrees(Math.atan2(east, north)) + 360) % 360;
    }

    /** Places to 0.1 m, the time in seconds since 1970, headings in degrees, speeds to 0.1 m/s; unknown ends are left out. */
    private static String motion(Seen seen) {
        StringBuilder text = new StringBuilder(48)
                .append(Math.round(seen.lng() * MICRO) / MICRO)
                .append(',')
                .append(Math.round(seen.lat() * MICRO) / MICRO)
                .append(',')
                .append(seen.at().getEpochSecond());
        Double heading = seen.headingDegrees();
        Double speed = seen.speedMps();
        if (heading != null || speed != null) {
            text.append(',').append(heading == null ? "null" : Math.round(heading) % 360);
        }
        if (speed != null) {
            text.append(',').append(Math.round(speed * 10) / 10.0);
        }
        return text.append(']').toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    double lng() {
        return seen.lng();
    }

    double lat() {
        return seen.lat();
    }

    boolean isIn(long areaId) {
        List<Long> areas = seen.areaIds();
        for (int i = 0; i < areas.size(); i++) { // no iterator: asked for every responder of every window
            if (areas.get(i) == areaId) {
                return true;
            }
        }
        return false;
    }

    boolean isSeenSince(Instant moment) {
        return !seen.at().isBefore(moment);
    }
}
