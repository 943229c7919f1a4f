package org.onegrid.bench;

import java.util.List;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.onegrid.geo.Precision;
import org.onegrid.partition.Face;

/** Points on the precision grid: {@code lngs[i], lats[i]} in degrees. */
record Points(double[] lngs, double[] lats) {

    enum Kind {
        /** All over the extent. */
        UNIFORM,
        /** Around forty hot spots, as incidents come. */
        CLUSTERED,
        /** Vertices, middles of edges and their next neighbours on the grid. */
        HARD
    }

    static Points of(Kind kind, List<Face> faces, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Envelope extent = new Envelope();
        faces.forEach(face -> extent.expandToInclude(face.shape().getEnvelopeInternal()));
        double[] lngs = new double[count];
        double[] lats = new double[count];
        Coordinate[] spots = new Coordinate[40];
        for (int i = 0; i < spots.length; i++) {
            spots[i] = anywhere(extent, random);
        }
        double spread = Math.sqrt(extent.getArea() / faces.size()) * 1.5;
        for (int i = 0; i < count; i++) {
            Coordinate at = switch (kind) {
                case UNIFORM -> anywhere(extent, random);
                case CLUSTERED -> {
                    Coordinate spot = spots[random.nextInt(spots.length)];
                    yield new Coordinate(spot.x + bell(random) * spread, spot.y + bell(random) * spread);
                }
                case HARD -> onAnEdge(faces, random);
            };
            lngs[i] = Precision.round(at.x);
            lats[i] = Precision.round(at.y);
        }
        return new Points(lngs, lats);
    }

    int size() {
        return lngs.length;
    }

    private static Coordinate anywhere(Envelope extent, SplittableRandom random) {
        return new Coordinate(
                extent.getMinX() + random.nextDouble() * extent.getWidth(),
                extent.getMinY() + random.nextDouble() * extent.getHeight());
    }

    /** Nearly normal, by the sum of six. */
    private static double bell(SplittableRandom random) {
        double sum = 0;
        for (int i = 0; i < 6; i++) {
            sum += random.nextDouble();
        }
        return (sum - 3) / 0.707;
    }

    private static Coordinate onAnEdge(List<Face> faces, SplittableRandom random) {
        Coordinate[] ring = faces.get(random.nextInt(faces.size())).shape().getCoordinates();
        int from = random.nextInt(ring.length - 1);
        double along = random.nextInt(3) / 2.0;
        double unit = 1 / Precision.SCALE;
        return new Coordinate(
                ring[from].x + along * (ring[from + 1].x - ring[from].x) + (random.nextInt(3) - 1) * unit,
                ring[from].y + along * (ring[from + 1].y - ring[from].y) + (random.nextInt(3) - 1) * unit);
    }
}
