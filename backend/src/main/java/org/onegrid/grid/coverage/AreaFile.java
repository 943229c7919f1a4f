package org.onegrid.grid.coverage;

import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.onegrid.format.Fault;
import org.onegrid.format.Feature;
import org.onegrid.format.FeatureFiles;
import org.onegrid.format.FeatureReader;
import org.onegrid.format.Limits;
import org.onegrid.format.Reading;
import org.onegrid.partition.Area;

/**
 * The areas of a file as they are in it, with whatever is wrong with its records.
 *
 * @param format  short name of its format
 * @param datum   of its coordinates, as declared or as told
 * @param areas   one for each record in order
 * @param parents by code of an area: what its parent is called in the file; empty without a middle level
 * @param sources by code of an area: the code as written in the file
 * @param faults  of records that are not in order
 */
record AreaFile(
        String format,
        String datum,
        List<Area> areas,
        Map<String, String> parents,
        Map<String, String> sources,
        List<Fault> faults) {

    static final int LONGEST_NAME = 200;

    /** 256 MiB, unpacked as packed; a hundred thousand areas, a million vertices each. */
    private static final Limits LIMITS = new Limits(256L << 20, 100_000, 1_000_000, 32, 100_000, 500, 100);

    /** @throws org.onegrid.format.FileRefusal when it cannot be read as areas at all */
    static AreaFile read(InputStream body, CoverageOrder order) {
        Reading reading = Reading.asDeclared(LIMITS).in(order.datum());
        try (FeatureReader reader = FeatureFiles.open(body, order.fileName(), reading)) {
            AreaFile file = new AreaFile(
                    reader.format(),
                    String.valueOf(reader.datum()),
                    new ArrayList<>(),
                    new HashMap<>(),
                    new HashMap<>(),
                    new ArrayList<>());
            reader.forEach(feature -> file.take(feature, order));
            return file;
        }
    }

    private void take(Feature feature, CoverageOrder order) {
        faults.addAll(feature.faults());
        String source = order.codeFields().stream()
                .map(field -> text(feature.attributes().get(field)))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("-"));
        String code = code(source);
        Geometry shape = feature.geometry();
        if (code.isEmpty()) {
            faults.add(new Fault(
                    "area-code-missing",
                    feature.record(),
                    feature.line(),
                    "the attribute " + order.codeFields() + " is missing or empty; the record has "
                            + List.copyOf(feature.attributes().keySet()).stream()
                                    .limit(20)
                                    .toList(),
                    "name the attribute with the code of an area (codeField)"));
        }
        if (shape == null && feature.isSound()) {
            faults.add(new Fault(
                    "area-shape-missing",
                    feature.record(),
                    feature.line(),
                    "the record has no geometry",
                    "remove the record, or give it its polygon"));
        }
        String parent =
                order.parentField() == null ? "" : text(feature.attributes().get(order.parentField()));
        if (order.parentField() != null && parent.isEmpty()) {
            faults.add(new Fault(
                    "area-parent-missing",
                    feature.record(),
                    feature.line(),
                    "the attribute '" + order.parentField() + "' is missing or empty",
                    "name the attribute with the parent of an area (parentField), or leave it out"));
        }
        if (!code.isEmpty() && shape != null) {
            areas.add(new Area(code, name(feature, order, source), shape));
            sources.put(code, source);
            if (!parent.isEmpty()) {
                parents.put(code, parent);
            }
        }
    }

    private static String name(Feature feature, CoverageOrder order, String code) {
        String given =
                order.nameField() == null ? "" : text(feature.attributes().get(order.nameField()));
        String name = given.isEmpty() ? code : given;
        return name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }

    /** A value as a person would write it: 8.0 is 8; control characters are blanks. */
    private static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Double number && Double.isFinite(number)) {
            return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
        }
        return value.toString().replaceAll("\\p{Cntrl}", " ").strip();
    }

    /** The text as a code: what is not a letter, digit, _ or - becomes -; the longest code has 40 characters. */
    static String code(String text) {
        String code = text.replaceAll("[^A-Za-z0-9_-]+", "-");
        return code.substring(0, Math.min(40, code.length())).replaceAll("^-+|-+$", "");
    }
}
