package org.onegrid.bulk;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.LngLat;
import org.onegrid.geo.Precision;
import org.postgresql.copy.CopyIn;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Takes the rows of one copy in PostgreSQL's binary format, value by value in the order of the columns, without making text of
 * them. The caller matches the columns' types. Not thread-safe. Source: PostgreSQL documentation, COPY, "Binary Format".
 */
public final class BinaryRows {

    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final Instant POSTGRES_EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final int CHUNK_BYTES = 1 << 16;
    private static final int LARGEST_VALUE_BYTES = 64;
    private static final int POINT_BYTES = 25;
    private static final int EWKB_POINT_WITH_SRID = 0x20000001;

    private final CopyIn copy;
    private final int columns;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
    private int left;

    BinaryRows(CopyIn copy, int columns) {
        this.copy = copy;
        this.columns = columns;
        chunk.put(HEADER);
    }

    /** Begins the next row; @throws IllegalStateException when the one before lacks values */
    public BinaryRows row() {
        requireWhole();
        room();
        chunk.putShort((short) columns);
        left = columns;
        return this;
    }

    /** A bigint, or null. */
    public BinaryRows int8(@Nullable Long value) {
        return value == null ? none() : size(8).longs(value);
    }

    /** A smallint. */
    public BinaryRows int2(int value) {
        size(2);
        chunk.putShort((short) value);
        return this;
    }

    /** A real, or null. */
    public BinaryRows float4(@Nullable Double value) {
        if (value == null) {
            return none();
        }
        size(4);
        chunk.putFloat(value.floatValue());
        return this;
    }

    /** A timestamptz, to the microsecond. */
    public BinaryRows timestamptz(Instant value) {
        return size(8).longs(ChronoUnit.MICROS.between(POSTGRES_EPOCH, value));
    }

    /** A geometry: a point in EPSG:4490. */
    public BinaryRows point(LngLat place) {
        size(POINT_BYTES);
        chunk.put((byte) 0) // big-endian
                .putInt(EWKB_POINT_WITH_SRID)
                .putInt(Precision.SRID)
                .putDouble(place.lng())
                .putDouble(place.lat());
        return this;
    }

    private BinaryRows none() {
        return size(-1);
    }

    private BinaryRows longs(long value) {
        chunk.putLong(value);
        return this;
    }

    private BinaryRows size(int bytes) {
        if (left == 0) {
            throw new IllegalStateException("a row has " + columns + " values");
        }
        left--;
        room();
        chunk.putInt(bytes);
        return this;
    }

    private void room() {
        if (chunk.remaining() < LARGEST_VALUE_BYTES) {
            flush();
        }
    }

    private void requireWhole() {
        if (left > 0) {
            throw new IllegalStateException("a row has " + columns + " values, " + left + " are missing");
        }
    }

    void end() {
        requireWhole();
        room();
        chunk.putShort((short) -1);
        flush();
    }

    private void flush() {
        try {
            copy.writeToCopy(chunk.array(), 0, chunk.position());
            chunk.clear();
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("copy was cut off", e);
        }
    }
}
