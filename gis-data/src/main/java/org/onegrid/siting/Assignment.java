package org.onegrid.siting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Shares the weight of places out among chosen sites that can serve so much and no more, so that the worth of it all is greatest:
 * the transportation problem (Hitchcock 1941) by successive best ways (Busacker and Gowen 1960). One place after the other comes
 * in; where its best site is full, somebody moves on to the next site, and so forth, along the way that gains most. The graph of
 * the search has the sites as its nodes and is small, whatever the number of places.
 */
final class Assignment {

    private static final double EPSILON = 1e-9;
    private static final int OUT = -1;

    private final int sites;
    private final double[] spare;
    private final double[] load;
    /** The sites that can serve each place, and the worth of a unit of weight there, in compressed rows by place. */
    private final int[] first;

    private final int[] at;
    private final int[] placeOf;
    private final double[] unit;
    /** Weight served, in the same rows. */
    private final double[] amount;
    /** By pair of sites the moves of a place from one to the other, the best first; the last column is out of all. */
    private final PriorityQueue<Move>[] moves;

    private final boolean[] isFull;
    private double worth;

    /** A place that could go from one of its entries to another; in from nowhere or out where that is {@link #OUT}. */
    private record Move(int from, int to, double gain) implements Comparable<Move> {

        @Override
        public int compareTo(Move other) {
            int byGain = Double.compare(other.gain, gain);
            return byGain != 0 ? byGain : Integer.compare(from, other.from);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of queues
    Assignment(Benefits benefits, double[] capacity, int[] chosen) {
        sites = chosen.length;
        spare = Arrays.stream(chosen).mapToDouble(site -> capacity[site]).toArray();
        load = new double[sites];
        isFull = new boolean[sites];
        moves = new PriorityQueue[sites * (sites + 1)];
        first = new int[benefits.places() + 1];
        for (int site : chosen) {
            for (int i = benefits.rowStart()[site]; i < benefits.rowStart()[site + 1]; i++) {
                first[benefits.place()[i] + 1]++;
            }
        }
        for (int p = 0; p < benefits.places(); p++) {
            first[p + 1] += first[p];
        }
        at = new int[first[benefits.places()]];
        placeOf = new int[at.length];
        unit = new double[at.length];
        amount = new double[at.length];
        int[] next = first.clone();
        for (int c = 0; c < sites; c++) {
            for (int i = benefits.rowStart()[chosen[c]]; i < benefits.rowStart()[chosen[c] + 1]; i++) {
                int p = benefits.place()[i];
                at[next[p]] = c;
                placeOf[next[p]] = p;
                unit[next[p]++] = benefits.worth()[i] / benefits.weight()[p];
            }
        }
        for (int p = 0; p < benefits.places(); p++) {
            bringIn(p, benefits.weight()[p]);
        }
    }

    /** The greatest worth there is. */
    double worth() {
        return worth;
    }

    /** Weight served at each of the chosen, in their order. */
    double[] load() {
        return load.clone();
    }

    private void bringIn(int place, double weight) {
        double rest = weight;
        while (rest > EPSILON * weight) {
            int best = -1;
            for (int e = first[place]; e < first[place + 1]; e++) {
                best = best < 0 || unit[e] > unit[best] ? e : best;
            }
            if (best < 0) {
                return;
            }
            // Nobody gains by moving to where there is room, or he would have gone; so nothing beats going there
            // oneself.
            double moved = spare[at[best]] > 0 ? serve(best, Math.min(rest, spare[at[best]])) : push(place, rest);
            if (moved <= 0) {
                return;
            }
            rest -= moved;
        }
    }

    /** Has some weight of a place served where there is room for it. */
    private double serve(int entry, double some) {
        int site = at[entry];
        spare[site] = some == spare[site] ? 0 : spare[site] - some;
        put(entry, some);
        if (spare[site] <= 0) {
            isFull[site] = true;
            for (int to = 0; to <= sites; to++) {
                moves[site * (sites + 1) + to] = new PriorityQueue<>();
            }
            for (int e = 0; e < at.length; e++) {
                if (at[e] == site && amount[e] > 0) {
                    offerMoves(e);
                }
            }
        }
        return some;
    }

    private void put(int entry, double some) {
        boolean isNew = amount[entry] <= 0;
        amount[entry] += some;
        load[at[entry]] += some;
        worth += some * unit[entry];
        if (isNew && isFull[at[entry]]) {
            offerMoves(entry);
        }
    }

    private void take(int entry, double some) {
        amount[entry] = some == amount[entry] ? 0 : amount[entry] - some;
        load[at[entry]] -= some;
        worth -= some * unit[entry];
    }

    private void offerMoves(int from) {
        int row = at[from] * (sites + 1);
        moves[row + sites].add(new Move(from, OUT, -unit[from]));
        int place = placeOf[from];
        for (int e = first[place]; e < first[place + 1]; e++) {
            if (e != from) {
                moves[row + at[e]].add(new Move(from, e, unit[e] - unit[from]));
            }
        }
    }

    /**
     * Makes room for some weight of a place by the row of moves that gains most (Bellman and Ford; there is no round trip that
     * gains). Gives the weight that came in, 0 when nothing gains.
     */
    private double push(int place, double some) {
        double[] gain = new double[sites];
        @Nullable Move[] by = new Move[sites];
        Arrays.fill(gain, Double.NEGATIVE_INFINITY);
        for (int e = first[place]; e < first[place + 1]; e++) {
            gain[at[e]] = unit[e];
            by[at[e]] = new Move(OUT, e, unit[e]);
        }
        boolean[] isNew = new boolean[sites];
        for (int site = 0; site < sites; site++) {
            isNew[site] = gain[site] > Double.NEGATIVE_INFINITY;
        }
        boolean better = true;
        for (int round = 0; better && round <= sites; round++) {
            better = false;
            for (int from = 0; from < sites; from++) {
                boolean goesOn = isFull[from] && isNew[from];
                isNew[from] = false;
                for (int to = 0; goesOn && to < sites; to++) {
                    Move move = best(from, to);
                    if (move != null && gain[from] + move.gain > gain[to] + EPSILON) {
                        gain[to] = gain[from] + move.gain;
                        by[to] = move;
                        isNew[to] = true;
                        better = true;
                    }
                }
            }
        }
        double most = EPSILON;
        int end = -1;
        Move last = null;
        for (int site = 0; site < sites; site++) {
            Move out = isFull[site] && gain[site] > Double.NEGATIVE_INFINITY ? best(site, sites) : null;
            double gained = isFull[site] ? out == null ? 0 : gain[site] + out.gain : gain[site];
            if (gained > most) {
                most = gained;
                end = site;
                last = out;
            }
        }
        return end < 0 ? 0 : along(end, last, by, some);
    }

    /** Makes the moves that lead to a site with room, or to one that somebody leaves for good. */
    private double along(int end, @Nullable Move last, @Nullable Move[] by, double some) {
        List<Move> row = new ArrayList<>();
        double fits = Math.min(some, last == null ? spare[end] : amount[last.from]);
        if (last != null) {
            row.add(last);
        }
        Move move = by[end];
        while (move != null && move.from != OUT && row.size() <= sites + 1) {
            fits = Math.min(fits, amount[move.from]);
            row.add(move);
            move = by[at[move.from]];
        }
        if (move == null || row.size() > sites + 1) {
            throw new IllegalStateException("a row of moves that begins nowhere");
        }
        row.add(move);
        for (Move one : row) {
            if (one.from != OUT) {
                take(one.from, fits);
            }
            if (one.to != OUT && (at[one.to] != end || last != null)) {
                put(one.to, fits);
            } else if (one.to != OUT) {
                serve(one.to, fits);
            }
        }
        return fits;
    }

    /** The best move between two sites that somebody can still make, null if there is none. */
    private @Nullable Move best(int from, int to) {
        PriorityQueue<Move> queue = moves[from * (sites + 1) + to];
        while (!queue.isEmpty() && amount[queue.peek().from] <= 0) {
            queue.remove();
        }
        return queue.peek();
    }
}
