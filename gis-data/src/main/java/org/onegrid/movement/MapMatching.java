package org.onegrid.movement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.onegrid.network.Snap;
import org.onegrid.network.Snapper;
import org.onegrid.network.Spheroid;
import org.onegrid.network.Travel;

/**
 * Puts tracks onto the roads that were most likely travelled: a hidden Markov model over the links near each waypoint, after
 * Newson and Krumm, Hidden Markov map matching through noise and sparseness, ACM GIS 2009. A place is the less likely the
 * farther the waypoint is from it, a move the less likely the more its way differs from the straight distance; Viterbi's
 * algorithm finds the chain with the least cost. A bad fix near no road is passed over; where the roads were left, or no
 * way joins two waypoints, the chain ends and another begins. O(waypoints · candidates · links near by). Safe for many threads.
 */
public final class MapMatching {

    /** Roads farther than this from a waypoint are not considered. */
    static final double REACH_METERS = 40;

    /** At most so many roads are considered for a waypoint, the nearest. */
    static final int CANDIDATES = 6;

    /** Waypoints nearer than this to the one before say nothing of the way and are passed over. */
    static final double STEP_METERS = 10;

    /** Who was near no road for longer than this has left the roads; what is shorter is a bad fix. */
    static final double OFF_ROAD_METERS = 100;

    /** Standard deviation of a phone's fix in a street, unless it says worse. */
    private static final double SIGMA_METERS = 8;

    /** Mean difference between the way and the straight distance of two waypoints. */
    private static final double BETA_METERS = 15;

    private final Travel travel;
    private final Snapper snapper;

    /** Matching on the roads that this way of moving may use, in the directions it may. */
    public MapMatching(Travel travel) {
        this.travel = travel;
        this.snapper = Snapper.of(travel);
    }

    /** The ways along roads that the leg most likely took, in time order; gaps where it left the roads. */
    public List<Passage> match(Track leg) {
        List<Passage> passages = new ArrayList<>();
        for (Chain chain : chains(leg)) {
            passages.addAll(chain.passages());
        }
        return passages;
    }

    /** The places chosen for the waypoints, chain by chain. */
    List<Chain> chains(Track leg) {
        List<Chain> chains = new ArrayList<>();
        Chain open = null;
        Hops hops = null;
        boolean offRoad = false;
        for (Waypoint next : steps(leg)) {
            List<Snap> places = places(next);
            if (places.isEmpty()) {
                offRoad = true;
                continue;
            }
            if (hops == null) {
                hops = new Hops(travel, places.get(0));
            }
            boolean left = open == null || offRoad && straight(open.last(), next) > OFF_ROAD_METERS;
            if (left || !open.extend(next, places, hops)) {
                open = new Chain(travel, next, places);
                chains.add(open);
            }
            offRoad = false;
        }
        return chains;
    }

    static List<Waypoint> steps(Track leg) {
        List<Waypoint> steps = new ArrayList<>();
        List<Waypoint> all = leg.waypoints();
        for (int i = 0; i < all.size(); i++) {
            boolean end = i == 0 || i == all.size() - 1;
            if (end || straight(steps.get(steps.size() - 1), all.get(i)) >= STEP_METERS) {
                steps.add(all.get(i));
            }
        }
        return steps;
    }

    private List<Snap> places(Waypoint at) {
        List<Snap> near = snapper.list(at.place(), REACH_METERS);
        return near.subList(0, Math.min(CANDIDATES, near.size()));
    }

    static double straight(Waypoint a, Waypoint b) {
        return Spheroid.meters(
                a.place().lng(), a.place().lat(), b.place().lng(), b.place().lat());
    }

    /** Cost of a waypoint being at a place: half the square of its distance in standard deviations. */
    static double placeCost(Waypoint at, Snap place) {
        double sigma = Math.max(SIGMA_METERS, at.accuracyMeters() / 2);
        double deviations = place.accessMeters() / sigma;
        return deviations * deviations / 2;
    }

    /** Cost of a move: how much its way differs from the straight distance. */
    static double moveCost(double wayMeters, double straightMeters) {
        return Math.abs(wayMeters - straightMeters) / BETA_METERS;
    }

    /** The longest way that is considered between two waypoints. */
    static double limitMeters(double straightMeters) {
        return 2 * straightMeters + 100;
    }

    /** Waypoints that ways join, with the cheapest chain to each of their places. */
    static final class Chain {

        private final Travel travel;
        private final List<Waypoint> waypoints = new ArrayList<>();
        private final List<List<Snap>> places = new ArrayList<>();
        private final List<int[]> before = new ArrayList<>();
        private double[] costs;

        Chain(Travel travel, Waypoint first, List<Snap> places) {
            this.travel = travel;
            costs = places.stream()
                    .mapToDouble(place -> placeCost(first, place))
                    .toArray();
            add(first, places, new int[places.size()]);
        }

        private void add(Waypoint waypoint, List<Snap> candidates, int[] from) {
            waypoints.add(waypoint);
            places.add(candidates);
            before.add(from);
        }

        Waypoint last() {
            return waypoints.get(waypoints.size() - 1);
        }

        /** Goes on to the next waypoint; false, and unchanged, when no way leads there. */
        boolean extend(Waypoint next, List<Snap> candidates, Hops hops) {
            double straight = straight(last(), next);
            double limit = limitMeters(straight);
            double[] best = new double[candidates.size()];
            int[] from = new int[candidates.size()];
            Arrays.fill(best, Double.POSITIVE_INFINITY);
            List<Snap> starts = places.get(places.size() - 1);
            for (int i = 0; i < starts.size(); i++) {
                if (costs[i] == Double.POSITIVE_INFINITY) {
                    continue;
                }
                hops.search(starts.get(i), limit);
                for (int j = 0; j < best.length; j++) {
                    double way = hops.metersTo(candidates.get(j));
                    double cost = way > limit ? Double.POSITIVE_INFINITY : costs[i] + moveCost(way, straight);
                    if (cost < best[j]) {
                        best[j] = cost;
                        from[j] = i;
                    }
                }
            }
            boolean reached = false;
            for (int j = 0; j < best.length; j++) {
                best[j] += placeCost(next, candidates.get(j));
                reached |= best[j] < Double.POSITIVE_INFINITY;
            }
            if (reached) {
                costs = best;
                add(next, candidates, from);
            }
            return reached;
        }

        /** Cost of the cheapest chain. */
        double cost() {
            return Arrays.stream(costs).min().orElseThrow();
        }

        /** The place chosen for each waypoint. */
        List<Snap> chosen() {
            Snap[] chosen = new Snap[waypoints.size()];
            int at = 0;
            for (int j = 1; j < costs.length; j++) {
                at = costs[j] < costs[at] ? j : at;
            }
            for (int i = chosen.length - 1; i >= 0; i--) {
                chosen[i] = places.get(i).get(at);
                at = before.get(i)[at];
            }
            return List.of(chosen);
        }

        /** The ways between the chosen places, each link with its share of the time. */
        List<Passage> passages() {
            List<Snap> chosen = chosen();
            List<Passage> passages = new ArrayList<>();
            Hops hops = new Hops(travel, chosen.get(0));
            for (int i = 1; i < chosen.size(); i++) {
                long start = waypoints.get(i - 1).millis();
                long span = waypoints.get(i).millis() - start;
                hops.search(chosen.get(i - 1), limitMeters(straight(waypoints.get(i - 1), waypoints.get(i))));
                List<Hops.Piece> way = hops.way(chosen.get(i));
                double total = way.stream().mapToDouble(Hops.Piece::meters).sum();
                double done = 0;
                for (Hops.Piece piece : way) {
                    long from = start + Math.round(span * done / total);
                    done += piece.meters();
                    long to = start + Math.round(span * done / total);
                    passages.add(new Passage(piece.link(), piece.fromMeters(), piece.toMeters(), from, to));
                }
            }
            return passages;
        }
    }
}
