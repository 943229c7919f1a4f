package org.onegrid.tracking.pipeline;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.LngLat;
import org.onegrid.grid.Area;

/**
 * One position of one responder on its way through the pipeline. What the device said never changes; what the stages find out
 * is added. Belongs to the thread that writes its batch.
 */
public final class Sighting {

    /** What became of it. */
    public enum Outcome {
        /** In the table. */
        STORED,
        /** The same responder already has a position of that moment; the first one stays. */
        DUPLICATE,
        /** Taken outside duty and not kept. */
        OFF_DUTY,
        /** The responder was removed meanwhile. */
        GONE
    }

    private final Tracked tracked;
    private final @Nullable Long deviceId;
    private final Report report;
    private final Instant receivedAt;
    private final Set<Flag> flags = EnumSet.noneOf(Flag.class);
    private @Nullable Area area;
    private boolean believed;
    private boolean first;
    private Outcome outcome = Outcome.STORED;

    /** @param deviceId the device that reported it; null when a program did in the name of the responder */
    public Sighting(Tracked tracked, @Nullable Long deviceId, Report report, Instant receivedAt) {
        this.tracked = tracked;
        this.deviceId = deviceId;
        this.report = report;
        this.receivedAt = receivedAt;
        afresh();
    }

    /** Forgets what stages found out, for another try; itself. */
    Sighting afresh() {
        flags.clear();
        if (report.mock()) {
            flags.add(Flag.MOCK);
        }
        Double accuracy = report.accuracyMeters();
        if (accuracy != null && accuracy > Flag.IMPRECISE_METERS) {
            flags.add(Flag.IMPRECISE);
        }
        if (report.pace() > 1 || tracked.isPlayed()) {
            flags.add(Flag.REHEARSAL);
        }
        area = null;
        believed = false;
        first = false;
        outcome = Outcome.STORED;
        return this;
    }

    public Tracked tracked() {
        return tracked;
    }

    public @Nullable Long deviceId() {
        return deviceId;
    }

    public Report report() {
        return report;
    }

    public LngLat place() {
        return report.place();
    }

    /** When the device took it. */
    public Instant at() {
        return report.at();
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    public Set<Flag> flags() {
        return Collections.unmodifiableSet(flags);
    }

    /** Whether it is the newest believed fix of its responder in the order of device time: not late, not made up, no jump. */
    public boolean isBelieved() {
        return believed;
    }

    /** Whether it is believed and nothing believable was known of its responder before. */
    public boolean isFirst() {
        return first;
    }

    /** The lowest area it lies in; after the area stage, null outside of all. */
    public @Nullable Area area() {
        return area;
    }

    /** What became of it so far. */
    public Outcome outcome() {
        return outcome;
    }

    void flag(Flag flag) {
        flags.add(flag);
    }

    void believe(boolean isFirst) {
        believed = true;
        first = isFirst;
    }

    void liesIn(@Nullable Area found) {
        area = found;
    }

    void leave(Outcome why) {
        outcome = why;
    }
}
