package org.onegrid.dataset;

import java.util.Map;
import java.util.stream.Collectors;
import org.onegrid.network.SpeedTable;
import org.onegrid.network.Speeds;

/** The speeds by road class and mode that ship with the product, from {@code speeds.json}. */
public final class RoadSpeeds {

    private record Row(String code, double walk, double ebike, double drive) {}

    private RoadSpeeds() {}

    /** By the values of OpenStreetMap's key {@code highway}. */
    public static SpeedTable osm() {
        return table("osm");
    }

    /** By the classes of the demo district's roads. */
    public static SpeedTable demo() {
        return table("demo");
    }

    private static SpeedTable table(String list) {
        Map<String, Row> rows = CodeList.read("speeds.json").byCode(list, Row.class, Row::code);
        return new SpeedTable(rows.values().stream()
                .collect(Collectors.toMap(Row::code, row -> new Speeds(row.walk(), row.ebike(), row.drive()))));
    }
}
