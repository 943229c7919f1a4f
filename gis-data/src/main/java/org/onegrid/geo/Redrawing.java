package org.onegrid.geo;

import java.util.function.ObjIntConsumer;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateArrays;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.util.GeometryEditor;

/** Copies a geometry with every vertex moved by a function over packed x, y pairs. The copy is 2D. */
final class Redrawing {

    private static final PrecisionModel FLOATING = new PrecisionModel();

    private Redrawing() {}

    static Geometry onGrid(Geometry geometry, ObjIntConsumer<double[]> move) {
        return redraw(geometry, Precision.FACTORY, move, true);
    }

    static Geometry floating(Geometry geometry, int srid, ObjIntConsumer<double[]> move) {
        return redraw(geometry, new GeometryFactory(FLOATING, srid), move, false);
    }

    private static Geometry redraw(
            Geometry geometry, GeometryFactory factory, ObjIntConsumer<double[]> move, boolean onGrid) {
        return new GeometryEditor(factory).edit(geometry, new GeometryEditor.CoordinateOperation() {
            @Override
            public Coordinate[] edit(Coordinate[] vertices, Geometry part) {
                Coordinate[] moved = moved(vertices, move, onGrid);
                return onGrid && !(part instanceof Point) ? withoutRepeats(moved, part) : moved;
            }
        });
    }

    private static Coordinate[] moved(Coordinate[] vertices, ObjIntConsumer<double[]> move, boolean onGrid) {
        double[] xy = new double[2 * vertices.length];
        for (int i = 0; i < vertices.length; i++) {
            xy[2 * i] = vertices[i].x;
            xy[2 * i + 1] = vertices[i].y;
        }
        move.accept(xy, vertices.length);
        Coordinate[] moved = new Coordinate[vertices.length];
        for (int i = 0; i < moved.length; i++) {
            double x = xy[2 * i];
            double y = xy[2 * i + 1];
            moved[i] = onGrid ? new Coordinate(Precision.round(x), Precision.round(y)) : new Coordinate(x, y);
        }
        return moved;
    }

    /** Keeps the repeats where too few vertices would be left for a ring or a line, so that validation can report them. */
    private static Coordinate[] withoutRepeats(Coordinate[] vertices, Geometry part) {
        Coordinate[] distinct = CoordinateArrays.removeRepeatedPoints(vertices);
        return distinct.length >= (part instanceof LinearRing ? 4 : 2) ? distinct : vertices;
    }
}
