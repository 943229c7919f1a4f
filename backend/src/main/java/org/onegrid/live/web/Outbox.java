package org.onegrid.live.web;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be written to one session: frames in order, bounded in bytes, and behind them of each watched state the
 * newest only. Once sealed it takes nothing more. Thread-safe.
 */
final class Outbox {

    private static final int PARCEL_BYTES = 256 * 1024;

    private final long limitBytes;
    private final Deque<Frame> frames = new ArrayDeque<>();
    private final Map<String, Frame> states = new LinkedHashMap<>();
    private long bytes;
    private boolean sealed;

    Outbox(long limitBytes) {
        this.limitBytes = limitBytes;
    }

    /** Adds a frame; false when the bound is passed. */
    synchronized boolean offer(Frame frame) {
        if (sealed) {
            return true;
        }
        frames.add(frame);
        bytes += frame.length();
        return bytes <= limitBytes;
    }

    /** Replaces the state of a subscription. */
    synchronized void offerState(String subscription, Frame frame) {
        if (!sealed) {
            states.put(subscription, frame);
        }
    }

    /** Drops the state of a subscription that has ended. */
    synchronized void dropState(String subscription) {
        states.remove(subscription);
    }

    /** Ends it: after this frame nothing follows. What waited is dropped when asked to. False when it was sealed already. */
    synchronized boolean seal(Frame last, boolean dropWaiting) {
        if (sealed) {
            return false;
        }
        if (dropWaiting) {
            frames.clear();
            bytes = 0;
        }
        states.clear();
        offer(last);
        sealed = true;
        return true;
    }

    synchronized boolean isEmpty() {
        return frames.isEmpty() && states.isEmpty();
    }

    synchronized boolean isSealed() {
        return sealed;
    }

    /** The next single frame. */
    synchronized @Nullable Frame next() {
        Frame frame = frames.poll();
        if (frame != null) {
            bytes -= frame.length();
            return frame;
        }
        var state = states.entrySet().iterator();
        if (!state.hasNext()) {
            return null;
        }
        Frame newest = state.next().getValue();
        state.remove();
        return newest;
    }

    /** All that waits, up to some hundred KiB, in one piece. */
    synchronized @Nullable ByteBuffer nextParcel() {
        int count = 0;
        int length = 0;
        for (Frame frame : frames) {
            if (count > 0 && length + frame.length() > PARCEL_BYTES) {
                break;
            }
            count++;
            length += frame.length();
        }
        bytes -= length;
        for (Frame state : states.values()) {
            length += state.length();
        }
        if (length == 0) {
            return null;
        }
        ByteBuffer parcel = ByteBuffer.allocate(length);
        for (; count > 0; count--) {
            frames.remove().putInto(parcel);
        }
        states.values().forEach(state -> state.putInto(parcel));
        states.clear();
        return parcel.flip();
    }
}
