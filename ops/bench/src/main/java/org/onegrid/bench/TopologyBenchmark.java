package org.onegrid.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Geometry;
import org.onegrid.partition.Face;
import org.onegrid.topology.Change;
import org.onegrid.topology.Edit;
import org.onegrid.topology.Topology;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Edits of a large partition, each made and taken back, and the full validation that JTS would need after each. */
@State(Scope.Thread)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx5g")
public class TopologyBenchmark {

    private static final int EDITS = 10_000;
    private static final int CHECKED = 1_000;

    @Param("100000")
    int areas;

    private Topology topology = TopologyPairs.load(WigglyPartition.of(2, 1));
    private List<Edit> drags = List.of();
    private List<Edit> splits = List.of();
    private List<Edit> merges = List.of();
    private Geometry[] shapes = {};
    private int next;

    /** Makes the partition and the edits, and refuses to time what JTS judges otherwise. */
    @Setup
    public void prepare() {
        List<Face> faces = WigglyPartition.of(areas, 1);
        topology = TopologyPairs.load(faces);
        Drags drawn = new Drags(faces, 2);
        int differ = drawn.disagreements(topology, CHECKED);
        if (differ > 0) {
            throw new IllegalStateException("JTS judges " + differ + " drags otherwise");
        }
        drags = drawn.accepted(topology, EDITS);
        splits = drawn.splits(topology, EDITS);
        merges = drawn.merges(topology, EDITS);
        shapes = faces.stream().map(Face::shape).toArray(Geometry[]::new);
    }

    /** A vertex moved, validated, and taken back. */
    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    @Warmup(iterations = 3, time = 3)
    @Measurement(iterations = 5, time = 3)
    public Change drag() {
        return made(drags);
    }

    /** An area cut in two, validated, and taken back. */
    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    @Warmup(iterations = 3, time = 3)
    @Measurement(iterations = 5, time = 3)
    public Change split() {
        return made(splits);
    }

    /** Two areas united, validated, and taken back. */
    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    @Warmup(iterations = 3, time = 3)
    @Measurement(iterations = 5, time = 3)
    public Change merge() {
        return made(merges);
    }

    /** One full validation by JTS. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 1)
    @Measurement(iterations = 3)
    public boolean jtsCoverageValidator() {
        return CoverageValidator.isValid(shapes);
    }

    private Change made(List<Edit> edits) {
        next = (next + 1) % edits.size();
        Change change = topology.apply(edits.get(next));
        topology.revert(change);
        return change;
    }
}
