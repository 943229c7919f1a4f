package org.onegrid.analytics;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.onegrid.geo.Bounds;
import org.onegrid.geo.LngLat;
import org.onegrid.geo.Plane;
import org.onegrid.grid.Grounds;
import org.onegrid.problem.Refusal;
import org.onegrid.surface.Frame;
import org.onegrid.surface.Raster;

/**
 * Where the surface of an area is drawn: a frame in metres around it. Projects many places quickly: the plane's own projection at the knots of a mesh, straight
 * lines between them, within 2 mm for meshes of 300 m. Immutable.
 */
public final class Canvas {

    private static final int KNOTS = 97;

    private final AreaRows rows;
    private final Plane plane;
    private final Frame frame;
    private final Bounds box;
    /** Eastings and northings over the box, and longitudes and latitudes over the frame. */
    private final Mesh x;

    private final Mesh y;
    private final Mesh lng;
    private final Mesh lat;

    /** Over the ground of a task's area as it is looked at; null when it has none. @throws Refusal as the constructor */
    public static @Nullable Canvas over(Grounds grounds, Task task, SurfaceWish wish) {
        Bounds bounds = grounds.extent(task.area(), task.then()).bounds();
        return bounds == null ? null : new Canvas(bounds, task.rows(), wish);
    }

    /**
     * @param area what the area's ground lies within
     * @param rows whose ground is shown; all else is masked
     * @throws Refusal 422 {@code surface-too-fine}
     */
    private Canvas(Bounds area, AreaRows rows, SurfaceWish wish) {
        this.rows = rows;
        this.plane = Plane.at(area);
        double margin = wish.cell();
        Coordinate[] corners = {
            plane.project(new LngLat(area.west(), area.south())),
            plane.project(new LngLat(area.east(), area.south())),
            plane.project(new LngLat(area.west(), area.north())),
            plane.project(new LngLat(area.east(), area.north()))
        };
        double west = Math.min(corners[0].x, corners[2].x) - margin;
        double east = Math.max(corners[1].x, corners[3].x) + margin;
        double south = Math.min(corners[0].y, corners[1].y) - margin;
        double north = Math.max(corners[2].y, corners[3].y) + margin;
        double cells = Math.ceil((east - west) / wish.cell()) * Math.ceil((north - south) / wish.cell());
        if (cells > Surface.MOST_CELLS) {
            throw Refusal.invalid(
                    "surface-too-fine",
                    "The surface would have " + (long) cells + " cells, at most " + Surface.MOST_CELLS
                            + " are made: take cells of "
                            + (long) Math.ceil(wish.cell() * Math.sqrt(cells / Surface.MOST_CELLS)) + " m.");
        }
        this.frame = Frame.around(west, south, east, north, 0, wish.cell());
        east = west + frame.width() * wish.cell();
        north = south + frame.height() * wish.cell();
        LngLat southWest = plane.unproject(west, south);
        LngLat northEast = plane.unproject(east, north);
        LngLat northWest = plane.unproject(west, north);
        LngLat southEast = plane.unproject(east, south);
        this.box = new Bounds(
                Math.min(southWest.lng(), northWest.lng()),
                Math.min(southWest.lat(), southEast.lat()),
                Math.max(southEast.lng(), northEast.lng()),
                Math.max(northWest.lat(), northEast.lat()));
        Coordinate[] knots = new Coordinate[KNOTS * KNOTS];
        LngLat[] places = new LngLat[KNOTS * KNOTS];
        for (int i = 0; i < knots.length; i++) {
            double right = i % KNOTS / (double) (KNOTS - 1);
            double up = i / KNOTS / (double) (KNOTS - 1);
            knots[i] = plane.project(new LngLat(
                    box.west() + (box.east() - box.west()) * right, box.south() + (box.north() - box.south()) * up));
            places[i] = plane.unproject(west + (east - west) * right, south + (north - south) * up);
        }
        this.x = new Mesh(Arrays.stream(knots).mapToDouble(knot -> knot.x).toArray());
        this.y = new Mesh(Arrays.stream(knots).mapToDouble(knot -> knot.y).toArray());
        this.lng = new Mesh(Arrays.stream(places).mapToDouble(LngLat::lng).toArray());
        this.lat = new Mesh(Arrays.stream(places).mapToDouble(LngLat::lat).toArray());
    }

    /** Values at the knots of a square mesh over a rectangle, straight lines between them. */
    private record Mesh(double[] knots) {

        /** @param right between 0 and 1 from west to east; @param up likewise from south to north */
        double at(double right, double up) {
            double across = Math.max(0, Math.min(1, right)) * (KNOTS - 1);
            double along = Math.max(0, Math.min(1, up)) * (KNOTS - 1);
            int column = Math.min(KNOTS - 2, (int) across);
            int row = Math.min(KNOTS - 2, (int) along);
            double east = across - column;
            double north = along - row;
            int at = row * KNOTS + column;
            double below = knots[at] + east * (knots[at + 1] - knots[at]);
            double above = knots[at + KNOTS] + east * (knots[at + KNOTS + 1] - knots[at + KNOTS]);
            return below + north * (above - below);
        }
    }

    public Frame frame() {
        return frame;
    }

    public Plane plane() {
        return plane;
    }

    /** Whether a place may count: it lies in the box of the frame. */
    public boolean holds(double lng, double lat) {
        return lng >= box.west() && lng <= box.east() && lat >= box.south() && lat <= box.north();
    }

    /** Easting of a place in the box. */
    public double x(double longitude, double latitude) {
        return x.at(right(longitude), up(latitude));
    }

    /** Northing of a place in the box. */
    public double y(double longitude, double latitude) {
        return y.at(right(longitude), up(latitude));
    }

    private double right(double longitude) {
        return (longitude - box.west()) / (box.east() - box.west());
    }

    private double up(double latitude) {
        return (latitude - box.south()) / (box.north() - box.south());
    }

    /** The raster where it lies on the ground of the area, unknown elsewhere. */
    public Raster masked(Raster raster) {
        double[] values = raster.values();
        for (int row = 0; row < frame.height(); row++) {
            for (int column = 0; column < frame.width(); column++) {
                int at = row * frame.width() + column;
                if (!Double.isNaN(values[at]) && rows.indexAt(place(column, row)) == AreaRows.OUTSIDE) {
                    values[at] = Double.NaN;
                }
            }
        }
        return Raster.of(frame, values);
    }

    /** A value for the middle of every cell on the ground of the area, unknown elsewhere. */
    public Raster valued(ToDoubleFunction<LngLat> value) {
        double[] values = new double[frame.cells()];
        for (int row = 0; row < frame.height(); row++) {
            for (int column = 0; column < frame.width(); column++) {
                LngLat place = place(column, row);
                values[row * frame.width() + column] =
                        rows.indexAt(place) == AreaRows.OUTSIDE ? Double.NaN : value.applyAsDouble(place);
            }
        }
        return Raster.of(frame, values);
    }

    /** The middles of the cells on the ground of the area: eastings and northings. */
    public double[][] ground() {
        double[][] ground = new double[2][frame.cells()];
        int size = 0;
        for (int row = 0; row < frame.height(); row++) {
            for (int column = 0; column < frame.width(); column++) {
                if (rows.indexAt(place(column, row)) != AreaRows.OUTSIDE) {
                    ground[0][size] = frame.x(column);
                    ground[1][size++] = frame.y(row);
                }
            }
        }
        return new double[][] {Arrays.copyOf(ground[0], size), Arrays.copyOf(ground[1], size)};
    }

    /** A cell with its value. */
    public record Spot(LngLat place, double value) {}

    /** The cell with the largest value, the most south-western of equal ones; null when nothing is known anywhere. */
    public @Nullable Spot highest(Raster raster) {
        Spot highest = null;
        for (int row = 0; row < frame.height(); row++) {
            for (int column = 0; column < frame.width(); column++) {
                double value = raster.at(column, row);
                if (!Double.isNaN(value) && (highest == null || value > highest.value())) {
                    highest = new Spot(place(column, row), value);
                }
            }
        }
        return highest;
    }

    private LngLat place(int column, int row) {
        double right = (column + 0.5) / frame.width();
        double up = (row + 0.5) / frame.height();
        return new LngLat(lng.at(right, up), lat.at(right, up));
    }
}
