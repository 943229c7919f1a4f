package org.onegrid.partition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.onegrid.geo.Precision;

/** Turns boundaries of a face into rings: a boundary that touches itself in a point becomes several. */
final class Loops {

    private Loops() {}

    static Polygon polygon(Arrangement arrangement, List<Integer> boundaries) {
        LinearRing shell = null;
        List<LinearRing> holes = new ArrayList<>();
        for (int boundary : boundaries) {
            for (List<Integer> loop : split(arrangement, boundary)) {
                Coordinate[] at = coordinates(arrangement.segments(), loop);
                LinearRing ring = Precision.FACTORY.createLinearRing(at);
                if (Area.ofRingSigned(at) < 0) {
                    shell = ring;
                } else {
                    holes.add(ring);
                }
            }
        }
        if (shell == null) {
            throw new IllegalStateException("a face without an outer ring");
        }
        return Precision.FACTORY.createPolygon(shell, holes.toArray(LinearRing[]::new));
    }

    /** Cuts a boundary at points it visits twice. */
    private static List<List<Integer>> split(Arrangement arrangement, int start) {
        List<List<Integer>> loops = new ArrayList<>();
        List<Integer> path = new ArrayList<>();
        Map<Integer, Integer> visited = new HashMap<>();
        for (int h : arrangement.cycle(start)) {
            int point = arrangement.origin(h);
            Integer at = visited.get(point);
            if (at != null) {
                List<Integer> loop = path.subList(at, path.size());
                loops.add(new ArrayList<>(loop));
                loop.forEach(visited::remove);
                loop.clear();
            }
            visited.put(point, path.size());
            path.add(point);
        }
        loops.add(path);
        return loops;
    }

    private static Coordinate[] coordinates(Segments segments, List<Integer> loop) {
        Coordinate[] at = new Coordinate[loop.size() + 1];
        for (int i = 0; i < loop.size(); i++) {
            int point = loop.get(i);
            at[i] = new Coordinate(Lattice.degrees(segments.x(point)), Lattice.degrees(segments.y(point)));
        }
        at[loop.size()] = at[0].copy();
        return at;
    }

    /** Whether a point lies inside a boundary and is no vertex of it. */
    static boolean encloses(Arrangement arrangement, int start, int point) {
        Segments segments = arrangement.segments();
        int y = segments.y(point);
        boolean inside = false;
        for (int h : arrangement.cycle(start)) {
            if (arrangement.origin(h) == point) {
                return false;
            }
            int low = segments.from(h >> 1);
            int high = segments.to(h >> 1);
            if (segments.y(low) <= y && y < segments.y(high)) {
                long side = Clip.side(
                        segments.x(low), segments.y(low), segments.x(high), segments.y(high), segments.x(point), y);
                inside ^= side < 0;
            }
        }
        return inside;
    }
}
