package org.onegrid.format;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;

/**
 * The shapes of a .shp, one after the other, in whatever datum they are. Measures and altitudes are left out. Every count in the file
 * is checked against the length of its record before memory is taken. Source: ESRI Shapefile Technical Description, July 1998.
 */
final class ShpRecords implements AutoCloseable {

    private static final int HEADER_BYTES = 100;
    private static final GeometryFactory AS_READ = new GeometryFactory();
    /** A vertex with altitude and measure, and a part of its own. */
    private static final int MOST_BYTES_PER_VERTEX = 36;

    private static final int FIXED_BYTES = 128;

    private final String name;
    private final DataInputStream in;
    private final Limits limits;
    private long bytesLeft;
    private ByteBuffer current = ByteBuffer.allocate(0);
    private @Nullable BadGeometry tooLarge;

    ShpRecords(Content content, Limits limits) throws IOException {
        this.name = content.name();
        this.limits = limits;
        this.in = new DataInputStream(content.open());
        byte[] header = in.readNBytes(HEADER_BYTES);
        if (header.length < HEADER_BYTES) {
            in.close();
            throw malformed("it is shorter than its header");
        }
        this.bytesLeft = 2L * ByteBuffer.wrap(header).getInt(24) - HEADER_BYTES;
        int type = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt(32);
        if (type == 31) {
            in.close();
            throw new FileRefusal("shapefile-multipatch", name + " holds 3D patches", "export areas, lines or points");
        }
    }

    /**
     * Goes to the next record. @return false at the end
     *
     * @throws FileRefusal when the file ends in the middle of a record
     */
    boolean advance() throws IOException {
        if (bytesLeft <= 0) {
            return false;
        }
        try {
            in.readInt();
            long length = 2L * in.readInt();
            if (length < 4 || length > bytesLeft - 8) {
                throw malformed("a record claims " + length + " bytes where " + (bytesLeft - 8) + " are left");
            }
            bytesLeft -= 8 + length;
            tooLarge = null;
            if (length > FIXED_BYTES + (long) MOST_BYTES_PER_VERTEX * limits.maxVertices()) {
                in.skipNBytes(length);
                tooLarge = new BadGeometry(
                        "vertices-too-many", "the shape has more than " + limits.maxVertices() + " vertices");
                return true;
            }
            byte[] bytes = in.readNBytes((int) length);
            if (bytes.length < length) {
                throw malformed("it ends in the middle of a record");
            }
            current = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            return true;
        } catch (EOFException e) {
            throw malformed("it ends in the middle of a record");
        }
    }

    /** The shape of the current record; null for a null shape. */
    @Nullable
    Geometry geometry() throws BadGeometry {
        if (tooLarge != null) {
            throw tooLarge;
        }
        int type = current.getInt();
        return switch (type) {
            case 0 -> null;
            case 1, 11, 21 -> AS_READ.createPoint(vertices(1)[0]);
            case 8, 18, 28 -> {
                skipBox();
                yield AS_READ.createMultiPointFromCoords(vertices(count("points")));
            }
            case 3, 13, 23 -> lines(parts());
            case 5, 15, 25 -> areas(parts());
            default -> throw new BadGeometry("geometry-malformed", "shape type " + type + " is not known");
        };
    }

    private static Geometry lines(List<Coordinate[]> parts) throws BadGeometry {
        LineString[] lines = new LineString[parts.size()];
        for (int i = 0; i < lines.length; i++) {
            if (parts.get(i).length < 2) {
                throw new BadGeometry("line-too-short", "a line needs two positions, has " + parts.get(i).length);
            }
            lines[i] = AS_READ.createLineString(parts.get(i));
        }
        return lines.length == 1 ? lines[0] : AS_READ.createMultiLineString(lines);
    }

    private static Geometry areas(List<Coordinate[]> parts) throws BadGeometry {
        List<LinearRing> rings = new ArrayList<>();
        for (Coordinate[] part : parts) {
            rings.add(Rings.ring(part, AS_READ));
        }
        return Rings.polygons(rings, AS_READ);
    }

    private List<Coordinate[]> parts() throws BadGeometry {
        skipBox();
        int partCount = count("parts");
        int vertexCount = count("vertices");
        if (partCount == 0) {
            throw new BadGeometry("geometry-empty", "the shape has no part");
        }
        if (current.remaining() < 4L * partCount + 16L * vertexCount) {
            throw tooShort();
        }
        int[] starts = new int[partCount + 1];
        for (int i = 0; i < partCount; i++) {
            starts[i] = current.getInt();
        }
        starts[partCount] = vertexCount;
        if (starts[0] != 0) {
            throw new BadGeometry("geometry-malformed", "the first part does not start at the first vertex");
        }
        List<Coordinate[]> parts = new ArrayList<>(partCount);
        for (int i = 0; i < partCount; i++) {
            if (starts[i + 1] < starts[i]) {
                throw new BadGeometry("geometry-malformed", "the parts are not in order");
            }
            parts.add(vertices(starts[i + 1] - starts[i]));
        }
        return parts;
    }

    private void skipBox() throws BadGeometry {
        if (current.remaining() < 32) {
            throw tooShort();
        }
        current.position(current.position() + 32);
    }

    private int count(String what) throws BadGeometry {
        if (current.remaining() < 4) {
            throw tooShort();
        }
        int count = current.getInt();
        if (count < 0 || count > current.remaining()) {
            throw new BadGeometry("geometry-malformed", "the shape claims " + count + " " + what);
        }
        if (count > limits.maxVertices()) {
            throw new BadGeometry(
                    "vertices-too-many", "the shape has " + count + " " + what + ", more than " + limits.maxVertices());
        }
        return count;
    }

    private Coordinate[] vertices(int count) throws BadGeometry {
        if (current.remaining() < 16L * count) {
            throw tooShort();
        }
        Coordinate[] vertices = new Coordinate[count];
        for (int i = 0; i < count; i++) {
            vertices[i] = new Coordinate(current.getDouble(), current.getDouble());
        }
        return vertices;
    }

    private static BadGeometry tooShort() {
        return new BadGeometry("geometry-malformed", "the record is too short for its shape");
    }

    private FileRefusal malformed(String why) {
        return new FileRefusal("shapefile-malformed", name + " is damaged: " + why, "send or export the file again");
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
