package org.onegrid.format;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * One record of a file, whether in order or not: every record of the file comes out as exactly one feature.
 *
 * @param record number in the file counted from 1
 * @param line line where it starts, counted from 1; 0 for formats without lines
 * @param id the id the file gives it (GeoJSON), else null
 * @param geometry in the stored form (CGCS2000 lng/lat on the precision grid); null when there is none or it is faulty. Topological
 *     validity is not checked here
 * @param attributes in the file's order; values are String, Long, BigInteger, Double, Boolean, LocalDate, List, Map or null
 * @param faults what is wrong with this record; empty when it is in order
 */
public record Feature(
        long record,
        long line,
        @Nullable String id,
        @Nullable Geometry geometry,
        Map<String, @Nullable Object> attributes,
        List<Fault> faults) {

    public Feature {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        faults = List.copyOf(faults);
    }

    /** The attribute as text; empty when absent or null. */
    public String text(String attribute) {
        Object value = attributes.get(attribute);
        return value == null ? "" : value.toString();
    }

    /** Whether nothing is wrong with it. */
    public boolean isSound() {
        return faults.isEmpty();
    }
}
