package org.onegrid.synth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onegrid.synth.Mesh.HalfEdge;
import org.onegrid.synth.Mesh.Vertex;

/** Makes the road graph out of the mesh: links from junction to junction, named street by street. */
final class Roads {

    private Roads() {}

    /** A link while it is being made: half-edges from one junction to the next. */
    private record Chain(List<HalfEdge> edges, boolean bridge) {

        Vertex from() {
            return edges.get(0).origin;
        }

        Vertex to() {
            return edges.get(edges.size() - 1).target();
        }

        Course course() {
            return edges.get(0).course;
        }

        List<Xy> points() {
            List<Xy> points = new ArrayList<>();
            edges.forEach(h -> points.add(h.origin.at));
            points.add(to().at);
            return points;
        }
    }

    static List<Road> of(Mesh mesh, Land land, long seed) {
        List<Chain> chains = chains(mesh, land);
        chains.sort(Comparator.comparingInt((Chain c) -> c.from().cellX)
                .thenComparingInt(c -> c.from().cellY)
                .thenComparingInt(c -> c.edges.get(0).target().cellX)
                .thenComparingInt(c -> c.edges.get(0).target().cellY));
        name(chains, land, seed);
        Map<Vertex, Integer> nodes = new HashMap<>();
        List<Road> roads = new ArrayList<>();
        Frame frame = mesh.frame();
        for (Chain chain : chains) {
            Integer from = nodes.computeIfAbsent(chain.from(), v -> nodes.size());
            Integer to = nodes.computeIfAbsent(chain.to(), v -> nodes.size());
            roads.add(new Road(
                    roads.size() + 1,
                    String.valueOf(chain.course().name()),
                    Objects.requireNonNull(chain.course().roadClass()),
                    chain.bridge(),
                    from,
                    to,
                    frame.line(chain.points())));
        }
        return roads;
    }

    private static List<Chain> chains(Mesh mesh, Land land) {
        List<Chain> chains = new ArrayList<>();
        Set<HalfEdge> seen = new HashSet<>();
        for (boolean junctionsFirst : new boolean[] {true, false}) {
            for (Mesh.Face face : mesh.faces()) {
                for (HalfEdge h : face.ring()) {
                    for (HalfEdge start : List.of(h, h.twin)) {
                        if (start.course.road() && !seen.contains(start) && (!junctionsFirst || end(start))) {
                            chains.add(follow(start, seen, land));
                        }
                    }
                }
            }
        }
        return chains;
    }

    private static Chain follow(HalfEdge start, Set<HalfEdge> seen, Land land) {
        List<HalfEdge> edges = new ArrayList<>();
        boolean bridge = false;
        HalfEdge h = start;
        while (true) {
            edges.add(h);
            seen.add(h);
            seen.add(h.twin);
            Xy middle = h.origin.at.plus(h.target().at).times(0.5);
            bridge |= land.rivers.wet(middle);
            HalfEdge next = onward(h);
            if (next == null || seen.contains(next)) {
                return new Chain(edges, bridge);
            }
            h = next;
        }
    }

    /** Whether a link begins at the origin of this half-edge. */
    private static boolean end(HalfEdge h) {
        return onward(h.twin) == null;
    }

    /** The only other road edge of the same street at the target, or null at a junction, bend of name, or dead end. */
    private static @Nullable HalfEdge onward(HalfEdge h) {
        HalfEdge only = null;
        for (HalfEdge other : h.target().star()) {
            if (other != h.twin && other.course.road()) {
                if (only != null) {
                    return null;
                }
                only = other;
            }
        }
        return only != null && only.course.root() == h.course.root() ? only : null;
    }

    private static void name(List<Chain> chains, Land land, long seed) {
        Words words = new Words(seed, "names/roads");
        for (Chain chain : chains) {
            if (chain.course().name() == null) {
                Xy middle = chain.points().get(chain.points().size() / 2);
                chain.course().name(name(land.zone(middle), chain.course().kind, words));
            }
        }
    }

    private static String name(Zone zone, Course.Kind kind, Words words) {
        return switch (kind) {
            case ARTERIAL -> words.next("大道", "路");
            case COLLECTOR -> words.next("路");
            case LOCAL -> zone == Zone.OLD_TOWN ? words.old("街", "前街") : words.next("路", "街", "街");
            default -> zone == Zone.OLD_TOWN ? words.old("巷", "弄", "里", "胡同") : words.next("巷", "弄", "里", "支路");
        };
    }
}
