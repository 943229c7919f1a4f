package org.onegrid.live.web;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendResult;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Writes an outbox to a socket without ever blocking the caller: one asynchronous write at a time, the next begins when it
 * is done, on whatever thread that is.
 */
final class Wire {

    private static final int SENDING = 1;
    private static final int SENT = 2;
    private static final int LEFT = 3;

    private final RemoteEndpoint.Async remote;
    private final Outbox outbox;
    private final Consumer<String> lost;
    private final Runnable drained;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicInteger phase = new AtomicInteger();
    private volatile boolean parcels;
    private volatile long lastWriteNanos = System.nanoTime();

    /**
     * @param lost    told once with a reason word when the socket does not take more
     * @param drained called when a sealed outbox has been written to its end
     */
    Wire(RemoteEndpoint.Async remote, Outbox outbox, Duration stall, Consumer<String> lost, Runnable drained) {
        this.remote = remote;
        this.outbox = outbox;
        this.lost = lost;
        this.drained = drained;
        remote.setSendTimeout(stall.toMillis());
    }

    /** From now on all that waits travels in one binary WebSocket message, rather than one text message per frame. */
    void sendParcels() {
        parcels = true;
    }

    long lastWriteNanos() {
        return lastWriteNanos;
    }

    /** Begins writing what waits, unless a write is under way, which then goes on with it. */
    void flush() {
        if (busy.compareAndSet(false, true)) {
            drain();
        }
    }

    private void drain() {
        while (true) {
            phase.set(SENDING);
            if (!sendNext()) {
                busy.set(false);
                if (outbox.isEmpty()) {
                    if (outbox.isSealed()) {
                        drained.run();
                    }
                    return;
                }
                if (!busy.compareAndSet(false, true)) {
                    return;
                }
            } else if (phase.compareAndSet(SENDING, LEFT)) {
                return; // still under way: sent() continues
            }
        }
    }

    /** False when nothing waits. */
    private boolean sendNext() {
        try {
            if (parcels) {
                ByteBuffer parcel = outbox.nextParcel();
                if (parcel == null) {
                    return false;
                }
                remote.sendBinary(parcel, this::sent);
            } else {
                Frame frame = outbox.next();
                if (frame == null) {
                    return false;
                }
                remote.sendText(frame.text(), this::sent);
            }
            return true;
        } catch (RuntimeException e) { // closed meanwhile
            lost.accept("connection-lost");
            return true; // phase stays SENDING, so drain() leaves and the wire stays busy for good
        }
    }

    private void sent(SendResult result) {
        if (!result.isOK()) {
            lost.accept(result.getException() instanceof SocketTimeoutException ? "too-slow" : "connection-lost");
            return;
        }
        lastWriteNanos = System.nanoTime();
        if (!phase.compareAndSet(SENDING, SENT)) {
            drain();
        }
    }
}
