package org.onegrid.live.web;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be written to one session: parcels of frames in order, bounded in bytes, and behind them of each watched
 * state the newest only. Once sealed it takes nothing more. It is emptied either frame by frame or in parcels, never both ways.
 * Thread-safe.
 */
final class Outbox {

    private static final int WRITE_BYTES = 256 * 1024;

    private final long limitBytes;
    private final Deque<Parcel> parcels = new ArrayDeque<>();
    private final Map<String, Frame> states = new LinkedHashMap<>();
    private int taken; // frames of the first parcel that are gone already
    private final Map<String, Supplier<@Nullable Frame>> views = new LinkedHashMap<>();
    private long bytes;
    private boolean sealed;

    Outbox(long limitBytes) {
        this.limitBytes = limitBytes;
    }

    /** Adds one frame, as {@link #offer(Parcel)} does. */
    boolean offer(Frame frame) {
        return offer(Parcel.of(frame));
    }

    /** Adds frames; false, and nothing is added, when that would pass the bound. An empty outbox takes any one parcel. */
    synchronized boolean offer(Parcel parcel) {
        if (sealed) {
            return true;
        }
        if (!parcels.isEmpty() && bytes + parcel.length() > limitBytes) {
            return false;
        }
        parcels.add(parcel);
        bytes += parcel.length();
        return true;
    }

    /** Replaces the state of a subscription. */
    synchronized void offerState(String subscription, Frame frame) {
        if (!sealed) {
            states.put(subscription, frame);
        }
    }

    /**
     * There is something new to be seen through the window of a subscription. Its frame is drawn when the line is free: what a
     * slow session misses costs nothing but this mark.
     *
     * @param view draws the frame; null when nothing changed after all
     */
    synchronized void offerView(String subscription, Supplier<@Nullable Frame> view) {
        if (!sealed) {
            views.put(subscription, view);
        }
    }

    /** Draws what is to be seen; a drawn frame must leave before the next is drawn, for each continues the one before. */
    private void drawViews() {
        views.forEach((subscription, view) -> {
            Frame drawn = view.get();
            if (drawn != null) {
                states.put(subscription, drawn);
            }
        });
        views.clear();
    }

    /** Drops the state of a subscription that has ended. */
    synchronized void dropState(String subscription) {
        states.remove(subscription);
        views.remove(subscription);
    }

    /** Ends it: after this frame nothing follows. What waited is dropped when asked to. False when it was sealed already. */
    synchronized boolean seal(Frame last, boolean dropWaiting) {
        if (sealed) {
            return false;
        }
        if (dropWaiting) {
            parcels.clear();
            taken = 0;
            bytes = 0;
        }
        states.clear();
        views.clear();
        parcels.add(Parcel.of(last));
        bytes += last.length();
        sealed = true;
        return true;
    }

    /** Lets go of whatever waits: the connection is gone. */
    synchronized void discard() {
        sealed = true;
        parcels.clear();
        states.clear();
        views.clear();
        taken = 0;
        bytes = 0;
    }

    synchronized boolean isEmpty() {
        return parcels.isEmpty() && states.isEmpty() && views.isEmpty();
    }

    synchronized boolean isSealed() {
        return sealed;
    }

    /** Bytes of the frames that wait. Their parcels are shared, so that all sessions together hold less than the sum. */
    synchronized long bytes() {
        return bytes;
    }

    /** The next single frame. */
    synchronized @Nullable Frame next() {
        Parcel first = parcels.peek();
        if (first != null) {
            Frame frame = first.frames().get(taken++);
            bytes -= frame.length();
            if (taken == first.frames().size()) {
                parcels.remove();
                taken = 0;
            }
            return frame;
        }
        if (states.isEmpty()) {
            drawViews();
        }
        var state = states.entrySet().iterator();
        if (!state.hasNext()) {
            return null;
        }
        Frame newest = state.next().getValue();
        state.remove();
        return newest;
    }

    /** All that waits, up to some hundred KiB, in one piece: usually the very bytes that all others get, without a copy. */
    synchronized @Nullable ByteBuffer nextParcel() {
        drawViews();
        if (parcels.size() == 1 && states.isEmpty()) {
            bytes = 0;
            return parcels.remove().joined();
        }
        return copied();
    }

    private @Nullable ByteBuffer copied() {
        int whole = 0;
        int length = 0;
        for (Parcel parcel : parcels) {
            if (length > 0 && length + parcel.length() > WRITE_BYTES) {
                break;
            }
            whole++;
            length += parcel.length();
        }
        int ofStates = states.values().stream().mapToInt(Frame::length).sum();
        if (length + ofStates == 0) {
            return null;
        }
        ByteBuffer all = ByteBuffer.allocate(length + ofStates);
        for (; whole > 0; whole--) {
            all.put(parcels.remove().joined());
        }
        states.values().forEach(state -> state.putInto(all));
        states.clear();
        bytes -= length;
        return all.flip();
    }
}
