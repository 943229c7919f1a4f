package org.onegrid.grid;

import java.util.List;
import java.util.stream.Collectors;

/** The way from the top of the command tree down to an area, which is the last. Never empty. */
public record AreaPath(List<Area> areas) {

    /** Copies the list in. */
    public AreaPath {
        areas = List.copyOf(areas);
        if (areas.isEmpty()) {
            throw new IllegalArgumentException("a path has at least one area");
        }
    }

    /** The area at its end. */
    public Area last() {
        return areas.get(areas.size() - 1);
    }

    /** The ids from the top down. */
    public long[] ids() {
        return areas.stream().mapToLong(Area::id).toArray();
    }

    /** The codes joined by dots, as in the API's {@code areaPath}. */
    public String codes() {
        return areas.stream().map(Area::code).collect(Collectors.joining("."));
    }

    /** The ids joined by dots, as the database's {@code ltree}. */
    public String ltree() {
        return areas.stream().map(area -> Long.toString(area.id())).collect(Collectors.joining("."));
    }
}
