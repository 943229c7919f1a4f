package org.onegrid.districting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.MinimumAreaRectangle;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.LineStringExtracter;
import org.locationtech.jts.operation.polygonize.Polygonizer;

/**
 * Straight cuts through a face that touch no building: again and again the short one through a wide gap that leaves households
 * on both sides. All in metres of {@link Flat}.
 */
final class Gaps {

    /** A cut keeps half of this distance from the buildings on either side, or more. */
    private static final double LEAST_GAP_METERS = 1.5;

    /** A wider gap than this is no better. */
    private static final double WIDE_GAP_METERS = 20;

    /** A side with a smaller share of the households is not worth a cut. */
    private static final double LEAST_SHARE = 0.08;

    private static final int DIRECTIONS = 12;
    private static final int MOST_TRIED = 12;

    /** An end so near to a vertex of the face goes there. */
    private static final double SNAP_METERS = 0.3;

    private static final double BEYOND_METERS = 0.01;

    /** A home in metres. */
    record Spot(Coordinate at, double households) {}

    private record Cut(double slope, double across, double gap, double balance) {

        double x() {
            return Math.cos(slope);
        }

        double y() {
            return Math.sin(slope);
        }
    }

    private final double fine;
    private final List<LineString> cuts = new ArrayList<>();

    private Gaps(double fine) {
        this.fine = fine;
    }

    /**
     * The cuts, each from border to border of the face or of what earlier ones left of it.
     *
     * @param buildings that reach into the face
     * @param fine      pieces with fewer households are not cut
     */
    static List<LineString> cuts(Polygon face, List<Geometry> buildings, List<Spot> homes, double fine) {
        Gaps gaps = new Gaps(fine);
        gaps.cut(face, buildings, homes);
        return gaps.cuts;
    }

    private void cut(Polygon piece, List<Geometry> buildings, List<Spot> homes) {
        double households = homes.stream().mapToDouble(Spot::households).sum();
        if (households <= fine || buildings.size() < 2) {
            return;
        }
        List<Cut> tried = new ArrayList<>();
        for (double slope : slopes(piece, buildings)) {
            gaps(slope, buildings, homes, households, tried);
        }
        tried.sort(Comparator.comparingDouble(Gaps::roughly));
        @Nullable List<LineString> best = null;
        double least = Double.POSITIVE_INFINITY;
        double width = Math.sqrt(piece.getArea());
        for (Cut one : tried.subList(0, Math.min(MOST_TRIED, tried.size()))) {
            List<LineString> chords = chords(piece, one);
            double length = chords.stream().mapToDouble(LineString::getLength).sum();
            double score = length / width + roughly(one);
            if (!chords.isEmpty() && score < least) {
                least = score;
                best = chords;
            }
        }
        if (best == null) {
            return;
        }
        List<Polygon> pieces = pieces(piece, best);
        if (pieces.size() < 2) {
            return;
        }
        cuts.addAll(best);
        for (Polygon part : pieces) {
            IndexedPointInAreaLocator within = new IndexedPointInAreaLocator(part);
            cut(
                    part,
                    buildings.stream().filter(part::intersects).toList(),
                    homes.stream()
                            .filter(home -> within.locate(home.at()) != Location.EXTERIOR)
                            .toList());
        }
    }

    /** Without its length: the smaller the better. */
    private static double roughly(Cut cut) {
        return 1.5 * (0.5 - cut.balance()) - 0.5 * Math.min(cut.gap(), WIDE_GAP_METERS) / WIDE_GAP_METERS;
    }

    /** Directions of normals: all round, and square to how the largest building stands. */
    private static double[] slopes(Polygon piece, List<Geometry> buildings) {
        double[] slopes = new double[DIRECTIONS + 2];
        for (int i = 0; i < DIRECTIONS; i++) {
            slopes[i] = Math.PI * i / DIRECTIONS;
        }
        Geometry largest = buildings.stream()
                .max(Comparator.comparingDouble(Geometry::getArea))
                .orElse(piece);
        Coordinate[] box = MinimumAreaRectangle.getMinimumRectangle(largest).getCoordinates();
        slopes[DIRECTIONS] = box.length < 2 ? 0 : Math.atan2(box[1].y - box[0].y, box[1].x - box[0].x);
        slopes[DIRECTIONS + 1] = slopes[DIRECTIONS] + Math.PI / 2;
        return slopes;
    }

    private static void gaps(
            double slope, List<Geometry> buildings, List<Spot> homes, double households, List<Cut> found) {
        double x = Math.cos(slope);
        double y = Math.sin(slope);
        double[][] reaches = new double[buildings.size()][];
        for (int i = 0; i < reaches.length; i++) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (Coordinate at : buildings.get(i).getCoordinates()) {
                double across = at.x * x + at.y * y;
                least = Math.min(least, across);
                most = Math.max(most, across);
            }
            reaches[i] = new double[] {least, most};
        }
        Arrays.sort(reaches, Comparator.comparingDouble(reach -> reach[0]));
        double end = reaches[0][1];
        for (int i = 1; i < reaches.length; i++) {
            double gap = reaches[i][0] - end;
            if (gap >= LEAST_GAP_METERS) {
                double middle = end + gap / 2;
                double before = homes.stream()
                        .filter(home -> home.at().x * x + home.at().y * y < middle)
                        .mapToDouble(Spot::households)
                        .sum();
                double balance = Math.min(before, households - before) / households;
                if (balance >= LEAST_SHARE) {
                    found.add(new Cut(slope, middle, gap, balance));
                }
            }
            end = Math.max(end, reaches[i][1]);
        }
    }

    private static List<LineString> chords(Polygon piece, Cut cut) {
        Envelope box = piece.getEnvelopeInternal();
        Coordinate centre = box.centre();
        double along = -centre.x * cut.y() + centre.y * cut.x();
        double reach = box.getDiameter();
        LineString line = piece.getFactory()
                .createLineString(new Coordinate[] {place(cut, along - reach), place(cut, along + reach)});
        List<LineString> chords = new ArrayList<>();
        for (Object chord : LineStringExtracter.getLines(piece.intersection(line))) {
            if (((LineString) chord).getLength() > LEAST_GAP_METERS) {
                chords.add(snapped((LineString) chord, piece));
            }
        }
        return chords;
    }

    private static Coordinate place(Cut cut, double along) {
        return new Coordinate(cut.across() * cut.x() - along * cut.y(), cut.across() * cut.y() + along * cut.x());
    }

    private static LineString snapped(LineString chord, Polygon piece) {
        Coordinate[] ends = chord.getCoordinates();
        for (int i = 0; i < ends.length; i++) {
            for (Coordinate vertex : piece.getCoordinates()) {
                if (vertex.distance(ends[i]) < SNAP_METERS) {
                    ends[i] = vertex;
                }
            }
        }
        return chord.getFactory().createLineString(ends);
    }

    /** A little longer at both ends, so that it crosses the border whatever the rounding. */
    private static LineString beyond(LineString chord) {
        Coordinate[] ends = {chord.getCoordinateN(0), chord.getCoordinateN(chord.getNumPoints() - 1)};
        double more = BEYOND_METERS / ends[0].distance(ends[1]);
        double dx = (ends[1].x - ends[0].x) * more;
        double dy = (ends[1].y - ends[0].y) * more;
        return chord.getFactory().createLineString(new Coordinate[] {
            new Coordinate(ends[0].x - dx, ends[0].y - dy), new Coordinate(ends[1].x + dx, ends[1].y + dy)
        });
    }

    private static List<Polygon> pieces(Polygon piece, List<LineString> chords) {
        Geometry lines = piece.getBoundary();
        for (LineString chord : chords) {
            lines = lines.union(beyond(chord));
        }
        Polygonizer polygonizer = new Polygonizer();
        polygonizer.add(lines);
        IndexedPointInAreaLocator within = new IndexedPointInAreaLocator(piece);
        List<Polygon> pieces = new ArrayList<>();
        for (Object one : polygonizer.getPolygons()) {
            Polygon part = (Polygon) one;
            if (within.locate(part.getInteriorPoint().getCoordinate()) == Location.INTERIOR) {
                pieces.add(part);
            }
        }
        return pieces;
    }
}
