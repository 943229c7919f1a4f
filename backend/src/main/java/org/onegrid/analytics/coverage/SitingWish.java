package org.onegrid.analytics.coverage;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.LngLat;
import org.onegrid.problem.Refusal;

/**
 * What a question of siting wishes.
 *
 * @param goal       cover when left out
 * @param minutes    within which somebody counts as reached; 10 when left out
 * @param newSites   how many are to be chosen; for the fewest, how many there may be at most; 1 when left out
 * @param mode       car when left out
 * @param sources    what stands already and is part of every choice; null for nothing
 * @param fixed      places that are part of every choice
 * @param forbidden  circles in which nothing is chosen
 * @param capacity   most households that one new site serves; null for no limit
 * @param candidates where something may be chosen; junctions every 300 m when left out
 * @param share      of the demand that the fewest sites must reach; 0.95 when left out
 * @param demand     households when left out
 */
record SitingWish(
        @Nullable Goal goal,
        @Nullable Integer minutes,
        @JsonProperty("new") @Nullable Integer newSites,
        @Nullable TravelMode mode,
        @Nullable SourceWish sources,
        @Nullable List<Spot> fixed,
        @Nullable List<Circle> forbidden,
        @Nullable Double capacity,
        @Nullable CandidateWish candidates,
        @Nullable Double share,
        @Nullable DemandKind demand) {

    static final String MEMBERS =
            "{\"goal\": \"cover\", \"minutes\": 10, \"new\": 1, \"mode\": \"car\", \"sources\": {\"elements\": [\"fire\"]}, \"fixed\":"
                    + " [{\"lng\": 123.3, \"lat\": 29.6}], \"forbidden\": [{\"lng\": 123.3, \"lat\": 29.6, \"meters\": 250}],"
                    + " \"capacity\": 5000, \"candidates\": {\"nodesEveryMeters\": 300}, \"share\": 0.95, \"demand\": \"households\"};"
                    + " each may be left out";

    static final int MOST_NEW = 50;

    private static final int MOST_MINUTES = 60;
    private static final int MOST_SPOTS = 200;

    /** @throws Refusal 422 {@code siting-invalid} */
    SitingWish {
        goal = goal == null ? Goal.COVER : goal;
        minutes = minutes == null ? 10 : minutes;
        newSites = newSites == null ? 1 : newSites;
        mode = mode == null ? TravelMode.CAR : mode;
        fixed = fixed == null ? List.of() : List.copyOf(fixed);
        forbidden = forbidden == null ? List.of() : List.copyOf(forbidden);
        candidates = candidates == null ? new CandidateWish(null, CandidateWish.USUAL_METERS) : candidates;
        share = share == null ? 0.95 : share;
        demand = demand == null ? DemandKind.HOUSEHOLDS : demand;
        refuse(minutes < 1 || minutes > MOST_MINUTES, "'minutes' is 1 to " + MOST_MINUTES + ".");
        refuse(newSites < 1 || newSites > MOST_NEW, "'new' is 1 to " + MOST_NEW + ".");
        refuse(
                fixed.size() > MOST_SPOTS || forbidden.size() > MOST_SPOTS,
                "At most " + MOST_SPOTS + " places are named.");
        refuse(!(share > 0 && share <= 1), "'share' is above 0 and up to 1.");
        refuse(capacity != null && !(capacity > 0 && capacity <= 1e9), "'capacity' is a number of households above 0.");
        refuse(sources != null && sources.responders() != null, "'sources' of siting are elements or a scenario.");
    }

    private static void refuse(boolean bad, String detail) {
        if (bad) {
            throw Refusal.invalid("siting-invalid", detail);
        }
    }

    /** What is best. */
    enum Goal {
        /** Most demand reached within the minutes. */
        COVER,
        /** Least travel time on average. */
        LEAST_TIME,
        /** Fewest new sites that reach the share. */
        FEWEST;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        @JsonCreator
        static Goal of(String word) {
            for (Goal one : values()) {
                if (one.word().equals(word)) {
                    return one;
                }
            }
            throw Refusal.invalid("siting-invalid", "'goal' is cover, least-time or fewest.");
        }
    }

    /** Who is to be reached. */
    enum DemandKind {
        HOUSEHOLDS,
        /** The cases of the window and filters, where they happened. */
        CASES;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        static DemandKind of(String word) {
            for (DemandKind one : values()) {
                if (one.word().equals(word)) {
                    return one;
                }
            }
            throw Refusal.invalid("siting-invalid", "'demand' is households or cases.");
        }
    }

    /** A place. */
    record Spot(double lng, double lat) {

        Spot {
            new LngLat(lng, lat);
        }

        LngLat place() {
            return new LngLat(lng, lat);
        }
    }

    /** @param meters radius, up to 20,000; 250 when left out */
    record Circle(double lng, double lat, @Nullable Double meters) {

        private static final double USUAL_METERS = 250;

        Circle {
            new LngLat(lng, lat);
            meters = meters == null ? USUAL_METERS : meters;
            refuse(!(meters >= 0 && meters <= 20_000), "'meters' of a forbidden circle is 0 to 20,000.");
        }

        double radiusMeters() {
            return meters == null ? USUAL_METERS : meters;
        }
    }

    /**
     * Where something may be chosen: at elements of some kinds in the area, or at junctions so many metres apart.
     *
     * @param nodesEveryMeters 50 to 5,000
     */
    record CandidateWish(
            @Nullable List<String> elements, @Nullable Double nodesEveryMeters) {

        static final double USUAL_METERS = 300;

        CandidateWish {
            refuse(
                    (elements == null) == (nodesEveryMeters == null),
                    "'candidates' has 'elements' or 'nodesEveryMeters'.");
            refuse(
                    nodesEveryMeters != null && !(nodesEveryMeters >= 50 && nodesEveryMeters <= 5_000),
                    "'nodesEveryMeters' is 50 to 5,000.");
            elements = elements == null ? null : new SourceWish(elements, null, null).elements();
        }
    }
}
