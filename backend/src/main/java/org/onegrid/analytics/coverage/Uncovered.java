package org.onegrid.analytics.coverage;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onegrid.analytics.AreaRows;
import org.onegrid.analytics.Feature;
import org.onegrid.geo.Precision;
import org.onegrid.network.Reach;
import org.onegrid.network.Travel;

/**
 * The buildings that are not reached in time, those with the most households first.
 *
 * @param households in all of them
 * @param buildings  how many there are
 * @param points     at most {@value #MOST}: households, seconds where somebody comes at all, and why not where nobody does
 */
record Uncovered(long households, long buildings, List<Feature> points) {

    static final int MOST = 2_000;

    static Uncovered of(Doors doors, Reach reach, int[] millis, int[] members, AreaRows rows, int limitMillis) {
        Homes homes = doors.homes();
        int[] late = Arrays.stream(members)
                .filter(home -> millis[home] > limitMillis)
                .toArray();
        long households = Arrays.stream(late).mapToLong(homes::households).sum();
        List<Feature> points = Arrays.stream(late)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(homes::households)
                        .reversed()
                        .thenComparing(home -> home))
                .limit(MOST)
                .map(home -> point(doors, reach, millis[home], home, rows))
                .toList();
        return new Uncovered(households, late.length, points);
    }

    private static Feature point(Doors doors, Reach reach, int millis, int home, AreaRows rows) {
        Homes homes = doors.homes();
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        properties.put("role", "uncovered");
        properties.put("households", homes.households(home));
        properties.put("seconds", millis == Travel.NEVER ? null : millis / 1000);
        properties.put("why", millis == Travel.NEVER ? doors.whyNot(reach, home) : "late");
        int row = rows.indexOf(homes.area(home));
        properties.put("area", row < 0 ? null : rows.areas().get(row).code());
        return new Feature(
                properties, Precision.FACTORY.createPoint(homes.place(home).toCoordinate()));
    }
}
