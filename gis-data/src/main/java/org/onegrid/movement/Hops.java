package org.onegrid.movement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import org.onegrid.network.RoadGraph;
import org.onegrid.network.Snap;
import org.onegrid.network.Travel;

/**
 * Shortest ways in metres from one place on a link to others near by. Holds the tables of the search, which it only wipes
 * where it wrote: reuse one for many searches, from one thread.
 */
final class Hops {

    /** A part of a link. */
    record Piece(int link, double fromMeters, double toMeters) {

        double meters() {
            return Math.abs(toMeters - fromMeters);
        }
    }

    private record Entry(int node, double meters) implements Comparable<Entry> {

        @Override
        public int compareTo(Entry other) {
            int byMeters = Double.compare(meters, other.meters);
            return byMeters != 0 ? byMeters : Integer.compare(node, other.node);
        }
    }

    private static final int START = -1;

    private final Travel travel;
    private final RoadGraph graph;
    private final double[] meters;
    private final int[] arcInto;
    private final List<Integer> written = new ArrayList<>();
    private Snap from;

    Hops(Travel travel, Snap from) {
        this.travel = travel;
        this.graph = travel.graph();
        this.from = from;
        meters = new double[graph.nodeCount()];
        arcInto = new int[graph.nodeCount()];
        Arrays.fill(meters, Double.POSITIVE_INFINITY);
    }

    /** Searches anew from here, no farther than the limit. */
    void search(Snap start, double limitMeters) {
        written.forEach(node -> meters[node] = Double.POSITIVE_INFINITY);
        written.clear();
        from = start;
        PriorityQueue<Entry> open = new PriorityQueue<>();
        int link = start.link();
        if (mayTravel(2 * link)) {
            offer(open, graph.to(link), graph.meters(link) - start.alongMeters(), START, limitMeters);
        }
        if (mayTravel(2 * link + 1)) {
            offer(open, graph.from(link), start.alongMeters(), START, limitMeters);
        }
        while (!open.isEmpty()) {
            Entry next = open.remove();
            if (next.meters > meters[next.node]) {
                continue;
            }
            for (int arc : graph.arcsFrom(next.node)) {
                if (mayTravel(arc)) {
                    offer(open, graph.head(arc), next.meters + graph.meters(arc >> 1), arc, limitMeters);
                }
            }
        }
    }

    private boolean mayTravel(int arc) {
        return travel.millis(arc) != Travel.NEVER;
    }

    private void offer(PriorityQueue<Entry> open, int node, double there, int arc, double limit) {
        if (there > limit || there >= meters[node]) {
            return;
        }
        if (meters[node] == Double.POSITIVE_INFINITY) {
            written.add(node);
        }
        meters[node] = there;
        arcInto[node] = arc;
        open.add(new Entry(node, there));
    }

    /** Metres to a place on a link; infinite when it was not reached. */
    double metersTo(Snap target) {
        return Math.min(direct(target), Math.min(byStart(target), byEnd(target)));
    }

    private double direct(Snap target) {
        double ahead = target.alongMeters() - from.alongMeters();
        boolean possible = target.link() == from.link()
                && (ahead == 0 || mayTravel(ahead > 0 ? 2 * target.link() : 2 * target.link() + 1));
        return possible ? Math.abs(ahead) : Double.POSITIVE_INFINITY;
    }

    private double byStart(Snap target) {
        return mayTravel(2 * target.link())
                ? meters[graph.from(target.link())] + target.alongMeters()
                : Double.POSITIVE_INFINITY;
    }

    private double byEnd(Snap target) {
        return mayTravel(2 * target.link() + 1)
                ? meters[graph.to(target.link())] + graph.meters(target.link()) - target.alongMeters()
                : Double.POSITIVE_INFINITY;
    }

    /** The pieces of the way to a place that was reached, in order; pieces without length are left out. */
    List<Piece> way(Snap target) {
        double direct = direct(target);
        double byStart = byStart(target);
        double byEnd = byEnd(target);
        List<Piece> pieces = new ArrayList<>();
        if (direct <= byStart && direct <= byEnd) {
            pieces.add(new Piece(target.link(), from.alongMeters(), target.alongMeters()));
        } else {
            boolean viaStart = byStart <= byEnd;
            double entry = viaStart ? 0 : graph.meters(target.link());
            pieces.add(new Piece(target.link(), entry, target.alongMeters()));
            int node = viaStart ? graph.from(target.link()) : graph.to(target.link());
            while (arcInto[node] != START) {
                int arc = arcInto[node];
                int link = arc >> 1;
                boolean along = (arc & 1) == 0;
                double length = graph.meters(link);
                pieces.add(along ? new Piece(link, 0, length) : new Piece(link, length, 0));
                node = along ? graph.from(link) : graph.to(link);
            }
            pieces.add(new Piece(from.link(), from.alongMeters(), firstEnd(node)));
        }
        pieces.removeIf(piece -> piece.meters() == 0);
        Collections.reverse(pieces);
        return pieces;
    }

    /** Which end of the first link the way left by, as metres from the link's start. */
    private double firstEnd(int node) {
        int link = from.link();
        double length = graph.meters(link);
        boolean ahead = node == graph.to(link) && meters[node] == length - from.alongMeters();
        return ahead ? length : 0;
    }
}
