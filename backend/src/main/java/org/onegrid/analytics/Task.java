package org.onegrid.analytics;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.onegrid.grid.Area;
import org.onegrid.grid.PartitionSnapshot;

/** One question while it is being answered. Used by one thread. */
public final class Task {

    private final Definition definition;
    private final Area area;
    private final PartitionSnapshot partition;
    private final AreaRows rows;
    private final @Nullable Instant then;
    private final ZoneId zone;
    private final Instant moment;
    private final Progress progress;

    Task(
            Definition definition,
            Area area,
            PartitionSnapshot partition,
            AreaRows rows,
            @Nullable Instant then,
            ZoneId zone,
            Instant moment,
            Progress progress) {
        this.definition = definition;
        this.area = area;
        this.partition = partition;
        this.rows = rows;
        this.then = then;
        this.zone = zone;
        this.moment = moment;
        this.progress = progress;
    }

    /** Where the job hears of its task. */
    interface Progress {

        /** @param share between 0 and 1 */
        void at(double share);

        /** Whether nobody waits any more, or it has taken too long. */
        boolean isOver();
    }

    /** What is asked, everything spelt out. */
    public Definition definition() {
        return definition;
    }

    /** By which boundaries cases are counted. */
    public Boundaries counted() {
        return Objects.requireNonNull(definition.boundaries());
    }

    /** What has to be known to read any figure of the cases that count. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>(List.of(counted().note()));
        Filters filters = definition.filters();
        if (filters != null && !filters.heldBy().isEmpty()) {
            notes.add("held-cases-only");
        }
        if (definition.asOf() != null) {
            notes.add("as-of-a-day");
        }
        return notes;
    }

    /** The area that is looked at; whoever asked may see all of it. */
    public Area area() {
        return area;
    }

    /** The areas, of today or of then. */
    public PartitionSnapshot partition() {
        return partition;
    }

    /** When the areas were as they are looked at; null for those of today. */
    public @Nullable Instant then() {
        return then;
    }

    /** The areas of the table. */
    public AreaRows rows() {
        return rows;
    }

    /** The zone whose days the window counts. */
    public ZoneId zone() {
        return zone;
    }

    /** What happened after it is not known: the end of the day that was asked for, or the last that was recorded. */
    public Instant moment() {
        return moment;
    }

    /**
     * Says how far it is.
     *
     * @param share between 0 and 1
     * @throws CancellationException when nobody waits any more, or it has taken too long
     */
    public void progress(double share) {
        progress.at(share);
        if (progress.isOver()) {
            throw new CancellationException("nobody waits for this any more");
        }
    }

    /** Whether nobody waits any more, or it has taken too long. */
    public boolean cancelled() {
        return progress.isOver();
    }
}
