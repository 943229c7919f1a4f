package org.onegrid.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;

/** Builds small Shapefiles byte by byte. */
final class Shp {

    private Shp() {}

    /** Clockwise, as a shell should be. */
    static double[] square(double x, double y, double size) {
        return new double[] {x, y, x, y + size, x + size, y + size, x + size, y, x, y};
    }

    static double[] turned(double[] ring) {
        double[] back = new double[ring.length];
        for (int i = 0; i < ring.length; i += 2) {
            back[i] = ring[ring.length - 2 - i];
            back[i + 1] = ring[ring.length - 1 - i];
        }
        return back;
    }

    static byte[] point(double x, double y) {
        return little(20).putInt(1).putDouble(x).putDouble(y).array();
    }

    static byte[] polygon(double[]... rings) {
        return parts(5, rings);
    }

    static byte[] line(double[]... parts) {
        return parts(3, parts);
    }

    private static byte[] parts(int type, double[]... parts) {
        int vertices = 0;
        for (double[] part : parts) {
            vertices += part.length / 2;
        }
        ByteBuffer shape = little(44 + 4 * parts.length + 16 * vertices);
        shape.putInt(type)
                .putDouble(0)
                .putDouble(0)
                .putDouble(0)
                .putDouble(0)
                .putInt(parts.length)
                .putInt(vertices);
        int start = 0;
        for (double[] part : parts) {
            shape.putInt(start);
            start += part.length / 2;
        }
        for (double[] part : parts) {
            for (double value : part) {
                shape.putDouble(value);
            }
        }
        return shape.array();
    }

    static byte[] shp(byte[]... shapes) {
        int length = 100;
        for (byte[] shape : shapes) {
            length += 8 + shape.length;
        }
        ByteBuffer file = ByteBuffer.allocate(length);
        file.putInt(9994).position(24);
        file.putInt(length / 2);
        file.order(ByteOrder.LITTLE_ENDIAN).putInt(1000).putInt(5).position(100);
        int number = 1;
        for (byte[] shape : shapes) {
            file.order(ByteOrder.BIG_ENDIAN)
                    .putInt(number++)
                    .putInt(shape.length / 2)
                    .put(shape);
        }
        return file.array();
    }

    /** A table with NAME C(20), POP N(8), RATE N(8,2), DAY D, OPEN L. */
    static byte[] dbf(Charset charset, String[]... rows) {
        Object[][] columns = {
            {"NAME", 'C', 20, 0}, {"POP", 'N', 8, 0}, {"RATE", 'N', 8, 2}, {"DAY", 'D', 8, 0}, {"OPEN", 'L', 1, 0}
        };
        int rowLength = 1 + 20 + 8 + 8 + 8 + 1;
        int headerLength = 32 + 32 * columns.length + 1;
        ByteBuffer file = little(headerLength + rowLength * rows.length + 1);
        file.put((byte) 3).put((byte) 126).put((byte) 1).put((byte) 1).putInt(rows.length);
        file.putShort((short) headerLength).putShort((short) rowLength).position(32);
        for (Object[] column : columns) {
            int at = file.position();
            file.put(((String) column[0]).getBytes(charset));
            file.put(at + 11, (byte) (char) (Character) column[1]);
            file.put(at + 16, (byte) (int) (Integer) column[2]);
            file.put(at + 17, (byte) (int) (Integer) column[3]);
            file.position(at + 32);
        }
        file.put((byte) 0x0d);
        for (String[] row : rows) {
            file.put((byte) ' ');
            for (int i = 0; i < columns.length; i++) {
                int width = (Integer) columns[i][2];
                byte[] value = row[i].getBytes(charset);
                for (int b = 0; b < width; b++) {
                    file.put(b < value.length ? value[b] : (byte) ' ');
                }
            }
        }
        file.put((byte) 0x1a);
        return file.array();
    }

    /** A zip of the shapes with a row for each and a .cpg, but no .prj. */
    static byte[] zip(String charset, byte[]... shapes) {
        String[][] rows = new String[shapes.length][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new String[] {"街道" + (i + 1), "" + 100 * i, "0.50", "20261122", "T"};
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("街道.shp", shp(shapes));
        files.put("街道.dbf", dbf(Charset.forName(charset), rows));
        files.put("街道.cpg", charset.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        return Fixtures.zipped(files, Charset.forName(charset));
    }

    private static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
