package org.onegrid.topology;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.util.LineStringExtracter;
import org.locationtech.jts.operation.linemerge.LineMerger;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.valid.IsSimpleOp;
import org.onegrid.geo.Precision;
import org.onegrid.partition.Meeting;
import org.onegrid.topology.Sheet.Vertex;

/**
 * The pieces of a drawn line that lie inside of a face, drawn as arcs with the face on both sides. Their ends are taken to
 * a vertex of the border where one is near, else the border gains a vertex there, less than a grid unit off.
 */
final class Cut {

    /** A person does not wish to draw more at once. */
    private static final int MOST_CROSSINGS = 200;

    /** An end so near to a vertex of the border is taken to it; 20 cm. */
    private static final int SNAP_UNITS = 20;

    /** Snap rounding moves an end off the border by less. */
    private static final double OFF_UNITS = 2;

    private static final PrecisionModel GRID = new PrecisionModel(Precision.SCALE);

    private final Patch patch;
    private final Sheet sheet;
    private final int face;

    private Cut(Patch patch, int face) {
        this.patch = patch;
        this.sheet = patch.sheet();
        this.face = face;
    }

    /**
     * Draws the pieces.
     *
     * @return the first arc of each piece
     * @throws EditRefused when the line crosses itself, the border too often, or ends inside
     */
    static List<Integer> draw(Patch patch, int face, int[] line) {
        Cut cut = new Cut(patch, face);
        if (line.length < 4) {
            return List.of();
        }
        List<Integer> drawn = new ArrayList<>();
        for (int[] piece : cut.inside(line)) {
            int[] fitted = cut.fitted(piece);
            if (fitted.length >= 4) {
                drawn.add(cut.add(fitted));
            }
        }
        return drawn;
    }

    private List<int[]> inside(int[] line) {
        LineString drawn = Lines.geometry(line);
        IsSimpleOp simple = new IsSimpleOp(drawn);
        if (!simple.isSimple()) {
            throw new EditRefused(
                    Reason.LINE_CROSSES_ITSELF,
                    Precision.FACTORY.createPoint(simple.getNonSimpleLocation()),
                    "the line crosses or touches itself",
                    "Draw it without a loop.");
        }
        boundCrossings(line);
        MultiPolygon shape = Shapes.of(sheet, face);
        Geometry inside = OverlayNG.overlay(drawn, shape, OverlayNG.INTERSECTION, GRID);
        if (!inside.isEmpty()) {
            inside = OverlayNG.overlay(lines(inside), shape.getBoundary(), OverlayNG.DIFFERENCE, GRID);
        }
        LineMerger merger = new LineMerger();
        merger.add(inside);
        List<int[]> pieces = new ArrayList<>();
        for (Object piece : merger.getMergedLineStrings()) {
            pieces.add(Lines.of(((LineString) piece).getCoordinates()));
        }
        return pieces;
    }

    /** Without the points at which the line only touches. */
    private static Geometry lines(Geometry mixed) {
        return LineStringExtracter.getGeometry(mixed);
    }

    private void boundCrossings(int[] line) {
        int crossings = 0;
        for (int i = 2; i < line.length; i += 2) {
            Set<Integer> near = new HashSet<>();
            sheet.near(line[i - 2], line[i - 1], line[i], line[i + 1], near::add);
            for (int number : near) {
                Arc arc = sheet.arc(number);
                if (arc.left() == face || arc.right() == face) {
                    crossings += crossings(line, i, arc.line());
                }
            }
            if (crossings > MOST_CROSSINGS) {
                throw new EditRefused(
                        Reason.LINE_CROSSES_TOO_OFTEN,
                        Lines.point(line[i], line[i + 1]),
                        "the line crosses the border more than " + MOST_CROSSINGS + " times up to here",
                        "Draw a simpler line.");
            }
        }
    }

    private static int crossings(int[] line, int at, int[] other) {
        int count = 0;
        for (int i = 2; i < other.length; i += 2) {
            if (Meeting.crosses(
                    line[at - 2],
                    line[at - 1],
                    line[at],
                    line[at + 1],
                    other[i - 2],
                    other[i - 1],
                    other[i],
                    other[i + 1])) {
                count++;
            }
        }
        return count;
    }

    /** The piece with both ends at vertices of the border. */
    private int[] fitted(int[] piece) {
        int last = piece.length / 2 - 1;
        if (piece[0] == piece[2 * last] && piece[1] == piece[2 * last + 1] && onBorder(piece[0], piece[1]) == null) {
            throw endsInside(piece, 0);
        }
        long first = vertex(piece, 0);
        long end = vertex(piece, last);
        int[] line = Lines.with(piece, 0, Places.x(first), Places.y(first));
        line = Lines.with(line, last, Places.x(end), Places.y(end));
        return Lines.of(Lines.geometry(line).getCoordinates());
    }

    /** The place of the border's vertex that stands for an end of the piece; made where there is none. */
    private long vertex(int[] piece, int end) {
        int x = piece[2 * end];
        int y = piece[2 * end + 1];
        Vertex segment = onBorder(x, y);
        if (segment == null) {
            throw endsInside(piece, end);
        }
        Arc arc = sheet.arc(segment.arc());
        for (int near = segment.at(); near <= segment.at() + 1; near++) {
            if (Math.hypot((double) arc.x(near) - x, (double) arc.y(near) - y) <= SNAP_UNITS) {
                return Places.pack(arc.x(near), arc.y(near));
            }
        }
        patch.setArc(segment.arc(), arc.with(Lines.inserted(arc.line(), segment.at() + 1, x, y)));
        return Places.pack(x, y);
    }

    private static EditRefused endsInside(int[] piece, int end) {
        return new EditRefused(
                Reason.LINE_DOES_NOT_CROSS,
                Lines.point(piece[2 * end], piece[2 * end + 1]),
                "the line ends inside of the area",
                "Draw it from border to border; it may begin and end outside.");
    }

    /** The segment of the face's border nearest to a place, as its first vertex; null when none is near. */
    private @org.jspecify.annotations.Nullable Vertex onBorder(int x, int y) {
        double[] least = {OFF_UNITS};
        Vertex[] best = {null};
        sheet.near(x, y, x, y, number -> {
            Arc arc = sheet.arc(number);
            for (int i = 0; i + 1 < arc.size() && (arc.left() == face || arc.right() == face); i++) {
                double distance = distance(arc.x(i), arc.y(i), arc.x(i + 1), arc.y(i + 1), x, y);
                if (distance < least[0]) {
                    least[0] = distance;
                    best[0] = new Vertex(number, i);
                }
            }
        });
        return best[0];
    }

    private static double distance(double x1, double y1, double x2, double y2, double x, double y) {
        double dx = x2 - x1;
        double dy = y2 - y1;
        double along = Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy)));
        return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
    }

    /** Divided where it comes upon vertices of other borders on its way. */
    private int add(int[] line) {
        int first = -1;
        int from = 0;
        int last = line.length / 2 - 1;
        for (int i = 0; i <= last; i++) {
            boolean end = i == 0 || i == last;
            if (end || !sheet.vertices(line[2 * i], line[2 * i + 1]).isEmpty()) {
                patch.node(line[2 * i], line[2 * i + 1]);
                if (i > 0) {
                    int arc = patch.addArc(new Arc(Lines.part(line, from, i), face, face));
                    first = first < 0 ? arc : first;
                    from = i;
                }
            }
        }
        return first;
    }
}
