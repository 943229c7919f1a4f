package org.onegrid.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.onegrid.partition.Face;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Points per microsecond, single-threaded; an operation is one point. {@link CpuTime} counts the CPU time beside the wall clock's. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx3g")
public class LocatorBenchmark {

    private static final int BATCH = 256;
    private static final int CHECKED = 50_000;
    private static final int POINTS = 1 << 20;

    @Param({"772", "30000"})
    int areas;

    @Param({"UNIFORM", "CLUSTERED"})
    String points;

    @Param({"ONEGRID", "JTS_INDEXED", "JTS_PREPARED"})
    String peer;

    private double[] lngs = {};
    private double[] lats = {};
    private Peer asked = (lng, lat) -> -1;
    private int next;

    /** Makes the partition and the points, and refuses to time a wrong answer. */
    @Setup
    public void prepare() {
        List<Face> faces = WigglyPartition.of(areas, 1);
        Points drawn = Points.of(Points.Kind.valueOf(points), faces, POINTS, 2);
        lngs = drawn.lngs();
        lats = drawn.lats();
        asked = Peer.of(Peer.Kind.valueOf(peer), faces);
        Peer judge = Peer.of(Peer.Kind.JTS_INDEXED, faces);
        for (int i = 0; i < CHECKED; i++) {
            if (asked.find(lngs[i], lats[i]) != judge.find(lngs[i], lats[i])) {
                throw new IllegalStateException(peer + " and JTS disagree at " + lngs[i] + " " + lats[i]);
            }
        }
    }

    /** The owners of the next points. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public long find(CpuTime cpu) {
        int from = next;
        next = from + BATCH & POINTS - 1;
        cpu.points += BATCH;
        long sum = 0;
        for (int i = from; i < from + BATCH; i++) {
            sum += asked.find(lngs[i], lats[i]);
        }
        return sum;
    }
}
