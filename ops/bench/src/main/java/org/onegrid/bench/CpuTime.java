package org.onegrid.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Nanoseconds of CPU the measuring thread took, so that a figure does not depend on who else uses the machine. */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class CpuTime {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Points asked in the iteration. */
    public long points;

    /** CPU time of the iteration. */
    public long cpuNanos;

    private long start;

    /** Starts the clock. */
    @Setup(Level.Iteration)
    public void start() {
        points = 0;
        start = THREADS.getCurrentThreadCpuTime();
    }

    /** Stops it. */
    @TearDown(Level.Iteration)
    public void stop() {
        cpuNanos = THREADS.getCurrentThreadCpuTime() - start;
    }
}
