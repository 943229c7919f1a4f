package org.onegrid.grid.change;

import java.util.List;
import java.util.Set;
import org.onegrid.grid.Area;
import org.onegrid.grid.AreaPath;
import org.onegrid.grid.AreaTree;
import org.onegrid.grid.Partition;
import org.onegrid.identity.People;
import org.onegrid.live.LiveEvent;
import org.onegrid.live.LiveLog;
import org.springframework.stereotype.Component;

/** Tells those who look at an area what happens to its borders, on the topic {@code boundaries}. */
@Component
class BoundaryEvents {

    private static final String TOPIC = "boundaries";
    private static final int MOST_CODES = 200;
    private static final int MOST_WAYS = 20;

    private final LiveLog live;
    private final Partition partition;
    private final People people;

    BoundaryEvents(LiveLog live, Partition partition, People people) {
        this.live = live;
        this.partition = partition;
        this.people = people;
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
        Standing standing = Standing.of(change, area);
        live.appendAll(ways(change, area).stream()
                .map(way -> new LiveEvent(TOPIC, type, way.ids(), way.codes(), standing))
                .toList());
    }

    /** To the area of the change and those above; down to the author's own areas where these lie in it, so that he hears. */
    private List<AreaPath> ways(BoundaryChange change, Area area) {
        AreaTree tree = partition.tree();
        Set<Long> own = people.find(change.facts().authorId())
                .map(author -> author.scope().areaIds())
                .orElse(Set.of());
        List<AreaPath> ways = own.stream()
                .flatMap(id -> tree.find(id).stream())
                .map(tree::path)
                .filter(way -> way.areas().contains(area))
                .limit(MOST_WAYS)
                .toList();
        return ways.isEmpty() ? List.of(tree.path(area)) : ways;
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
