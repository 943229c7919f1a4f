package org.onegrid.synth;

import java.util.ArrayList;
import java.util.List;
import org.onegrid.synth.Course.Kind;

/** A block while the district is being made: a face with its place, its use and what stands on it. */
final class Lot {

    final Mesh.Face face;
    final List<Mesh.HalfEdge> ring;
    final List<Xy> outline;
    final double areaSquareMeters;
    final Xy middle;
    final Zone zone;

    /** Touches the middle of the river. */
    final boolean river;

    /** Touches the sea. */
    final boolean coast;

    /** The direction along which it is built up, nearest to east. */
    final Xy axis;

    Use use = Use.FARM;
    final List<House> houses = new ArrayList<>();
    int households;

    Lot(Mesh.Face face, Land land) {
        this.face = face;
        ring = face.ring();
        outline = face.outline();
        areaSquareMeters = Curve.area(outline);
        middle = inner(outline);
        zone = land.zone(middle);
        river = face.touches(Kind.RIVER);
        coast = face.touches(Kind.COAST);
        axis = axis(outline);
    }

    /** The widest road beside it. */
    Kind frontage() {
        Kind best = Kind.RIDGE;
        for (Mesh.HalfEdge h : ring) {
            if (h.course.road() && h.course.kind.ordinal() < best.ordinal()) {
                best = h.course.kind;
            }
        }
        return best;
    }

    /** A place inside: the centroid, or else one just inside the longest side. */
    static Xy inner(List<Xy> outline) {
        Xy centroid = Curve.centroid(outline);
        if (Curve.contains(outline, centroid)) {
            return centroid;
        }
        int n = outline.size();
        Xy best = centroid;
        double longest = 0;
        for (int i = 0; i < n; i++) {
            Xy a = outline.get(i);
            Xy b = outline.get((i + 1) % n);
            Xy probe = a.plus(b).times(0.5).plus(b.minus(a).direction().left().times(8));
            if (a.distance(b) > longest && Curve.contains(outline, probe)) {
                longest = a.distance(b);
                best = probe;
            }
        }
        return best;
    }

    /** Mean direction of the sides, each counted by its length and modulo a right angle. */
    private static Xy axis(List<Xy> outline) {
        double x = 0;
        double y = 0;
        for (int i = 0, j = outline.size() - 1; i < outline.size(); j = i++) {
            Xy side = outline.get(i).minus(outline.get(j));
            double four = 4 * StrictMath.atan2(side.y(), side.x());
            x += side.length() * StrictMath.cos(four);
            y += side.length() * StrictMath.sin(four);
        }
        return Xy.at(StrictMath.atan2(y, x) / 4);
    }
}
