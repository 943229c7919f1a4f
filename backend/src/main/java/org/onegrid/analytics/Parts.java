package org.onegrid.analytics;

import org.onegrid.surface.Frame;

/** The cells of a canvas cut in four by four: cases are kept by the part they lie in, which is fine enough for any kernel. Immutable. */
public final class Parts {

    /** No part: a place outside the frame. */
    public static final int NONE = -1;

    private static final int SIDE = 4;

    private final Canvas canvas;
    private final Frame frame;
    private final double meters;
    private final int columns;
    private final int rows;

    public Parts(Canvas canvas) {
        this.canvas = canvas;
        this.frame = canvas.frame();
        this.meters = frame.cellMeters() / SIDE;
        this.columns = frame.width() * SIDE;
        this.rows = frame.height() * SIDE;
    }

    /** How many there are. */
    public int count() {
        return columns * rows;
    }

    /** The part that a place lies in, or {@link #NONE}. */
    public int at(double lng, double lat) {
        if (!canvas.holds(lng, lat)) {
            return NONE;
        }
        int column = (int) Math.floor((canvas.x(lng, lat) - frame.west()) / meters);
        int row = (int) Math.floor((canvas.y(lng, lat) - frame.south()) / meters);
        return column < 0 || row < 0 || column >= columns || row >= rows ? NONE : row * columns + column;
    }

    /** Easting of its middle. */
    public double x(int part) {
        return frame.west() + (part % columns + 0.5) * meters;
    }

    /** Northing of its middle. */
    public double y(int part) {
        return frame.south() + (part / columns + 0.5) * meters;
    }

    /** Whether its middle lies within so many metres of a spot. */
    public boolean isNear(int part, Canvas.Spot spot, double withinMeters) {
        double east = x(part) - canvas.x(spot.place().lng(), spot.place().lat());
        double north = y(part) - canvas.y(spot.place().lng(), spot.place().lat());
        return east * east + north * north <= withinMeters * withinMeters;
    }
}
