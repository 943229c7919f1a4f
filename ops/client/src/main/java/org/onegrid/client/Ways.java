package org.onegrid.client;

import org.onegrid.geo.LngLat;
import org.onegrid.network.Mode;
import org.onegrid.network.Reach;
import org.onegrid.network.RoadGraph;
import org.onegrid.network.Route;
import org.onegrid.network.Snapper;
import org.onegrid.network.Travel;

/** How crews get from place to place: along the roads where those are known, else as the crow flies. Thread-safe. */
interface Ways {

    /** A way under way: how long it takes, and where one is on it. */
    interface Way {

        double seconds();

        /** The place so many seconds after the start, of 0 to {@link #seconds()}. */
        LngLat at(double seconds);
    }

    Way between(LngLat from, LngLat to);

    /** In a straight line, at the pace at which a city's streets bring one nearer. */
    Ways STRAIGHT = new Ways() {
        private static final double METERS_PER_SECOND = 6.5;

        @Override
        public Way between(LngLat from, LngLat to) {
            double whole = Ground.meters(from, to) / METERS_PER_SECOND;
            return new Way() {
                @Override
                public double seconds() {
                    return whole;
                }

                @Override
                public LngLat at(double seconds) {
                    double part = whole == 0 ? 1 : Math.min(1, seconds / whole);
                    return new LngLat(
                            from.lng() + (to.lng() - from.lng()) * part, from.lat() + (to.lat() - from.lat()) * part);
                }
            };
        }
    };

    /** The quickest way along roads; where there is none, straight. */
    static Ways along(RoadGraph roads) {
        Travel travel = Travel.of(roads, Mode.DRIVE).slower(TRAFFIC);
        Snapper snapper = Snapper.of(travel);
        return (from, to) -> Reach.findRoute(travel, snapper.get(from), snapper.get(to))
                .map(Ways::along)
                .orElseGet(() -> STRAIGHT.between(from, to));
    }

    /** How much longer a drive takes than on empty roads. */
    double TRAFFIC = 1.3;

    private static Way along(Route route) {
        return new Way() {
            @Override
            public double seconds() {
                return route.millis() / 1e3;
            }

            @Override
            public LngLat at(double seconds) {
                return route.at((int) Math.min(route.millis(), seconds * 1e3));
            }
        };
    }
}
