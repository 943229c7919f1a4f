package org.onegrid.surface;

/**
 * A density surface that follows events as they come and go. One event changes only the cells within five bandwidths, by the
 * product of two short rows of numbers; nothing else is touched. Everything taken away again leaves what was there before but
 * for rounding (some 10⁻¹³ of the peak a change), so a long-lived surface is recomputed now and then. Not thread-safe: one
 * writer.
 */
public final class LiveHeat {

    private static final double REACH = 5;

    private final Frame frame;
    private final double bandwidthCells;
    private final double perKm2;
    private final double[] cells;

    /**
     * @param bandwidthMeters standard deviation of the kernel
     * @throws IllegalArgumentException when the bandwidth is no length
     */
    public LiveHeat(Frame frame, double bandwidthMeters) {
        if (!(bandwidthMeters > 0 && bandwidthMeters < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a bandwidth is a length, was " + bandwidthMeters);
        }
        this.frame = frame;
        this.bandwidthCells = bandwidthMeters / frame.cellMeters();
        this.perKm2 = 1e6 / (frame.cellMeters() * frame.cellMeters());
        this.cells = new double[frame.cells()];
    }

    /** Adds an event; a negative weight takes one away. One outside the frame counts for nothing, as in {@link Surfaces}. */
    public void add(double x, double y, double weight) {
        double column = frame.column(x);
        double row = frame.row(y);
        if (!frame.holds(column, row)) {
            return;
        }
        double reach = REACH * bandwidthCells;
        int west = (int) Math.max(0, Math.ceil(column - reach));
        int east = (int) Math.min(frame.width() - 1, Math.floor(column + reach));
        int south = (int) Math.max(0, Math.ceil(row - reach));
        int north = (int) Math.min(frame.height() - 1, Math.floor(row + reach));
        double[] across = profile(west, east, column);
        double[] along = profile(south, north, row);
        for (int r = south; r <= north; r++) {
            double amount = weight * perKm2 * along[r - south];
            int at = r * frame.width() + west;
            for (int c = 0; c < across.length; c++) {
                cells[at + c] += amount * across[c];
            }
        }
    }

    private double[] profile(int first, int last, double centre) {
        double[] profile = new double[last - first + 1];
        double scale = 1 / (bandwidthCells * Math.sqrt(2 * Math.PI));
        for (int i = 0; i < profile.length; i++) {
            double z = (first + i - centre) / bandwidthCells;
            profile[i] = scale * Math.exp(-0.5 * z * z);
        }
        return profile;
    }

    /** Weight per square kilometre as of now. */
    public Raster density() {
        double[] now = cells.clone();
        for (int i = 0; i < now.length; i++) {
            now[i] = Math.max(0, now[i]);
        }
        return new Raster(frame, now);
    }
}
