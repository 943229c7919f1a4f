package org.onegrid.live.web;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Frames that travel together, such as those of one tick for one subscription id. One object, and one copy of the bytes, is
 * shared by all sessions it goes to.
 */
final class Parcel {

    private final List<Frame> frames;
    private final int length;
    private volatile byte @Nullable [] joined;

    /** @param frames at least one */
    Parcel(List<Frame> frames) {
        this.frames = List.copyOf(frames);
        this.length = frames.stream().mapToInt(Frame::length).sum();
    }

    static Parcel of(Frame frame) {
        return new Parcel(List.of(frame));
    }

    List<Frame> frames() {
        return frames;
    }

    /** Bytes of all frames. */
    int length() {
        return length;
    }

    /** All frames one after the other, put together once; the bytes belong to everybody and are not to be written to. */
    ByteBuffer joined() {
        byte[] made = joined;
        if (made == null) {
            ByteBuffer all = ByteBuffer.allocate(length);
            frames.forEach(frame -> frame.putInto(all));
            made = all.array();
            joined = made;
        }
        return ByteBuffer.wrap(made);
    }
}
