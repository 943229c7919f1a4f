package org.onegrid.bench;

import java.io.BufferedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;
import org.onegrid.partition.Face;

/** Prints the drawn partition for programs in other languages. Arguments: areas (2,500), {@code wkb} (hexadecimal, a line each) or {@code geojson}. */
public final class PolygonsAsText {

    private PolygonsAsText() {}

    /** Starts printing. */
    public static void main(String[] arguments) {
        int areas = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2_500;
        boolean geojson = arguments.length > 1 && arguments[1].equals("geojson");
        PrintStream out = new PrintStream(new BufferedOutputStream(System.out, 1 << 16), false, StandardCharsets.UTF_8);
        out.print(geojson ? "{\"type\":\"FeatureCollection\",\"features\":[\n" : "");
        WKBWriter writer = new WKBWriter();
        for (Face face : WigglyPartition.of(areas, 1)) {
            if (geojson) {
                out.print(face.id() == 1 ? "" : ",\n");
                out.print(feature(face));
            } else {
                out.println(WKBWriter.toHex(writer.write(face.shape())));
            }
        }
        out.print(geojson ? "]}\n" : "");
        out.flush();
    }

    private static String feature(Face face) {
        Geometry shape = face.shape();
        String ring = Stream.of(shape.getCoordinates())
                .map(at -> "[" + at.x + "," + at.y + "]")
                .collect(Collectors.joining(","));
        return "{\"type\":\"Feature\",\"properties\":{\"id\":" + face.id() + ",\"block\":" + face.id() / 10
                + "},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[" + ring + "]]}}";
    }
}
