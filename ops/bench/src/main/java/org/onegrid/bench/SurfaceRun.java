package org.onegrid.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.data.collection.ListFeatureCollection;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.geotools.process.vector.HeatmapProcess;
import org.geotools.referencing.CRS;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.onegrid.surface.Events;
import org.onegrid.surface.Frame;
import org.onegrid.surface.LiveHeat;
import org.onegrid.surface.Raster;
import org.onegrid.surface.Surfaces;

/**
 * Kernel density against GeoTools' HeatmapProcess, in turns, on the same points and cells; both against the exact sum at
 * sampled cells first. Then one new event in a live surface against computing it anew. Arguments: points (1000000), cells a
 * side (1024), rounds (5), seed (20261122).
 */
public final class SurfaceRun {

    private static final double CELL = 15;
    private static final double WEST = 500_000;
    private static final double SOUTH = 3_270_000;

    private SurfaceRun() {}

    public static void main(String[] arguments) throws Exception {
        int points = argument(arguments, 0, 1_000_000);
        int side = argument(arguments, 1, 1_024);
        int rounds = argument(arguments, 2, 5);
        int seed = argument(arguments, 3, 20261122);
        int radius = 30;
        // four box passes with radii that add up to this one: widths 17, 17, 15 and 15, variances (w² − 1) / 12
        double bandwidth = CELL * Math.sqrt((2 * (17 * 17 - 1) + 2 * (15 * 15 - 1)) / 12.0);
        double[][] at = sample(new SplittableRandom(seed), points, side);
        Frame frame = new Frame(WEST, SOUTH, CELL, side, side);
        ListFeatureCollection features = features(at);
        ReferencedEnvelope box = new ReferencedEnvelope(
                WEST, WEST + CELL * side, SOUTH, SOUTH + CELL * side, CRS.decode("EPSG:4549", true));
        HeatmapProcess process = new HeatmapProcess();
        Supplier<double[]> ours = () ->
                new Surfaces(frame, bandwidth).density(Events.at(at[0], at[1])).values();
        Supplier<double[]> theirs =
                () -> values(process.execute(features, radius, null, 1, box, side, side, null), side);

        double[] exactAt = exact(at, frame, bandwidth);
        System.out.printf(
                Locale.ROOT,
                "%,d points, %d × %d cells, bandwidth %.0f m, seed %d%nworst difference from the exact sum, of the peak: ours %.4f %%, HeatmapProcess (scaled to its peak, own kernel) %.2f %%%n",
                points,
                side,
                side,
                bandwidth,
                seed,
                100 * worst(ours.get(), exactAt, frame),
                100 * worst(theirs.get(), exactAt, frame));
        double[] ourSeconds = new double[rounds];
        double[] theirSeconds = new double[rounds];
        double[] ourCpu = new double[rounds];
        double[] theirCpu = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            double[] a = timed(ours);
            double[] b = timed(theirs);
            ourSeconds[round] = a[0];
            ourCpu[round] = a[1];
            theirSeconds[round] = b[0];
            theirCpu[round] = b[1];
        }
        System.out.printf(
                Locale.ROOT,
                "median clock: ours %.3f s, HeatmapProcess %.3f s: %.1f×; processor: %.3f s, %.3f s: %.1f×%n",
                median(ourSeconds),
                median(theirSeconds),
                median(theirSeconds) / median(ourSeconds),
                median(ourCpu),
                median(theirCpu),
                median(theirCpu) / median(ourCpu));
        live(at, frame, bandwidth, rounds);
    }

    private static void live(double[][] at, Frame frame, double bandwidth, int rounds) {
        LiveHeat heat = new LiveHeat(frame, bandwidth);
        int known = at[0].length - 2_000;
        for (int i = 0; i < known; i++) {
            heat.add(at[0][i], at[1][i], 1);
        }
        long began = System.nanoTime();
        for (int i = known; i < at[0].length; i++) {
            heat.add(at[0][i], at[1][i], 1);
        }
        double one = (System.nanoTime() - began) / 2e12;
        double[] again = new double[rounds];
        Raster anew = new Surfaces(frame, bandwidth).density(Events.at(at[0], at[1]));
        Events all = Events.at(at[0], at[1]);
        for (int round = 0; round < rounds; round++) {
            again[round] =
                    timed(() -> new Surfaces(frame, bandwidth).density(all).values())[0];
        }
        double[] a = anew.values();
        double[] b = heat.density().values();
        double worst = IntStream.range(0, a.length)
                .mapToDouble(i -> Math.abs(a[i] - b[i]))
                .max()
                .orElse(0);
        System.out.printf(
                Locale.ROOT,
                "one event: live %.1f µs, computed anew (events sorted before) %.1f ms: %,.0f×; worst difference %.2e of the peak%n",
                1e6 * one,
                1e3 * median(again),
                median(again) / one,
                worst / anew.max());
    }

    private static int argument(String[] arguments, int at, int otherwise) {
        return arguments.length > at ? Integer.parseInt(arguments[at]) : otherwise;
    }

    private static double[][] sample(SplittableRandom random, int points, int side) {
        double extent = CELL * side;
        double[][] towns = new double[30][];
        Arrays.setAll(towns, i ->
                new double[] {random.nextDouble(), random.nextDouble(), 0.01 + 0.05 * random.nextDouble()});
        double[] x = new double[points];
        double[] y = new double[points];
        for (int i = 0; i < points; i++) {
            double[] town = towns[random.nextInt(towns.length)];
            do {
                x[i] = WEST + extent * (town[0] + town[2] * random.nextGaussian());
                y[i] = SOUTH + extent * (town[1] + town[2] * random.nextGaussian());
            } while (x[i] <= WEST || y[i] <= SOUTH || x[i] >= WEST + extent || y[i] >= SOUTH + extent);
        }
        return new double[][] {x, y};
    }

    private static ListFeatureCollection features(double[][] at) throws Exception {
        SimpleFeatureTypeBuilder type = new SimpleFeatureTypeBuilder();
        type.setName("event");
        type.setCRS(CRS.decode("EPSG:4549", true));
        type.add("geom", Point.class);
        SimpleFeatureBuilder builder = new SimpleFeatureBuilder(type.buildFeatureType());
        ListFeatureCollection features = new ListFeatureCollection(builder.getFeatureType());
        GeometryFactory points = new GeometryFactory();
        for (int i = 0; i < at[0].length; i++) {
            builder.add(points.createPoint(new Coordinate(at[0][i], at[1][i])));
            features.add(builder.buildFeature(String.valueOf(i)));
        }
        return features;
    }

    /** Row by row from the south, as ours. */
    private static double[] values(GridCoverage2D coverage, int side) {
        double[] values = new double[side * side];
        float[] row = new float[side];
        for (int r = 0; r < side; r++) {
            coverage.getRenderedImage().getData().getSamples(0, side - 1 - r, side, 1, 0, row);
            for (int c = 0; c < side; c++) {
                values[r * side + c] = row[c];
            }
        }
        return values;
    }

    /** The exact sum at every sixteenth cell, NaN elsewhere. */
    private static double[] exact(double[][] at, Frame frame, double bandwidth) {
        double[] exact = new double[frame.cells()];
        Arrays.fill(exact, Double.NaN);
        double scale = 1e6 / (2 * Math.PI * bandwidth * bandwidth);
        IntStream.range(0, frame.height() / 16).parallel().forEach(r -> {
            for (int column = 8; column < frame.width(); column += 16) {
                int row = 16 * r + 8;
                double sum = 0;
                for (int i = 0; i < at[0].length; i++) {
                    double dx = at[0][i] - frame.x(column);
                    double dy = at[1][i] - frame.y(row);
                    double squared = dx * dx + dy * dy;
                    sum += squared < 64 * bandwidth * bandwidth ? Math.exp(-squared / (2 * bandwidth * bandwidth)) : 0;
                }
                exact[row * frame.width() + column] = scale * sum;
            }
        });
        return exact;
    }

    /** Scaled so that the peaks agree where they are compared. */
    private static double worst(double[] values, double[] exact, Frame frame) {
        double peak = 0;
        double own = 0;
        for (int i = 0; i < exact.length; i++) {
            if (exact[i] > peak) {
                peak = exact[i];
                own = values[i];
            }
        }
        double scale = Math.abs(own / peak - 1) < 0.05 ? 1 : peak / own;
        double worst = 0;
        for (int i = 0; i < exact.length; i++) {
            if (!Double.isNaN(exact[i])) {
                worst = Math.max(worst, Math.abs(values[i] * scale - exact[i]) / peak);
            }
        }
        return worst;
    }

    /** Seconds by the clock and of all our threads. */
    private static double[] timed(Supplier<double[]> work) {
        long cpu = cpuNanos();
        long began = System.nanoTime();
        work.get();
        return new double[] {(System.nanoTime() - began) / 1e9, (cpuNanos() - cpu) / 1e9};
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean)
                        java.lang.management.ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
