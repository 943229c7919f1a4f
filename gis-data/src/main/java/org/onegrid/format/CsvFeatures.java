package org.onegrid.format;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.onegrid.geo.Bounds;
import org.onegrid.geo.Datum;
import org.onegrid.geo.DatumRefusal;
import org.onegrid.geo.LngLat;
import org.onegrid.geo.Precision;

/**
 * A table as text (RFC 4180): first line the column names, values quoted where needed, quoted ones may span lines. The separator is
 * the one of comma, semicolon and tab that the first line has most of. Values stay text. With {@link Reading.PointColumns} a row gets
 * a point.
 */
final class CsvFeatures implements FeatureReader {

    private static final int LONGEST_HEADER = 100_000;
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?([0-9]{1,20}\\.?[0-9]{0,30}|\\.[0-9]{1,30})([eE][+-]?[0-9]{1,3})?");

    private final Limits limits;
    private final @Nullable Datum datum;
    private final CsvReader<CsvRecord> csv;
    private final Iterator<CsvRecord> rows;
    private final List<String> names;
    private final @Nullable Bounds home;
    private final int x;
    private final int y;
    private long record;

    private CsvFeatures(Content content, Charset charset, Reading reading) throws IOException {
        this.limits = reading.limits();
        char separator = separator(content, charset);
        int longestRecord = (int) Math.min(Integer.MAX_VALUE / 4, 4L * limits.maxFieldChars());
        this.csv = CsvReader.builder()
                .fieldSeparator(separator)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .maxBufferSize(Math.max(longestRecord, 1 << 16))
                .build(
                        CsvRecordHandler.builder()
                                .maxFields(limits.maxFields())
                                .maxFieldSize(limits.maxFieldChars())
                                .maxRecordSize(longestRecord)
                                .build(),
                        TextEncoding.reader(content, charset));
        this.rows = csv.iterator();
        CsvRecord header = advance();
        if (header == null) {
            throw new FileRefusal("file-empty", content.name() + " has no line of column names", "add it");
        }
        this.names = names(header.getFields());
        Reading.PointColumns points = reading.points();
        this.home = reading.home();
        this.x = points == null ? -1 : column(points.x());
        this.y = points == null ? -1 : column(points.y());
        this.datum = points == null ? null : reading.settle(null);
    }

    static FeatureReader open(Content content, Reading reading) {
        Charset charset = TextEncoding.settle(content, reading.charset());
        try {
            return new CsvFeatures(content, charset, reading);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static char separator(Content content, Charset charset) throws IOException {
        int[] seen = new int[128];
        try (Reader reader = new BufferedReader(TextEncoding.reader(content, charset))) {
            boolean quoted = false;
            for (int i = 0, c = reader.read(); i < LONGEST_HEADER && c >= 0; i++, c = reader.read()) {
                quoted ^= c == '"';
                if (!quoted && (c == '\n' || c == '\r')) {
                    break;
                }
                if (!quoted && c < 128) {
                    seen[c]++;
                }
            }
        }
        return seen['\t'] > seen[','] && seen['\t'] > seen[';'] ? '\t' : seen[';'] > seen[','] ? ';' : ',';
    }

    private List<String> names(List<String> header) {
        List<String> made = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < header.size(); i++) {
            String name =
                    header.get(i).isBlank() ? "column" + (i + 1) : header.get(i).strip();
            if (!taken.add(name)) {
                throw new FileRefusal(new Fault(
                        "csv-header-duplicate", 0, 1, "two columns are called '" + name + "'", "rename one of them"));
            }
            made.add(name);
        }
        return List.copyOf(made);
    }

    private int column(String name) {
        int at = names.indexOf(name);
        if (at < 0) {
            throw new FileRefusal(new Fault(
                    "csv-column-unknown",
                    0,
                    1,
                    "there is no column '" + name + "'",
                    "the columns are: " + String.join(", ", names)));
        }
        return at;
    }

    @Override
    public String format() {
        return "csv";
    }

    @Override
    public @Nullable Datum datum() {
        return datum;
    }

    @Override
    public List<String> attributeNames() {
        return names;
    }

    @Override
    public @Nullable Feature next() {
        CsvRecord row = advance();
        if (row == null) {
            return null;
        }
        long line = row.getStartingLineNumber();
        if (++record > limits.maxFeatures()) {
            throw new FileRefusal(new Fault(
                    "features-too-many",
                    record,
                    line,
                    "more than " + limits.maxFeatures() + " rows",
                    "split the file"));
        }
        List<Fault> faults = new ArrayList<>();
        if (row.getFieldCount() != names.size()) {
            faults.add(new Fault(
                    "csv-field-count",
                    record,
                    line,
                    "the row has " + row.getFieldCount() + " values for " + names.size() + " columns",
                    "look for a missing or unescaped quotation mark"));
        }
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            attributes.put(names.get(i), i < row.getFieldCount() ? row.getField(i) : "");
        }
        return new Feature(record, line, null, point(row, line, faults), attributes, faults);
    }

    private @Nullable Geometry point(CsvRecord row, long line, List<Fault> faults) {
        if (datum == null) {
            return null;
        }
        String xText = x < row.getFieldCount() ? row.getField(x).strip() : "";
        String yText = y < row.getFieldCount() ? row.getField(y).strip() : "";
        if (xText.isEmpty() || yText.isEmpty()) {
            faults.add(new Fault(
                    "coordinate-missing",
                    record,
                    line,
                    "the row has no place",
                    "fill in " + names.get(x) + " and " + names.get(y)));
            return null;
        }
        try {
            double xValue = number(xText);
            double yValue = number(yText);
            LngLat place = home == null ? datum.toStored(xValue, yValue) : datum.toStored(xValue, yValue, home);
            return Precision.FACTORY.createPoint(place.toCoordinate());
        } catch (NumberFormatException e) {
            faults.add(
                    new Fault("coordinate-malformed", record, line, "the place is not two numbers", "correct the row"));
        } catch (DatumRefusal e) {
            faults.add(new Fault(e.code().toString(), record, line, String.valueOf(e.getMessage()), ""));
        }
        return null;
    }

    /** Stricter than Java, which takes 1d and 0x1p3 for numbers. */
    private static double number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new NumberFormatException(text);
        }
        return Double.parseDouble(text);
    }

    private @Nullable CsvRecord advance() {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (NoSuchElementException e) {
            return null;
        } catch (CsvParseException e) {
            if (e.getCause() instanceof FileRefusal refusal) {
                throw refusal;
            }
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new FileRefusal(new Fault(
                    "csv-malformed",
                    0,
                    0,
                    cause.getMessage() + " (" + e.getMessage() + ")",
                    "look for a missing quotation mark near that line"));
        }
    }

    @Override
    public void close() {
        try {
            csv.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
