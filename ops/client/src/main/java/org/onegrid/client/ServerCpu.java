package org.onegrid.client;

import java.time.Duration;

/**
 * Processor time of the server under load, as the operating system counts it, in steps of 10 ms: only of the server's process,
 * and only when it runs on this machine.
 */
final class ServerCpu {

    private final ProcessHandle process;

    private ServerCpu(ProcessHandle process) {
        this.process = process;
    }

    /**
     * Of the process in {@code ONEGRID_SERVER_PID}, which the scripts set for an instance of this machine.
     *
     * @throws UsageError when there is no such process
     */
    static ServerCpu fromEnvironment() {
        String pid = System.getenv("ONEGRID_SERVER_PID");
        if (pid == null || !pid.matches("\\d{1,18}")) {
            throw new UsageError("ONEGRID_SERVER_PID must name the server's process (ops/load/run does that)");
        }
        return new ServerCpu(ProcessHandle.of(Long.parseLong(pid))
                .orElseThrow(() -> new UsageError("there is no process " + pid + " (ONEGRID_SERVER_PID)")));
    }

    /** What the process has used since it began. @throws Failure when it has ended */
    Duration used() {
        return process.info()
                .totalCpuDuration()
                .orElseThrow(() -> new Failure("the server's process " + process.pid() + " has ended"));
    }
}
