package org.onegrid.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.onegrid.partition.Coverage;
import org.onegrid.partition.Face;
import org.onegrid.partition.Locator;

/**
 * Compares the locator with JTS on ten million points at each size: uniform, clustered, and on vertices, middles of edges
 * and a unit beside them. Also proves that the drawn partition is one, and prints memory and build time. Exits with 1
 * when an answer differs.
 *
 * <p>Argument: points per size (10,000,000).
 */
public final class AgreementCheck {

    private AgreementCheck() {}

    /** Starts the check. */
    public static void main(String[] arguments) {
        int total = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000_000;
        long differences = 0;
        for (int areas : new int[] {772, 30_000}) {
            List<Face> faces = WigglyPartition.of(areas, 1);
            long vertices = faces.stream()
                    .mapToLong(face -> face.shape().getNumPoints())
                    .sum();
            boolean clean = Coverage.of(faces.stream()
                            .map(face -> new org.onegrid.partition.Area("c" + face.id(), "", face.shape()))
                            .toList())
                    .validate()
                    .isClean();
            long start = System.nanoTime();
            Locator locator = Locator.of(faces);
            System.out.printf(
                    Locale.ROOT,
                    "%d areas, %d vertices, %s; built in %d ms, %.1f MB to find and %.1f MB in all%n",
                    areas,
                    vertices,
                    clean ? "a partition" : "NOT A PARTITION",
                    (System.nanoTime() - start) / 1_000_000,
                    locator.bytesToFind() / 1e6,
                    locator.memoryBytes() / 1e6);
            Peer judge = Peer.of(Peer.Kind.JTS_INDEXED, faces);
            for (Points.Kind kind : Points.Kind.values()) {
                long seed = 1_000L * areas + kind.ordinal();
                Points points = Points.of(kind, faces, total / 3 + 1, seed);
                long wrong = IntStream.range(0, points.size())
                        .parallel()
                        .filter(i -> locator.find(points.lngs()[i], points.lats()[i])
                                != judge.find(points.lngs()[i], points.lats()[i]))
                        .count();
                System.out.printf(
                        Locale.ROOT, "  %s, seed %d: %d points, %d differ%n", kind, seed, points.size(), wrong);
                differences += wrong + (clean ? 0 : 1);
            }
        }
        if (differences > 0) {
            System.exit(1);
        }
    }
}
