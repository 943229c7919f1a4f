package org.onegrid.board;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onegrid.geo.LngLat;

/**
 * Which places lie within a distance of any of many points. The points are kept in squares as wide as the distance, so that a
 * question looks at nine of them. Plane distance about the mean latitude of the points: within 0.1 % for a city.
 */
final class Reach {

    private static final double METERS_PER_DEGREE = 111_195;

    private record Square(long column, long row) {}

    private record Spot(double x, double y) {}

    private final Map<Square, List<Spot>> squares = new HashMap<>();
    private final double metersPerDegreeEast;
    private final double meters;
    private final int count;

    private Reach(List<LngLat> points, double meters) {
        double latitude = points.stream().mapToDouble(LngLat::lat).average().orElse(0);
        this.metersPerDegreeEast = METERS_PER_DEGREE * Math.cos(Math.toRadians(latitude));
        this.meters = meters;
        this.count = points.size();
        for (LngLat point : points) {
            Spot spot = spot(point);
            squares.computeIfAbsent(square(spot), square -> new ArrayList<>()).add(spot);
        }
    }

    /** @param meters more than 0 */
    static Reach of(List<LngLat> points, double meters) {
        return new Reach(points, meters);
    }

    int count() {
        return count;
    }

    boolean covers(LngLat place) {
        Spot spot = spot(place);
        Square middle = square(spot);
        for (long column = middle.column() - 1; column <= middle.column() + 1; column++) {
            for (long row = middle.row() - 1; row <= middle.row() + 1; row++) {
                for (Spot other : squares.getOrDefault(new Square(column, row), List.of())) {
                    if (Math.hypot(other.x() - spot.x(), other.y() - spot.y()) <= meters) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private Spot spot(LngLat place) {
        return new Spot(place.lng() * metersPerDegreeEast, place.lat() * METERS_PER_DEGREE);
    }

    private Square square(Spot spot) {
        return new Square((long) Math.floor(spot.x() / meters), (long) Math.floor(spot.y() / meters));
    }
}
