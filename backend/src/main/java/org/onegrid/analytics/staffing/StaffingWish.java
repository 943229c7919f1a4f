package org.onegrid.analytics.staffing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;
import org.onegrid.problem.Refusal;

/**
 * What an area should have.
 *
 * @param householdsPerWorker one member for so many; 200 when left out
 * @param leaders             posts of each grid; 1 when left out
 * @param members             likewise
 * @param instructors         likewise
 * @param volunteers          the X: at least so many of each grid; 1 when left out
 * @param largeCommunity      communities with more households are to be divided; 3,000 when left out
 * @param floorPer100         square metres of service floor for 100 households, the least; 40 when left out
 * @param floorGood           likewise, enough; 60 when left out
 * @param figure              what the map shows; per-worker when left out
 */
record StaffingWish(
        @Nullable Integer householdsPerWorker,
        @Nullable Integer leaders,
        @Nullable Integer members,
        @Nullable Integer instructors,
        @Nullable Integer volunteers,
        @Nullable Integer largeCommunity,
        @Nullable Double floorPer100,
        @Nullable Double floorGood,
        @Nullable Figure figure) {

    static final String MEMBERS =
            "{\"householdsPerWorker\": 200, \"leaders\": 1, \"members\": 1, \"instructors\": 1, \"volunteers\": 1,"
                    + " \"largeCommunity\": 3000, \"floorPer100\": 40, \"floorGood\": 60, \"figure\": \"per-worker\"}; each may be"
                    + " left out";

    private static final int MOST_POSTS = 100;
    private static final int MOST_HOUSEHOLDS = 1_000_000;
    private static final double MOST_FLOOR = 100_000;

    /** What the map shows. */
    enum Figure {
        PER_WORKER("per-worker", "perWorker"),
        MISSING("missing", "missing"),
        VACANT("vacant", "vacant"),
        LARGE("large", "large"),
        FLOOR("floor", "floor"),
        ORGANISATIONS("organisations", "organisations");

        private final String word;
        final String column;

        Figure(String word, String column) {
            this.word = word;
            this.column = column;
        }

        @JsonValue
        String word() {
            return word;
        }

        @JsonCreator
        static Figure of(String word) {
            for (Figure figure : values()) {
                if (figure.word.equals(word) || figure.column.equals(word)) {
                    return figure;
                }
            }
            throw Refusal.invalid(
                    "figure-unknown", "'figure' is per-worker, missing, vacant, large, floor or organisations.");
        }
    }

    /** @throws Refusal 422 {@code standard-invalid} */
    StaffingWish {
        householdsPerWorker = householdsPerWorker == null ? 200 : householdsPerWorker;
        leaders = leaders == null ? 1 : leaders;
        members = members == null ? 1 : members;
        instructors = instructors == null ? 1 : instructors;
        volunteers = volunteers == null ? 1 : volunteers;
        largeCommunity = largeCommunity == null ? 3_000 : largeCommunity;
        floorPer100 = floorPer100 == null ? 40.0 : floorPer100;
        floorGood = floorGood == null ? Math.max(60.0, floorPer100) : floorGood;
        figure = figure == null ? Figure.PER_WORKER : figure;
        require("householdsPerWorker", householdsPerWorker, 1, MOST_HOUSEHOLDS);
        require("leaders", leaders, 0, MOST_POSTS);
        require("members", members, 0, MOST_POSTS);
        require("instructors", instructors, 0, MOST_POSTS);
        require("volunteers", volunteers, 0, MOST_POSTS);
        require("largeCommunity", largeCommunity, 1, MOST_HOUSEHOLDS);
        require("floorPer100", floorPer100, 0, MOST_FLOOR);
        require("floorGood", floorGood, floorPer100, MOST_FLOOR);
    }

    private static void require(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw Refusal.invalid(
                    "standard-invalid", "'" + name + "' is between " + least + " and " + most + ", was " + value + ".");
        }
    }

    /** How many a grid should have of a role. */
    int posts(Role role) {
        Integer wanted = switch (role) {
            case LEADER -> leaders;
            case MEMBER -> members;
            case INSTRUCTOR -> instructors;
            case VOLUNTEER -> volunteers;
        };
        return wanted == null ? 0 : wanted;
    }

    int perWorker() {
        return householdsPerWorker == null ? 200 : householdsPerWorker;
    }

    int large() {
        return largeCommunity == null ? 3_000 : largeCommunity;
    }

    double leastFloor() {
        return floorPer100 == null ? 0 : floorPer100;
    }

    double goodFloor() {
        return floorGood == null ? 0 : floorGood;
    }

    Figure shown() {
        return figure == null ? Figure.PER_WORKER : figure;
    }
}
