package org.onegrid.analytics.heat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.MultiPolygon;
import org.onegrid.geo.Contours;
import org.onegrid.geo.LngLat;
import org.onegrid.geo.Plane;
import org.onegrid.geojson.Shape;
import org.onegrid.surface.Frame;
import org.onegrid.surface.Raster;

/**
 * Where a density is at least a break, as a GeoJSON feature collection (EPSG:4490) with {@code from} as property, the lowest first.
 */
record HeatBands(String type, List<Band> features) {

    /** A band; the next lies within it. */
    record Band(String type, Break properties, Shape geometry) {}

    /** @param from least density within, per square kilometre */
    record Break(double from) {}

    static HeatBands of(Raster density, Plane plane, List<Double> breaks) {
        List<Band> bands = new ArrayList<>();
        for (double from : breaks) {
            MultiPolygon within = within(density, plane, from);
            if (!within.isEmpty()) {
                bands.add(new Band("Feature", new Break(from), Shape.of(within)));
            }
        }
        return new HeatBands("FeatureCollection", bands);
    }

    private static MultiPolygon within(Raster density, Plane plane, double from) {
        Frame frame = density.frame();
        int columns = frame.width() + 2; // a rim of nothing closes every band
        int rows = frame.height() + 2;
        float[] level = new float[columns * rows];
        Arrays.fill(level, (float) -from);
        for (int row = 0; row < frame.height(); row++) {
            for (int column = 0; column < frame.width(); column++) {
                level[(row + 1) * columns + column + 1] = (float) (density.at(column, row) - from);
            }
        }
        return new Contours(level, columns, rows).polygons((column, row, at) -> {
            LngLat place = plane.unproject(
                    frame.west() + (column - 0.5) * frame.cellMeters(),
                    frame.south() + (row - 0.5) * frame.cellMeters());
            at.x = rounded(place.lng());
            at.y = rounded(place.lat());
        });
    }

    /** To a decimetre, which is more than a kernel of hundreds of metres knows. */
    private static double rounded(double degrees) {
        return Math.round(degrees * 1e6) / 1e6;
    }
}
