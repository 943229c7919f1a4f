package org.onegrid.bulk;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;
import org.onegrid.geo.Precision;
import org.postgresql.copy.CopyIn;
import org.springframework.dao.DataAccessResourceFailureException;
import tools.jackson.databind.json.JsonMapper;

/** Takes the rows of one copy, in PostgreSQL's text format. Not thread-safe. */
public final class Rows {

    private static final int CHUNK_BYTES = 1 << 16;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final CopyIn copy;
    private final int columns;
    private final ByteArrayOutputStream chunk = new ByteArrayOutputStream(CHUNK_BYTES + 4096);
    private final WKBWriter wkb = new WKBWriter(2, true);

    Rows(CopyIn copy, int columns) {
        this.copy = copy;
        this.columns = columns;
    }

    /**
     * Adds one row.
     *
     * @param values one for each column: a geometry in EPSG:4490, a map (written as JSON), or anything whose text form the
     *     column's type reads, such as a number, a truth value, an instant or a string
     */
    public void add(@Nullable Object... values) {
        if (values.length != columns) {
            throw new IllegalArgumentException("a row has " + columns + " values, was " + values.length);
        }
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                line.append('\t');
            }
            append(line, values[i]);
        }
        line.append('\n');
        chunk.writeBytes(line.toString().getBytes(StandardCharsets.UTF_8));
        if (chunk.size() >= CHUNK_BYTES) {
            flush();
        }
    }

    private void append(StringBuilder line, @Nullable Object value) {
        if (value == null) {
            line.append("\\N");
        } else if (value instanceof Geometry geometry) {
            if (geometry.getSRID() != Precision.SRID) {
                throw new IllegalArgumentException("a stored geometry is in EPSG:4490, was " + geometry.getSRID());
            }
            line.append(WKBWriter.toHex(wkb.write(geometry)));
        } else if (value instanceof Map<?, ?> map) {
            escape(line, JSON.writeValueAsString(map));
        } else {
            escape(line, value.toString());
        }
    }

    private static void escape(StringBuilder line, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> line.append("\\\\");
                case '\t' -> line.append("\\t");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                default -> line.append(c);
            }
        }
    }

    void flush() {
        try {
            copy.writeToCopy(chunk.toByteArray(), 0, chunk.size());
            chunk.reset();
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("copy was cut off", e);
        }
    }
}
