package org.onegrid.topology;

import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.onegrid.geo.LngLat;
import org.onegrid.geo.Precision;

/** Lines as x, y pairs in grid units. */
final class Lines {

    private Lines() {}

    static int units(double degrees) {
        return (int) Math.rint(degrees * Precision.SCALE);
    }

    static double degrees(double units) {
        return units / Precision.SCALE;
    }

    static int x(LngLat at) {
        return units(at.lng());
    }

    static int y(LngLat at) {
        return units(at.lat());
    }

    static Coordinate coordinate(int x, int y) {
        return new Coordinate(degrees(x), degrees(y));
    }

    static Geometry point(int x, int y) {
        return Precision.FACTORY.createPoint(coordinate(x, y));
    }

    static Geometry point(LngLat at) {
        return Precision.FACTORY.createPoint(at.toCoordinate());
    }

    /** Without places that repeat the one before. */
    static int[] of(List<LngLat> places) {
        int[] line = new int[places.size() * 2];
        int n = 0;
        for (LngLat at : places) {
            n = append(line, n, x(at), y(at));
        }
        return Arrays.copyOf(line, n);
    }

    /** Without places that repeat the one before once rounded. */
    static int[] of(Coordinate[] places) {
        int[] line = new int[places.length * 2];
        int n = 0;
        for (Coordinate at : places) {
            n = append(line, n, units(at.x), units(at.y));
        }
        return Arrays.copyOf(line, n);
    }

    private static int append(int[] line, int n, int x, int y) {
        if (n > 0 && line[n - 2] == x && line[n - 1] == y) {
            return n;
        }
        line[n] = x;
        line[n + 1] = y;
        return n + 2;
    }

    static LineString geometry(int[] line) {
        Coordinate[] places = new Coordinate[line.length / 2];
        for (int i = 0; i < places.length; i++) {
            places[i] = coordinate(line[2 * i], line[2 * i + 1]);
        }
        return Precision.FACTORY.createLineString(places);
    }

    static int[] reversed(int[] line) {
        int[] out = new int[line.length];
        for (int i = 0; i < line.length; i += 2) {
            out[i] = line[line.length - 2 - i];
            out[i + 1] = line[line.length - 1 - i];
        }
        return out;
    }

    /** From one vertex to another, both included. */
    static int[] part(int[] line, int first, int last) {
        return Arrays.copyOfRange(line, 2 * first, 2 * last + 2);
    }

    /** The second continues where the first ends. */
    static int[] joined(int[] first, int[] second) {
        int[] out = Arrays.copyOf(first, first.length + second.length - 2);
        System.arraycopy(second, 2, out, first.length, second.length - 2);
        return out;
    }

    static int[] with(int[] line, int vertex, int x, int y) {
        int[] out = line.clone();
        out[2 * vertex] = x;
        out[2 * vertex + 1] = y;
        return out;
    }

    /** The new vertex gets the number. */
    static int[] inserted(int[] line, int vertex, int x, int y) {
        int[] out = new int[line.length + 2];
        System.arraycopy(line, 0, out, 0, 2 * vertex);
        out[2 * vertex] = x;
        out[2 * vertex + 1] = y;
        System.arraycopy(line, 2 * vertex, out, 2 * vertex + 2, line.length - 2 * vertex);
        return out;
    }

    static int[] without(int[] line, int vertex) {
        int[] out = new int[line.length - 2];
        System.arraycopy(line, 0, out, 0, 2 * vertex);
        System.arraycopy(line, 2 * vertex + 2, out, 2 * vertex, out.length - 2 * vertex);
        return out;
    }

    /** The ring begun at another of its vertices. */
    static int[] turned(int[] ring, int vertex) {
        return joined(part(ring, vertex, ring.length / 2 - 1), part(ring, 0, vertex));
    }
}
