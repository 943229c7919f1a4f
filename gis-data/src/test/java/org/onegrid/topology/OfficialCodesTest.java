package org.onegrid.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.onegrid.partition.Scene;
import org.onegrid.topology.OfficialCodes.Scheme;

class OfficialCodesTest {

    @Test
    void numbersASquareOfSquaresAsOneReads() {
        Map<String, Geometry> areas = new HashMap<>();
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                areas.put("n" + row + "e" + column, square(column * 10 + row, row * 10 + column, 10));
            }
        }
        assertThat(OfficialCodes.give(Scheme.UNIT_GRID, "990100003012", areas, Set.of("990100003012002")))
                .containsExactlyEntriesOf(orderedMap(
                        "n2e0", "990100003012001",
                        "n2e1", "990100003012003",
                        "n2e2", "990100003012004",
                        "n1e0", "990100003012005",
                        "n1e1", "990100003012006",
                        "n1e2", "990100003012007",
                        "n0e0", "990100003012008",
                        "n0e1", "990100003012009",
                        "n0e2", "990100003012010"));
    }

    @Test
    void makesTwelveFifteenAndTwentyDigits() {
        Map<String, Geometry> one = Map.of("a", square(0, 0, 1));
        assertThat(OfficialCodes.give(Scheme.COMMUNITY, "990100003", one, Set.of()))
                .containsValue("990100003001");
        assertThat(OfficialCodes.give(Scheme.UNIT_GRID, "990100003012", one, Set.of()))
                .containsValue("990100003012001");
        assertThat(OfficialCodes.give(Scheme.COMMUNITY_GRID, "010100990100003012", one, Set.of()))
                .containsValue("01010099010000301201");
        assertThatThrownBy(() -> OfficialCodes.give(Scheme.UNIT_GRID, "990100003", one, Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void neverGivesACodeAgainAndSaysWhenThereIsNoneLeft() {
        Set<String> taken = new HashSet<>();
        Random random = new Random(5);
        while (taken.size() < 90) {
            Map<String, Geometry> areas = scattered(random, 1 + random.nextInt(9));
            Map<String, String> given = OfficialCodes.give(Scheme.COMMUNITY_GRID, "010100990100003012", areas, taken);
            assertThat(given.values()).doesNotHaveDuplicates().noneMatch(taken::contains);
            assertThat(new ArrayList<>(given.values())).isSorted();
            taken.addAll(given.values());
        }
        assertThatThrownBy(() ->
                        OfficialCodes.give(Scheme.COMMUNITY_GRID, "010100990100003012", scattered(random, 20), taken))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("99 numbers");
    }

    /** Another sorter: each area asks all others whether they come first, by the words of the Javadoc. */
    @Test
    void agreesWithASorterThatCounts() {
        long seed = Long.getLong("onegrid.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            Map<String, Geometry> areas = scattered(random, 1 + random.nextInt(40));
            assertThat(OfficialCodes.inSequence(areas))
                    .as("-Donegrid.seed=%d, round %d", seed, round)
                    .isEqualTo(counted(areas));
        }
    }

    private static List<String> counted(Map<String, Geometry> areas) {
        List<Double> heights = new ArrayList<>();
        areas.values().forEach(area -> heights.add(area.getEnvelopeInternal().getHeight()));
        double least = heights.stream()
                .filter(height -> 2
                                        * heights.stream()
                                                .filter(other -> other < height)
                                                .count()
                                < heights.size()
                        && 2 * heights.stream().filter(other -> other <= height).count() >= heights.size())
                .findFirst()
                .orElseThrow();
        Map<String, Integer> bands = new HashMap<>();
        for (int band = 0; bands.size() < areas.size(); band++) {
            double north = Double.NEGATIVE_INFINITY;
            for (String key : areas.keySet()) {
                north = bands.containsKey(key) ? north : Math.max(north, y(areas, key));
            }
            for (String key : areas.keySet()) {
                if (!bands.containsKey(key) && (y(areas, key) == north || north - y(areas, key) < least / 2)) {
                    bands.put(key, band);
                }
            }
        }
        String[] order = new String[areas.size()];
        for (String key : areas.keySet()) {
            int before = 0;
            for (String other : areas.keySet()) {
                boolean first = bands.get(other) < bands.get(key)
                        || bands.get(other).equals(bands.get(key))
                                && (x(areas, other) < x(areas, key)
                                        || x(areas, other) == x(areas, key)
                                                && (y(areas, other) > y(areas, key)
                                                        || y(areas, other) == y(areas, key)
                                                                && other.compareTo(key) < 0));
                before += first ? 1 : 0;
            }
            order[before] = key;
        }
        return List.of(order);
    }

    private static double x(Map<String, Geometry> areas, String key) {
        return areas.get(key).getInteriorPoint().getX();
    }

    private static double y(Map<String, Geometry> areas, String key) {
        return areas.get(key).getInteriorPoint().getY();
    }

    private static Map<String, Geometry> scattered(Random random, int count) {
        Map<String, Geometry> areas = new HashMap<>();
        for (int i = 0; i < count; i++) {
            areas.put("a" + i, square(random.nextInt(30), random.nextInt(30), 1 + random.nextInt(9)));
        }
        return areas;
    }

    private static Geometry square(int x, int y, int size) {
        return Scene.polygon(
                "%d %d, %d %d, %d %d, %d %d".formatted(x, y, x + size, y, x + size, y + size, x, y + size));
    }

    private static Map<String, String> orderedMap(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
