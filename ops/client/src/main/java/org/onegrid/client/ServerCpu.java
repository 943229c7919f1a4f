package org.onegrid.client;

import org.jspecify.annotations.Nullable;

/**
 * Processor time of the server under load, as the operating system counts it, in steps of 10 ms: only of the server's own process,
 * and only when it runs on this machine.
 */
final class ServerCpu {

    private final @Nullable ProcessHandle process;

    private ServerCpu(@Nullable ProcessHandle process) {
        this.process = process;
    }

    /**
     * Of the process in {@code ONEGRID_SERVER_PID}, which the scripts set for an instance of this machine; of none when it is
     * not set.
     *
     * @throws UsageError when there is no such process
     */
    static ServerCpu find() {
        String pid = System.getenv("ONEGRID_SERVER_PID");
        if (pid == null) {
            return new ServerCpu(null);
        }
        return new ServerCpu(ProcessHandle.of(Long.parseLong(pid))
                .orElseThrow(() -> new UsageError("there is no process " + pid + " (ONEGRID_SERVER_PID)")));
    }

    /** What the process has used since it began; not a number when there is none to look at. @throws Failure when it has ended */
    double seconds() {
        return process == null
                ? Double.NaN
                : process.info()
                                .totalCpuDuration()
                                .orElseThrow(() -> new Failure("the server's process has ended"))
                                .toMillis()
                        / 1000.0;
    }
}
