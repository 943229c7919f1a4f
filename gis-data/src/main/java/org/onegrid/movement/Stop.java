package org.onegrid.movement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.algorithm.MinimumBoundingCircle;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.onegrid.geo.LngLat;
import org.onegrid.network.Spheroid;

/**
 * A stay: waypoints one after the other that fit into a small circle for a while.
 *
 * @param centre       centre of the smallest circle around them
 * @param radiusMeters its radius
 * @param fromMillis   time of the first
 * @param toMillis     time of the last
 * @param waypoints    how many there are
 */
public record Stop(LngLat centre, double radiusMeters, long fromMillis, long toMillis, int waypoints) {

    /**
     * The stops of a leg, from its beginning on: the first waypoint from which a circle of the radius holds all that follow
     * for the duration begins a stop, which goes on as long as one circle holds it; the search goes on behind it. The circle
     * is the smallest one and not drawn around the first waypoint, so that one bad fix does not hide a stop. Cut a track into
     * legs first, lest a silence count as a stay.
     *
     * @param radiusMeters   largest circle, more than 0
     * @param durationMillis shortest stay, more than 0
     * @throws IllegalArgumentException when a limit is not positive
     */
    public static List<Stop> in(Track leg, double radiusMeters, long durationMillis) {
        if (!(radiusMeters > 0) || durationMillis <= 0) {
            throw new IllegalArgumentException(
                    "radius and duration must be positive, were " + radiusMeters + " m, " + durationMillis + " ms");
        }
        return new Search(leg.waypoints(), radiusMeters, durationMillis).run();
    }

    private static final class Search {

        private static final GeometryFactory PLANE = new GeometryFactory();

        private final List<Waypoint> all;
        private final double radius;
        private final long duration;

        Search(List<Waypoint> all, double radius, long duration) {
            this.all = all;
            this.radius = radius;
            this.duration = duration;
        }

        List<Stop> run() {
            List<Stop> stops = new ArrayList<>();
            int enough = 0;
            int first = 0;
            while (first < all.size()) {
                enough = Math.max(enough, first);
                while (enough < all.size() && millis(enough) - millis(first) < duration) {
                    enough++;
                }
                if (enough == all.size()) {
                    break;
                }
                if (near(first, enough) && circle(first, enough).getRadius() <= radius) {
                    int last = last(first, enough);
                    stops.add(stop(first, last));
                    first = last + 1;
                } else {
                    first++;
                }
            }
            return stops;
        }

        /** The last waypoint that still fits: fitting is inherited by every shorter run, so it can be searched for. */
        private int last(int first, int fits) {
            int step = 1;
            int low = fits;
            while (low + step < all.size() && circle(first, low + step).getRadius() <= radius) {
                low += step;
                step *= 2;
            }
            int high = Math.min(all.size(), low + step);
            while (high - low > 1) {
                int middle = (low + high) >>> 1;
                if (circle(first, middle).getRadius() <= radius) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        /** Whether no waypoint is too far from the first one for any circle; quick, and false while somebody moves. */
        private boolean near(int first, int last) {
            LngLat from = all.get(first).place();
            for (int i = last; i > first; i--) {
                LngLat to = all.get(i).place();
                if (Spheroid.meters(from.lng(), from.lat(), to.lng(), to.lat()) > 2.001 * radius) {
                    return false;
                }
            }
            return true;
        }

        /** The smallest circle in metres around the first of them. */
        private MinimumBoundingCircle circle(int first, int last) {
            LngLat origin = all.get(first).place();
            double perLng = Spheroid.metersPerDegreeLng(origin.lat());
            double perLat = Spheroid.metersPerDegreeLat(origin.lat());
            Coordinate[] places = new Coordinate[last - first + 1];
            for (int i = first; i <= last; i++) {
                LngLat at = all.get(i).place();
                places[i - first] =
                        new Coordinate((at.lng() - origin.lng()) * perLng, (at.lat() - origin.lat()) * perLat);
            }
            // Of places that are all the same JTS knows no centre, unless it is told one.
            boolean still = Arrays.stream(places).allMatch(place -> place.equals2D(places[0]));
            return new MinimumBoundingCircle(
                    still ? PLANE.createPoint(places[0]) : PLANE.createMultiPointFromCoords(places));
        }

        private Stop stop(int first, int last) {
            LngLat origin = all.get(first).place();
            MinimumBoundingCircle circle = circle(first, last);
            LngLat centre = new LngLat(
                    origin.lng() + circle.getCentre().x / Spheroid.metersPerDegreeLng(origin.lat()),
                    origin.lat() + circle.getCentre().y / Spheroid.metersPerDegreeLat(origin.lat()));
            return new Stop(centre, circle.getRadius(), millis(first), millis(last), last - first + 1);
        }

        private long millis(int i) {
            return all.get(i).millis();
        }
    }
}
