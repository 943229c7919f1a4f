package org.onegrid.tracking.view;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.Bounds;

/** What is seen of one area within one rectangle, for all sessions that look at just that. Thread-safe. */
final class SharedView {

    /**
     * What a session was told: who is in its window as of a tick. Immutable, and shared by those who were told the same.
     *
     * @param numbers not to be changed
     */
    record Known(long tick, BitSet numbers) {}

    /**
     * The way from what was known to what is.
     *
     * @param from what it continues; null when it begins
     * @param body the frame, null when there is nothing to tell
     */
    record Step(@Nullable Known from, Known to, Picture picture, byte @Nullable [] body) {

        boolean leads(@Nullable Known begin, Picture end) {
            return from == begin && picture == end;
        }
    }

    private final long areaId;
    private final String areaCode;
    private final Optional<Bounds> view;

    /** The newest step, which all take that keep up, and the newest whole, which all take that are new. */
    private @Nullable Step newest;

    private @Nullable Step whole;

    SharedView(long areaId, String areaCode, Optional<Bounds> view) {
        this.areaId = areaId;
        this.areaCode = areaCode;
        this.view = view;
    }

    /** From what a session knows to a picture that is newer. */
    synchronized Step step(@Nullable Known known, Picture picture) {
        Step made = known == null ? whole : newest;
        if (made != null && made.leads(known, picture)) {
            return made;
        }
        Step step = draw(known, picture);
        if (known == null) {
            whole = step;
        } else if (newest == null || known.tick() >= newest.to().tick()) {
            newest = step; // others may come from there as well; a way from farther back is one session's own
        }
        return step;
    }

    private Step draw(@Nullable Known known, Picture picture) {
        BitSet now = new BitSet();
        Items enter = new Items();
        Items move = new Items();
        Items leave = new Items();
        picture.within(view, mark -> {
            if (!mark.isIn(areaId)) {
                return;
            }
            now.set(mark.number());
            if (known == null || !known.numbers().get(mark.number()) || mark.describedAt() > known.tick()) {
                enter.add(mark.begin(), mark.description(), mark.motion());
            } else if (mark.movedAt() > known.tick()) {
                move.add(mark.begin(), mark.motion());
            }
        });
        if (known != null) {
            BitSet gone = (BitSet) known.numbers().clone();
            gone.andNot(now);
            gone.stream().forEach(number -> leave.add(ascii(Integer.toString(number))));
        }
        Known to = new Known(picture.tick(), known != null && now.equals(known.numbers()) ? known.numbers() : now);
        boolean nothing = known != null && enter.isEmpty() && move.isEmpty() && leave.isEmpty();
        return new Step(known, to, picture, nothing ? null : frame(known == null, picture, enter, move, leave));
    }

    private byte[] frame(boolean full, Picture picture, Items enter, Items move, Items leave) {
        String head = "{\"topic\":\"positions\",\"area\":\"" + areaCode + "\",\"at\":\"" + picture.at()
                + "\",\"payload\":{" + (full ? "\"full\":true," : "");
        ByteArrayOutputStream frame = new ByteArrayOutputStream(head.length() + enter.size() + move.size() + 64);
        frame.writeBytes(ascii(head));
        enter.writeTo(frame, "\"enter\":");
        move.writeTo(frame, ",\"move\":");
        leave.writeTo(frame, ",\"leave\":");
        frame.writeBytes(ascii("}}"));
        return frame.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The items of a JSON array, encoded. */
    private static final class Items {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(0);

        void add(byte[]... parts) {
            bytes.write(bytes.size() == 0 ? '[' : ',');
            for (byte[] part : parts) {
                bytes.writeBytes(part);
            }
        }

        boolean isEmpty() {
            return bytes.size() == 0;
        }

        int size() {
            return bytes.size();
        }

        void writeTo(ByteArrayOutputStream out, String name) {
            out.writeBytes(ascii(name));
            if (isEmpty()) {
                out.write('[');
            }
            out.writeBytes(bytes.toByteArray());
            out.write(']');
        }
    }
}
