package org.onegrid.bench;

import org.locationtech.jts.io.WKBWriter;
import org.onegrid.partition.Face;

/** Prints the drawn partition, an area a line as hexadecimal WKB, for programs in other languages. Argument: areas (2,500). */
public final class PolygonsAsText {

    private PolygonsAsText() {}

    /** Starts printing. */
    public static void main(String[] arguments) {
        int areas = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2_500;
        WKBWriter writer = new WKBWriter();
        for (Face face : WigglyPartition.of(areas, 1)) {
            System.out.println(WKBWriter.toHex(writer.write(face.shape())));
        }
    }
}
