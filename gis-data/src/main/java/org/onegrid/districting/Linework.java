package org.onegrid.districting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.noding.NodedSegmentString;
import org.locationtech.jts.noding.SegmentString;
import org.locationtech.jts.noding.snapround.SnapRoundingNoder;
import org.onegrid.geo.Precision;

/**
 * Lines to cut along as straight segments on the precision grid, and what each of them is. Once noded they meet at common ends
 * only; by that nothing moves more than a grid unit.
 */
final class Linework {

    static final int GRID = 1;
    static final int ROAD = 2;
    static final int WATER = 4;
    static final int CUT = 8;

    /** A segment by its ends, the lesser first. */
    record Segment(Coordinate one, Coordinate other) implements Comparable<Segment> {

        private static final Comparator<Segment> ORDER =
                Comparator.comparing(Segment::one).thenComparing(Segment::other);

        static Segment of(Coordinate one, Coordinate other) {
            return one.compareTo(other) <= 0 ? new Segment(one, other) : new Segment(other, one);
        }

        Coordinate middle() {
            return new Coordinate((one.x + other.x) / 2, (one.y + other.y) / 2);
        }

        LineString line() {
            return Precision.FACTORY.createLineString(new Coordinate[] {one, other});
        }

        @Override
        public int compareTo(Segment that) {
            return ORDER.compare(this, that);
        }
    }

    private final Map<Segment, Integer> kinds = new TreeMap<>();

    /** Adds the segments of lines, or of the borders of surfaces, whose boxes meet the bounds. */
    void add(Geometry geometry, int kind, Envelope bounds) {
        for (Object line : LinearComponentExtracter.getLines(geometry)) {
            Coordinate[] at = ((LineString) line).getCoordinates();
            for (int i = 1; i < at.length; i++) {
                if (bounds.intersects(at[i - 1], at[i])) {
                    add(at[i - 1], at[i], kind);
                }
            }
        }
    }

    private void add(Coordinate from, Coordinate to, int kind) {
        Coordinate one = new Coordinate(Precision.round(from.x), Precision.round(from.y));
        Coordinate other = new Coordinate(Precision.round(to.x), Precision.round(to.y));
        if (!one.equals2D(other)) {
            kinds.merge(Segment.of(one, other), kind, (before, more) -> before | more);
        }
    }

    /** The same lines, cut where they meet. O(n log n) in the segments that meet seldom. */
    Linework noded() {
        List<SegmentString> strings = new ArrayList<>();
        kinds.forEach((segment, kind) ->
                strings.add(new NodedSegmentString(new Coordinate[] {segment.one, segment.other}, kind)));
        SnapRoundingNoder noder = new SnapRoundingNoder(Precision.FACTORY.getPrecisionModel());
        noder.computeNodes(strings);
        Linework noded = new Linework();
        for (Object found : noder.getNodedSubstrings()) {
            SegmentString string = (SegmentString) found;
            for (int i = 1; i < string.size(); i++) {
                noded.add(string.getCoordinate(i - 1), string.getCoordinate(i), (int) string.getData());
            }
        }
        return noded;
    }

    Collection<Segment> segments() {
        return kinds.keySet();
    }

    /** Whether the segment is of a kind. */
    boolean is(Segment segment, int kind) {
        return (kinds.getOrDefault(segment, 0) & kind) != 0;
    }
}
