package org.onegrid.partition;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.util.GeometryEditor;
import org.locationtech.jts.triangulate.VoronoiDiagramBuilder;
import org.onegrid.geo.Precision;

/** Shapes on the grid for the tests of the partition. */
final class Faces {

    private Faces() {}

    /** Voronoi cells of random sites in a box, corners rounded to the grid; ids are the index times 3 plus 1. */
    static List<Face> voronoi(Random random, int count, double west, double south, double degrees) {
        List<Coordinate> sites = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sites.add(new Coordinate(west + random.nextDouble() * degrees, south + random.nextDouble() * degrees));
        }
        VoronoiDiagramBuilder builder = new VoronoiDiagramBuilder();
        builder.setSites(sites);
        Envelope box = new Envelope(west, west + degrees, south, south + degrees);
        builder.setClipEnvelope(box);
        Geometry cells = builder.getDiagram(Precision.FACTORY);
        Geometry clip = Precision.FACTORY.toGeometry(box);
        List<Face> faces = new ArrayList<>();
        for (int i = 0; i < cells.getNumGeometries(); i++) {
            Geometry cell = onGrid(cells.getGeometryN(i).intersection(clip));
            if (cell.getArea() > 0) {
                faces.add(new Face(3L * i + 1, cell));
            }
        }
        return faces;
    }

    /** The polygon with every corner moved to the nearest grid point. */
    static Geometry onGrid(Geometry geometry) {
        return new GeometryEditor(Precision.FACTORY).edit(geometry, new GeometryEditor.CoordinateOperation() {
            @Override
            public Coordinate[] edit(Coordinate[] coordinates, Geometry part) {
                Coordinate[] moved = new Coordinate[coordinates.length];
                for (int i = 0; i < moved.length; i++) {
                    moved[i] = new Coordinate(Precision.round(coordinates[i].x), Precision.round(coordinates[i].y));
                }
                return moved;
            }
        });
    }

    /** A star with so many spikes around a grid point; it may overlap anything. */
    static Geometry star(Random random, double lng, double lat, double radius, int spikes) {
        return Precision.FACTORY.createPolygon(ring(random, lng, lat, radius, spikes));
    }

    static LinearRing ring(Random random, double lng, double lat, double radius, int spikes) {
        Coordinate[] at = new Coordinate[spikes + 1];
        for (int i = 0; i < spikes; i++) {
            double angle = 2 * Math.PI * i / spikes;
            double r = radius * (0.3 + 0.7 * random.nextDouble());
            at[i] = new Coordinate(
                    Precision.round(lng + r * Math.cos(angle)), Precision.round(lat + r * Math.sin(angle)));
        }
        at[spikes] = at[0].copy();
        return Precision.FACTORY.createLinearRing(at);
    }
}
