package org.onegrid.grid.change;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.linemerge.LineMerger;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.onegrid.geo.Precision;
import org.onegrid.problem.Refusal;
import org.onegrid.topology.EditRefused;

/**
 * Finds the operations that give an area the ground it once had: what others have got of it comes back by transfers and
 * merges, what it has got goes back to whom it belonged then. An area that is no more is cut out again as a new one.
 */
final class Restoring {

    /** In square degrees, about a tenth of a square metre; less is rounding. */
    private static final double NOTHING = 1e-11;

    /** The share of an area by which the result may differ from what it was. */
    private static final double CLOSE = 1e-6;

    private final Drawing drawing;
    private final Ground then;
    private final long personId;
    private final List<DrawnOperation> operations = new ArrayList<>();
    private int cutOut;

    /**
     * @param drawing on the ground as it is now, nothing drawn
     * @param then    the ground as it was
     */
    Restoring(Drawing drawing, Ground then, long personId) {
        this.drawing = drawing;
        this.then = then;
        this.personId = personId;
    }

    /**
     * The operations; they are made in the drawing.
     *
     * @throws Refusal 422 {@code restore-unknown} when there was no such area, {@code restore-needless} when it is what it was,
     *     {@code restore-impossible} when no operations lead there
     */
    List<DrawnOperation> restore(String area) {
        Ground.Lot lot = then.pieces().get(area);
        if (lot == null || !lot.editable()) {
            throw Refusal.invalid("restore-unknown", "There was no area " + area + " here at that time.");
        }
        try {
            String code = drawing.topology().has(area) ? area : cutOut(lot.shape());
            gather(code, lot.shape());
            giveBack(code, lot.shape());
            Geometry difference = overlay(drawing.topology().shape(code), lot.shape(), OverlayNG.SYMDIFFERENCE);
            if (difference.getArea() > CLOSE * lot.shape().getArea()) {
                throw impossible(area);
            }
        } catch (EditRefused e) {
            throw impossible(area);
        }
        if (operations.isEmpty()) {
            throw Refusal.invalid("restore-needless", "The area " + area + " is what it was at that time.");
        }
        return List.copyOf(operations);
    }

    /** Names of the areas that were cut out again, by their codes in the change. */
    Map<String, String> names(String area) {
        return cutOut == 0
                ? Map.of()
                : new TreeMap<>(Map.of("+1", then.lot(area).name()));
    }

    /** Cuts an area that is no more out of the one that has most of its ground. */
    private String cutOut(MultiPolygon was) {
        String holder = null;
        double most = NOTHING;
        for (String code : editable()) {
            double size = overlay(drawing.topology().shape(code), was, OverlayNG.INTERSECTION)
                    .getArea();
            if (size > most) {
                most = size;
                holder = code;
            }
        }
        if (holder == null) {
            throw Refusal.invalid("restore-impossible", "Nothing here covers the ground of that area any more.");
        }
        return split(holder, was);
    }

    /** Cuts what lies within the shape off an area, as a new one; what lies outside keeps its identity. */
    private String split(String holder, MultiPolygon within) {
        MultiPolygon shape = drawing.topology().shape(holder);
        LineMerger merger = new LineMerger();
        merger.add(OverlayNGRobust.overlay(within.getBoundary(), shape, OverlayNG.INTERSECTION)
                .difference(shape.getBoundary()));
        List<Geometry> lines = new ArrayList<>();
        for (Object line : merger.getMergedLineStrings()) {
            lines.add((Geometry) line);
        }
        Geometry rest = overlay(shape, within, OverlayNG.DIFFERENCE);
        if (lines.size() != 1 || rest.getArea() <= NOTHING) {
            throw Refusal.invalid(
                    "restore-impossible", "The old border does not cut " + holder + " in two; draw it by hand.");
        }
        String code = "+" + ++cutOut;
        make(new BoundaryEdit.Split(holder, places(lines.get(0)), code, place(rest.getInteriorPoint())));
        return code;
    }

    private void gather(String code, MultiPolygon was) {
        for (String other : editable()) {
            if (other.equals(code)) {
                continue;
            }
            MultiPolygon shape = drawing.topology().shape(other);
            List<Polygon> pieces = pieces(overlay(shape, was, OverlayNG.INTERSECTION));
            if (pieces.isEmpty()) {
                continue;
            }
            if (overlay(shape, was, OverlayNG.DIFFERENCE).getArea() <= NOTHING) {
                make(new BoundaryEdit.Merge(List.of(code, other), code));
            } else {
                pieces.forEach(
                        piece -> make(new BoundaryEdit.Transfer(other, code, null, places(piece.getExteriorRing()))));
            }
        }
    }

    private void giveBack(String code, MultiPolygon was) {
        for (Ground.Lot owner : then.pieces().values()) {
            Geometry more = overlay(drawing.topology().shape(code), was, OverlayNG.DIFFERENCE);
            List<Polygon> pieces = pieces(overlay(more, owner.shape(), OverlayNG.INTERSECTION));
            for (Polygon piece : pieces) {
                if (drawing.topology().has(owner.code())) {
                    make(new BoundaryEdit.Transfer(code, owner.code(), null, places(piece.getExteriorRing())));
                } else {
                    split(code, Precision.FACTORY.createMultiPolygon(new Polygon[] {piece}));
                }
            }
        }
    }

    private void make(BoundaryEdit edit) {
        DrawnOperation operation = new DrawnOperation(operations.size() + 1, edit, null, personId, Instant.now());
        drawing.make(operation);
        operations.add(operation);
    }

    private List<String> editable() {
        return drawing.topology().areas().stream()
                .filter(drawing.topology()::editable)
                .sorted()
                .toList();
    }

    private static List<Polygon> pieces(Geometry common) {
        List<Polygon> pieces = new ArrayList<>();
        for (int i = 0; i < common.getNumGeometries(); i++) {
            if (common.getGeometryN(i) instanceof Polygon piece && piece.getArea() > NOTHING) {
                pieces.add(piece);
            }
        }
        return pieces;
    }

    private static Geometry overlay(Geometry one, Geometry other, int what) {
        return OverlayNG.overlay(one, other, what, Precision.FACTORY.getPrecisionModel());
    }

    private static List<List<Double>> places(Geometry line) {
        List<List<Double>> places = new ArrayList<>();
        for (var at : line.getCoordinates()) {
            places.add(List.of(Precision.round(at.x), Precision.round(at.y)));
        }
        return places;
    }

    private static List<Double> place(Point at) {
        return List.of(Precision.round(at.getX()), Precision.round(at.getY()));
    }

    private static Refusal impossible(String area) {
        return Refusal.invalid(
                "restore-impossible",
                "Too much has changed around " + area + " to restore its border as it was; draw it by hand.");
    }
}
