package org.onegrid.analytics.coverage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.onegrid.analytics.AreaRows;
import org.onegrid.geo.LngLat;
import org.onegrid.network.RoadGraph;
import org.onegrid.network.Snap;
import org.onegrid.network.Spheroid;
import org.onegrid.problem.Refusal;
import org.springframework.stereotype.Component;

/** Where something may be built. */
@Component
class Candidates {

    /** Most places that are weighed against each other. */
    static final int MOST = 5_000;

    /** A place on its road. @param name of an element that stands there; null for a junction */
    record Candidate(Snap snap, Source source) {}

    private final Sources sources;

    Candidates(Sources sources) {
        this.sources = sources;
    }

    /** @throws Refusal 422 {@code too-many-candidates} or {@code no-candidates} */
    List<Candidate> of(SitingWish wish, Ways ways, RoadGraph graph, AreaRows rows) {
        SitingWish.CandidateWish wanted = Objects.requireNonNull(wish.candidates());
        List<Source> places = wanted.elements() != null
                ? sources.elements(wanted.elements())
                : junctions(graph, ways, rows, Objects.requireNonNull(wanted.nodesEveryMeters()));
        List<Candidate> allowed = new ArrayList<>();
        for (Source one : places) {
            if (rows.indexAt(one.place()) != AreaRows.OUTSIDE && !forbidden(wish, one.place())) {
                ways.snap(one.place()).ifPresent(snap -> allowed.add(new Candidate(snap, one)));
            }
        }
        if (allowed.isEmpty()) {
            throw Refusal.invalid("no-candidates", "There is no place in the area at which something may be chosen.");
        }
        if (allowed.size() > MOST) {
            throw Refusal.invalid(
                    "too-many-candidates",
                    "At most " + MOST + " places are weighed, here are " + allowed.size()
                            + "; take junctions farther apart or a smaller area.");
        }
        return allowed;
    }

    private static boolean forbidden(SitingWish wish, LngLat place) {
        return Objects.requireNonNull(wish.forbidden()).stream()
                .anyMatch(circle ->
                        Spheroid.meters(circle.lng(), circle.lat(), place.lng(), place.lat()) <= circle.radiusMeters());
    }

    /** Of the junctions in each cell of a grid the one nearest to its middle, by number. */
    private static List<Source> junctions(RoadGraph graph, Ways ways, AreaRows rows, double everyMeters) {
        Map<Long, Integer> nearest = new HashMap<>();
        Map<Long, Double> distance = new HashMap<>();
        for (int node = 0; node < graph.nodeCount(); node++) {
            LngLat at = graph.node(node);
            double perLat = Spheroid.metersPerDegreeLat(at.lat());
            // one width for a band of latitude, so that cells of a row line up
            double perLng = Spheroid.metersPerDegreeLng(Math.round(at.lat() * 10) / 10.0);
            double column = at.lng() * perLng / everyMeters;
            double row = at.lat() * perLat / everyMeters;
            long cell = (long) Math.floor(column) << 32 | (int) Math.floor(row) & 0xffffffffL;
            double off = Math.hypot(column - Math.floor(column) - 0.5, row - Math.floor(row) - 0.5);
            if (off < distance.getOrDefault(cell, Double.MAX_VALUE)
                    && rows.indexAt(at) != AreaRows.OUTSIDE
                    && ways.snapper().find(at, 1).isPresent()) {
                nearest.put(cell, node);
                distance.put(cell, off);
            }
        }
        return nearest.values().stream()
                .sorted()
                .map(node -> new Source(graph.node(node).lng(), graph.node(node).lat(), Source.ADDED, null, null))
                .toList();
    }
}
