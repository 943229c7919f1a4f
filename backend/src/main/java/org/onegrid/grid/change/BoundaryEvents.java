package org.onegrid.grid.change;

import java.util.List;
import org.onegrid.grid.Area;
import org.onegrid.grid.AreaPath;
import org.onegrid.grid.Partition;
import org.onegrid.live.LiveEvent;
import org.onegrid.live.LiveLog;
import org.springframework.stereotype.Component;

/** Tells those who look at an area what happens to its borders, on the topic {@code boundaries}. */
@Component
class BoundaryEvents {

    private static final String TOPIC = "boundaries";
    private static final int MOST_CODES = 200;

    private final LiveLog live;
    private final Partition partition;

    BoundaryEvents(LiveLog live, Partition partition) {
        this.live = live;
        this.partition = partition;
    }

    /**
     * Where a change stands.
     *
     * @param area code of the area it is drawn in
     */
    record Standing(long changeId, String area, String title, ChangeState state, int version, int cursor) {

        static Standing of(BoundaryChange change, Area area) {
            return new Standing(
                    change.id(),
                    area.code(),
                    change.facts().title(),
                    change.state(),
                    change.version(),
                    change.cursor());
        }
    }

    /**
     * Boundaries are others from now on.
     *
     * @param areas   codes of the areas that are new, changed or gone; the first {@value #MOST_CODES}
     * @param version of the partition
     */
    record Changed(long changeId, String area, List<String> areas, long version) {}

    /** Something was drawn. */
    void drawn(BoundaryChange change, Area area) {
        append("boundary.drawn", change, area);
    }

    /** Somebody or the clock has done something with the change. */
    void done(BoundaryChange change, Area area, ChangeVerb verb) {
        append("boundary." + verb.done(), change, area);
    }

    private void append(String type, BoundaryChange change, Area area) {
        AreaPath path = partition.tree().path(area);
        live.append(new LiveEvent(TOPIC, type, path.ids(), path.codes(), Standing.of(change, area)));
    }

    /**
     * The change is in effect: to everybody who looks at one of the areas or at one above.
     *
     * @param areas   the ways to the lowest areas that are new, changed or gone
     * @param version of the partition
     */
    void changed(BoundaryChange change, Area within, List<Records.Way> areas, long version) {
        done(change, within, ChangeVerb.APPLY);
        List<String> codes =
                areas.stream().map(Records.Way::code).limit(MOST_CODES).toList();
        Changed payload = new Changed(change.id(), within.code(), codes, version);
        live.appendAll(areas.stream()
                .map(way -> new LiveEvent(TOPIC, "boundary.changed", way.ids(), way.codes(), payload))
                .toList());
    }
}
