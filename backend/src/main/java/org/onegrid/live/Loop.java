package org.onegrid.live;

/** A thread of the live log: it works from the start of the server to its stop. */
final class Loop {

    private static final int PATIENCE_MILLIS = 5_000;

    private final String name;
    private final Runnable work;
    private volatile boolean running;
    private Thread thread = new Thread();

    /** @param work returns soon after {@link #isRunning} has become false, and when it is interrupted */
    Loop(String name, Runnable work) {
        this.name = name;
        this.work = work;
    }

    void start() {
        running = true;
        thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits until the work has ended, a few seconds at most. */
    void stop() {
        running = false;
        thread.interrupt();
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isRunning() {
        return running;
    }
}
