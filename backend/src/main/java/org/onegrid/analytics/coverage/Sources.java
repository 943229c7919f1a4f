package org.onegrid.analytics.coverage;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onegrid.element.ServicePoints;
import org.onegrid.geo.LngLat;
import org.onegrid.grid.Area;
import org.onegrid.grid.Grounds;
import org.onegrid.grid.Partition;
import org.onegrid.problem.Refusal;
import org.onegrid.tracking.Responders;
import org.onegrid.tracking.Responders.OnDuty;
import org.springframework.stereotype.Component;

/** Reads from where people are reached. */
@Component
class Sources {

    /** Where somebody was this long ago says where he is. */
    static final Duration RECENT = Duration.ofMinutes(30);

    private final ServicePoints points;
    private final Responders responders;
    private final Grounds grounds;
    private final Partition partition;
    private final Clock clock = Clock.systemUTC();

    /** Swapped as a whole. */
    private volatile Posts posts = new Posts(-1, Map.of());

    Sources(ServicePoints points, Responders responders, Grounds grounds, Partition partition) {
        this.points = points;
        this.responders = responders;
        this.grounds = grounds;
        this.partition = partition;
    }

    /**
     * Those on duty and where they are taken to be: where they were seen within half an hour, else at their post, a place in
     * the area where their day begins.
     *
     * @param ids    of the responders, in the order of the sources
     * @param seenBy how many of each kind were seen
     */
    record Crew(List<Long> ids, List<Source> sources, Map<String, Integer> seenBy) {

        int seen() {
            return seenBy.values().stream().mapToInt(Integer::intValue).sum();
        }

        int seen(String kind) {
            return seenBy.getOrDefault(kind, 0);
        }
    }

    /** Elements of these kinds. @throws Refusal 422 {@code no-sources} when there is none */
    List<Source> elements(List<String> kinds) {
        List<Source> found = points.list(kinds).stream()
                .map(one -> new Source(one.place().lng(), one.place().lat(), Source.ELEMENT, one.name(), one.kind()))
                .toList();
        if (found.isEmpty()) {
            throw Refusal.invalid(
                    "no-sources", "There is no element of the kind " + String.join(" or ", kinds) + " on the map.");
        }
        return found;
    }

    /** Who is on duty of these kinds in an area and below, by id; of all kinds when none is named. */
    Crew crew(Area area, List<String> kinds) {
        List<OnDuty> onDuty = responders.listOnDuty(area, kinds, clock.instant().minus(RECENT));
        Map<Long, LngLat> posts = posts(onDuty.stream()
                .filter(one -> one.seen() == null)
                .map(OnDuty::areaId)
                .collect(Collectors.toSet()));
        List<Long> ids = new ArrayList<>();
        List<Source> sources = new ArrayList<>();
        Map<String, Integer> seen = new TreeMap<>();
        for (OnDuty one : onDuty) {
            @Nullable LngLat at = one.seen() == null ? posts.get(one.areaId()) : one.seen();
            if (at != null) {
                ids.add(one.id());
                sources.add(new Source(at.lng(), at.lat(), Source.RESPONDER, null, one.kind()));
                seen.merge(one.kind(), one.seen() == null ? 0 : 1, Integer::sum);
            }
        }
        return new Crew(List.copyOf(ids), List.copyOf(sources), Map.copyOf(seen));
    }

    /** A place in each of these areas; asked for again when the areas have changed. */
    private Map<Long, LngLat> posts(Set<Long> areas) {
        Posts known = posts;
        long version = partition.current().version();
        if (known.version != version || !known.places.keySet().containsAll(areas)) {
            Map<Long, LngLat> places = new HashMap<>(known.version == version ? known.places : Map.of());
            places.putAll(grounds.places(areas));
            known = new Posts(version, Map.copyOf(places));
            posts = known;
        }
        return known.places;
    }

    private record Posts(long version, Map<Long, LngLat> places) {}
}
