package org.onegrid.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/**
 * Official codes of new areas: the digits of the area above and a sequence number that no area has or had.
 *
 * <p>Numbers run west to east and then north to south, as one reads: the northernmost area that is in no band yet opens
 * one, and all that lie south of it by less than half the median height of the areas are in it; bands are numbered from
 * the north, within a band from the west, and of two at the same longitude the northern one first. An area lies where its
 * interior point (that of JTS) lies, its height is that of its envelope.
 */
public final class OfficialCodes {

    /** How a code is made up. */
    public enum Scheme {
        /** 12 digits of a community: 6 of the district (GB/T 2260), 3 of the street (GB/T 10114), 3 in sequence. */
        COMMUNITY("\\d{9}", 3),
        /** 15 digits of a unit grid (GB/T 30428.1): the 12 of its community, 3 in sequence. */
        UNIT_GRID("\\d{12}", 3),
        /**
         * 20 digits of a grid of a community service (CJ/T 349): 6 of what is managed there (CJ/T 348), the 12 of the
         * community, 2 in sequence; 00, for a community that is not divided, is not given here.
         */
        COMMUNITY_GRID("\\d{18}", 2);

        private final Pattern above;
        private final int digits;

        Scheme(String above, int digits) {
            this.above = Pattern.compile(above);
            this.digits = digits;
        }

        /** The greatest sequence number. */
        public int last() {
            return digits == 3 ? 999 : 99;
        }

        private String code(String stem, int number) {
            return stem + ("%0" + digits + "d").formatted(number);
        }
    }

    private OfficialCodes() {}

    /**
     * Gives the lowest numbers that are not taken, in sequence.
     *
     * @param stem  the digits before the sequence number: 9 of the street, 12 of the community, or 18
     * @param areas what is to be numbered, by any key, with shapes that are not empty
     * @param taken every code ever given, also to areas that are no more; others do not matter
     * @return the codes by key, in sequence
     * @throws IllegalArgumentException when the stem has not the digits of the scheme
     * @throws IllegalStateException    when there are not enough numbers left
     */
    public static Map<String, String> give(
            Scheme scheme, String stem, Map<String, ? extends Geometry> areas, Set<String> taken) {
        if (!scheme.above.matcher(stem).matches()) {
            throw new IllegalArgumentException(scheme + " begins with " + scheme.above + ", was " + stem);
        }
        Map<String, String> given = new LinkedHashMap<>();
        int number = 1;
        for (String key : inSequence(areas)) {
            while (number <= scheme.last() && taken.contains(scheme.code(stem, number))) {
                number++;
            }
            if (number > scheme.last()) {
                throw new IllegalStateException(
                        "all " + scheme.last() + " numbers below " + stem + " are or were given");
            }
            given.put(key, scheme.code(stem, number++));
        }
        return given;
    }

    /** The keys west to east, then north to south. O(n log n), and that of the interior points. */
    public static List<String> inSequence(Map<String, ? extends Geometry> areas) {
        Map<String, Point> places = new TreeMap<>();
        areas.forEach((key, shape) -> places.put(key, shape.getInteriorPoint()));
        List<String> southward = new ArrayList<>(places.keySet());
        southward.sort(
                Comparator.comparingDouble((String key) -> -places.get(key).getY())
                        .thenComparingDouble(key -> places.get(key).getX()));
        double height = medianHeight(areas) / 2;
        List<String> sequence = new ArrayList<>();
        int from = 0;
        while (from < southward.size()) {
            double north = places.get(southward.get(from)).getY();
            int to = from;
            while (to < southward.size()
                    && (to == from || north - places.get(southward.get(to)).getY() < height)) {
                to++;
            }
            List<String> band = new ArrayList<>(southward.subList(from, to));
            band.sort(Comparator.comparingDouble((String key) -> places.get(key).getX())
                    .thenComparingDouble(key -> -places.get(key).getY())
                    .thenComparing(Comparator.naturalOrder()));
            sequence.addAll(band);
            from = to;
        }
        return sequence;
    }

    /** In degrees; the lower of the two in the middle. */
    private static double medianHeight(Map<String, ? extends Geometry> areas) {
        double[] heights = areas.values().stream()
                .mapToDouble(shape -> shape.getEnvelopeInternal().getHeight())
                .sorted()
                .toArray();
        return heights.length == 0 ? 0 : heights[(heights.length - 1) / 2];
    }
}
