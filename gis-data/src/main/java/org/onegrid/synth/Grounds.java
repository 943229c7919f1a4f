package org.onegrid.synth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.onegrid.geo.Precision;

/** The covers to draw below everything: sea, hill bands, fields, parks, river, lake. */
final class Grounds {

    private static final int[] BANDS_METERS = {45, 90, 140, 200, 270};
    private static final double CONTOUR_STEP_METERS = 70;

    private Grounds() {}

    static List<Ground> of(Land land, List<Lot> lots, Frame frame) {
        List<Ground> grounds = new ArrayList<>();
        Polygon district = frame.polygon(land.coast.outline);
        add(grounds, Ground.Kind.SEA, "云澜湾", 0, sea(land, frame));
        for (int band : BANDS_METERS) {
            for (List<Xy> ring :
                    Contours.rings(p -> land.hills.heightMeters(p) - band, 8700 * Curve.SHEET, CONTOUR_STEP_METERS)) {
                add(
                        grounds,
                        Ground.Kind.HILL,
                        "",
                        band,
                        valid(frame.polygon(ring)).intersection(district));
            }
        }
        for (Lot lot : lots) {
            if (lot.use == Use.FARM) {
                add(grounds, Ground.Kind.FARM, "", 0, frame.polygon(lot.outline));
            } else if (lot.use == Use.PARK || lot.use == Use.SHORE || lot.use == Use.FOREST) {
                add(grounds, Ground.Kind.GREEN, "", 0, frame.polygon(lot.outline));
            }
        }
        Geometry river = frame.polygon(land.rivers.main.water());
        river = river.union(frame.polygon(land.rivers.north.water())).union(frame.polygon(land.rivers.south.water()));
        river = river.union(frame.polygon(land.rivers.fork()));
        add(grounds, Ground.Kind.RIVER, "澜江", 0, river.intersection(district));
        add(grounds, Ground.Kind.LAKE, "映月湖", 0, frame.polygon(land.rivers.lake));
        grounds.sort(Comparator.comparing(Ground::kind).thenComparingInt(Ground::level));
        return grounds;
    }

    /** The sea from the shore to beyond the edge of the map, and past the district's ends of the shore. */
    private static Geometry sea(Land land, Frame frame) {
        List<Xy> shore = land.coast.shore;
        Xy north = shore.get(0);
        Xy south = shore.get(shore.size() - 1);
        List<Xy> ring = new ArrayList<>();
        ring.add(north.plus(new Xy(-900, 7000)));
        ring.add(north.plus(new Xy(-500, 3500)));
        ring.add(north.plus(new Xy(100, 1200)));
        ring.addAll(shore);
        ring.add(south.plus(new Xy(-500, -1500)));
        ring.add(south.plus(new Xy(-300, -4000)));
        ring.add(south.plus(new Xy(-1500, -7000)));
        ring.add(new Xy(16_000, south.y() - 7000));
        ring.add(new Xy(16_000, north.y() + 7000));
        return frame.polygon(ring);
    }

    /** A smoothed contour may cross itself in a narrow pass. */
    private static Geometry valid(Polygon polygon) {
        return polygon.isValid() ? polygon : GeometryFixer.fix(polygon);
    }

    private static void add(List<Ground> grounds, Ground.Kind kind, String name, int level, Geometry geometry) {
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            if (geometry.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
                grounds.add(new Ground(
                        kind,
                        name,
                        level,
                        Precision.FACTORY.createPolygon(
                                polygon.getExteriorRing().getCoordinates())));
            }
        }
    }
}
