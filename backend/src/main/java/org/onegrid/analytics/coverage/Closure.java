package org.onegrid.analytics.coverage;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.LngLat;
import org.onegrid.problem.Refusal;

/**
 * A road that is closed: the one nearest to a place, between its junctions, or all of a name.
 *
 * @param road   name
 * @param bridge whether only the bridges of that name are closed
 */
record Closure(
        @Nullable Double lng,
        @Nullable Double lat,
        @Nullable String road,
        @Nullable Boolean bridge) {

    static final int MOST = 50;

    private static final double NEAR_METERS = 100;

    /** @throws Refusal 422 {@code closure-invalid} */
    Closure {
        boolean place = lng != null && lat != null;
        if (place == (road != null) || (road != null && (road.isBlank() || road.length() > 200))) {
            throw Refusal.invalid(
                    "closure-invalid", "A closed road has 'lng' and 'lat' of a place on it, or a name as 'road'.");
        }
        if (place) {
            new LngLat(lng, lat);
        }
        bridge = road == null ? null : Boolean.TRUE.equals(bridge);
    }

    /** The links of all of these. @throws Refusal 422 {@code closure-unknown} when one closes nothing */
    static int[] links(RoadNet net, List<Closure> closures) {
        return closures.stream()
                .flatMapToInt(one -> Arrays.stream(one.links(net)))
                .distinct()
                .sorted()
                .toArray();
    }

    private int[] links(RoadNet net) {
        int[] links = road != null
                ? net.links(road, Boolean.TRUE.equals(bridge))
                : lng == null || lat == null
                        ? new int[0]
                        : net.link(new LngLat(lng, lat), NEAR_METERS).stream()
                                .flatMapToInt(IntStream::of)
                                .toArray();
        if (links.length == 0) {
            throw Refusal.invalid(
                    "closure-unknown",
                    road == null
                            ? "No road lies within " + (int) NEAR_METERS + " m of " + lng + ", " + lat + "."
                            : "No " + (Boolean.TRUE.equals(bridge) ? "bridge" : "road") + " is called " + road + ".");
        }
        return links;
    }
}
