package org.onegrid.analytics;

import java.util.List;
import org.onegrid.geo.LngLat;
import org.onegrid.geo.Plane;
import org.onegrid.surface.Frame;
import org.onegrid.surface.Raster;

/**
 * A value for every place.
 *
 * @param raster NaN where nothing is said; metres of the plane
 * @param plane  in which the raster lies
 * @param unit   of its values
 * @param breaks ascending; between them lie the colours of the map
 */
public record Surface(Raster raster, Plane plane, Column.Unit unit, List<Double> breaks) {

    /** Most cells of a surface that an analysis makes. */
    public static final int MOST_CELLS = 2_000_000;

    /** Copies the list in. */
    public Surface {
        breaks = List.copyOf(breaks);
    }

    /** West, south, east, north in degrees of what the frame covers. */
    public List<Double> bounds() {
        Frame frame = raster.frame();
        double east = frame.west() + frame.cellMeters() * frame.width();
        double north = frame.south() + frame.cellMeters() * frame.height();
        double[] bounds = {180, 90, -180, -90};
        for (double x : new double[] {frame.west(), (frame.west() + east) / 2, east}) {
            for (double y : new double[] {frame.south(), north}) {
                LngLat corner = plane.unproject(x, y);
                bounds[0] = Math.min(bounds[0], corner.lng());
                bounds[1] = Math.min(bounds[1], corner.lat());
                bounds[2] = Math.max(bounds[2], corner.lng());
                bounds[3] = Math.max(bounds[3], corner.lat());
            }
        }
        return List.of(bounds[0], bounds[1], bounds[2], bounds[3]);
    }
}
