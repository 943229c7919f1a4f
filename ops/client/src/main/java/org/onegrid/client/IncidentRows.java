package org.onegrid.client;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.onegrid.format.Fault;
import org.onegrid.format.Feature;
import org.onegrid.format.FeatureFiles;
import org.onegrid.format.FeatureReader;
import org.onegrid.format.FileRefusal;
import org.onegrid.format.Limits;
import org.onegrid.format.Reading;
import org.onegrid.geo.Datum;
import org.onegrid.geo.DatumRefusal;

/** The rows of a file of incidents, each as the body of a report or as a reason why it is none. */
final class IncidentRows implements AutoCloseable {

    private static final Pattern POINT = Pattern.compile("\\(?\\s*(-?[0-9.]+)\\s*,\\s*(-?[0-9.]+)\\s*\\)?");

    private final Mapping mapping;
    private final Datum datum;
    private final FeatureReader reader;

    /**
     * One row.
     *
     * @param line         where it starts in the file
     * @param report       members of the report in the API's words; null when the row is no report
     * @param refusal      why it is none
     * @param expectedArea code of the area by the file's own field
     */
    record Row(
            long line,
            @Nullable Map<String, Object> report,
            @Nullable Refused refusal,
            Optional<String> expectedArea) {}

    /** A stable code and a sentence. */
    record Refused(String code, String reason) {}

    IncidentRows(Path file, Mapping mapping) {
        this.mapping = mapping;
        try {
            this.datum = Datum.parse(mapping.datum());
            Reading reading = Reading.asDeclared(Limits.IMPORT).in(datum).encodedAs(mapping.charset());
            this.reader = FeatureFiles.open(
                    file, mapping.point().isEmpty() ? reading.withPoints(mapping.lng(), mapping.lat()) : reading);
        } catch (FileRefusal | DatumRefusal e) {
            throw new Failure(file + ": " + e.getMessage());
        }
    }

    /** The next row; null at the end. @throws Failure when the file cannot be read any further */
    @Nullable
    Row next() {
        Feature feature;
        try {
            feature = reader.next();
        } catch (FileRefusal e) {
            throw new Failure(String.valueOf(e.getMessage()));
        }
        return feature == null ? null : row(feature);
    }

    private Row row(Feature feature) {
        Optional<String> expected = mapping.expectedArea() == null
                ? Optional.empty()
                : mapping.expectedArea().read(feature);
        if (!feature.isSound()) {
            Fault fault = feature.faults().get(0);
            return new Row(feature.line(), null, new Refused(fault.code(), fault.message()), expected);
        }
        try {
            Optional<Coordinate> place = place(feature);
            if (place.isEmpty()) {
                return new Row(
                        feature.line(), null, new Refused("place-missing", "the row has no coordinates"), expected);
            }
            return new Row(feature.line(), report(feature, place.get()), null, expected);
        } catch (Cell.BadRow e) {
            return new Row(feature.line(), null, new Refused(e.code(), String.valueOf(e.getMessage())), expected);
        }
    }

    private Optional<Coordinate> place(Feature feature) {
        if (mapping.point().isEmpty()) {
            return Optional.ofNullable(feature.geometry()).map(Geometry::getCoordinate);
        }
        String text = feature.text(mapping.point());
        if (text.isBlank()) {
            return Optional.empty();
        }
        Matcher numbers = POINT.matcher(text);
        if (!numbers.matches()) {
            throw new Cell.BadRow("place-unreadable", "'" + text + "' is not (lat, lng)");
        }
        try {
            return Optional.of(
                    datum.toStored(Double.parseDouble(numbers.group(2)), Double.parseDouble(numbers.group(1)))
                            .toCoordinate());
        } catch (IllegalArgumentException e) {
            throw new Cell.BadRow("place-unreadable", String.valueOf(e.getMessage()));
        }
    }

    private Map<String, Object> report(Feature feature, Coordinate place) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("lng", place.x);
        report.put("lat", place.y);
        report.put("datum", "cgcs2000");
        mapping.cells().forEach((member, cell) -> {
            if (Mapping.isInstant(member)) {
                cell.readInstant(feature, mapping.zone()).ifPresent(at -> report.put(member, at.toString()));
            } else {
                cell.read(feature)
                        .ifPresent(text -> report.put(member, member.equals("severity") ? severity(text) : text));
            }
        });
        if (!report.containsKey("reportedAt")) {
            throw new Cell.BadRow("time-missing", "the row has no time of report");
        }
        return report;
    }

    private static int severity(String text) {
        if (!text.matches("[1-4]")) {
            throw new Cell.BadRow("severity-unreadable", "'" + text + "' is not a severity of 1 to 4");
        }
        return Integer.parseInt(text);
    }

    /** When a report was made. */
    static Instant reportedAt(Map<String, Object> report) {
        return Instant.parse((String) java.util.Objects.requireNonNull(report.get("reportedAt")));
    }

    @Override
    public void close() {
        reader.close();
    }
}
