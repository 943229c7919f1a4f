package org.onegrid.bulk;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A row on its way out of the database in PostgreSQL's binary format, looked at value by value without making objects of them.
 * The next row takes its place. The caller matches the columns' types. Not thread-safe. Source: PostgreSQL documentation, COPY,
 * "Binary Format".
 */
public final class CopiedRow {

    /** What {@link #timestamp} gives for null. */
    public static final long NEVER = Long.MIN_VALUE;

    private static final long POSTGRES_EPOCH_MICROS = 946_684_800_000_000L;
    private static final int SIGNATURE_BYTES = 11;
    private static final int SRID_FLAG = 0x20000000;

    private final int[] starts;
    private final int[] lengths;
    private ByteBuffer row = ByteBuffer.allocate(0);
    private boolean begun;

    CopiedRow(int columns) {
        starts = new int[columns];
        lengths = new int[columns];
    }

    /** Takes the next message of the copy; false when it ends the copy. */
    boolean take(byte[] message) {
        row = ByteBuffer.wrap(message);
        int at = 0;
        if (!begun) {
            begun = true;
            at = SIGNATURE_BYTES + 4;
            at += 4 + row.getInt(at);
        }
        if (at == message.length) {
            return false;
        }
        int columns = row.getShort(at);
        at += 2;
        if (columns < 0) {
            return false;
        }
        if (columns != starts.length) {
            throw new IllegalStateException("a row of " + columns + " columns instead of " + starts.length);
        }
        for (int column = 0; column < columns; column++) {
            lengths[column] = row.getInt(at);
            starts[column] = at + 4;
            at += 4 + Math.max(0, lengths[column]);
        }
        return true;
    }

    /** Whether the value is null. */
    public boolean isNull(int column) {
        return lengths[column] < 0;
    }

    /** A bigint that is not null. */
    public long int8(int column) {
        return row.getLong(starts[column]);
    }

    /** A boolean that is not null. */
    public boolean bool(int column) {
        return row.get(starts[column]) != 0;
    }

    /** A timestamptz in microseconds since 1970; {@link #NEVER} when it is null. */
    public long timestamp(int column) {
        return isNull(column) ? NEVER : row.getLong(starts[column]) + POSTGRES_EPOCH_MICROS;
    }

    /** A text; null when it is null. */
    public @Nullable String text(int column) {
        return isNull(column) ? null : new String(row.array(), starts[column], lengths[column], StandardCharsets.UTF_8);
    }

    /** Whether a text that is not null has the same bytes as these. */
    public boolean isText(int column, byte[] bytes) {
        int start = starts[column];
        return Arrays.equals(row.array(), start, start + Math.max(0, lengths[column]), bytes, 0, bytes.length);
    }

    /** A bytea, in place; empty when it is null. Only good until the next row. */
    public ByteBuffer bytes(int column) {
        return isNull(column) ? ByteBuffer.allocate(0) : row.slice(starts[column], lengths[column]);
    }

    /** Easting of a point that is not null. */
    public double x(int column) {
        return ordinate(column, 0);
    }

    /** Northing of a point that is not null. */
    public double y(int column) {
        return ordinate(column, 1);
    }

    private double ordinate(int column, int which) {
        int at = starts[column];
        ByteBuffer point = row.duplicate().order(row.get(at) == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int header = 1 + 4 + ((point.getInt(at + 1) & SRID_FLAG) != 0 ? 4 : 0);
        return point.getDouble(at + header + which * 8);
    }
}
