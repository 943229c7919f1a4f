package org.onegrid.analytics.export;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.locationtech.jts.geom.Coordinate;
import org.onegrid.geo.LngLat;
import org.onegrid.geo.Plane;
import org.onegrid.surface.Frame;
import org.onegrid.surface.Raster;

/**
 * A surface as PNG tiles of the web mercator pyramid, {@value #SIZE} pixels across, a class a colour, transparent where nothing
 * is known. A pixel takes the value at its middle, straight between the four cells around it; where one of them is unknown, that
 * of the cell it lies in.
 */
final class SurfaceTiles {

    /** Deepest zoom that is drawn. */
    static final int MAX_ZOOM = 18;

    static final int SIZE = 256;

    private static final double RADIUS = 6_378_137;
    private static final double WORLD = 2 * Math.PI * RADIUS;
    /** Places worked out exactly along a side of the drawn part; between them straight, off by less than a pixel at any zoom. */
    private static final int KNOTS = 17;
    /** Of the drawing over the map, of 255. */
    private static final int OPACITY = 200;

    private final Raster raster;
    private final Plane plane;
    private final Palette palette;
    private final double west;
    private final double south;
    private final double east;
    private final double north;

    SurfaceTiles(Raster raster, Plane plane, Palette palette) {
        this.raster = raster;
        this.plane = plane;
        this.palette = palette;
        Frame frame = raster.frame();
        double left = Double.POSITIVE_INFINITY;
        double bottom = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double top = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < KNOTS; i++) {
            double part = i / (KNOTS - 1.0);
            double[][] border = {{part, 0}, {part, 1}, {0, part}, {1, part}};
            for (double[] at : border) {
                LngLat place = plane.unproject(
                        frame.west() + at[0] * frame.width() * frame.cellMeters(),
                        frame.south() + at[1] * frame.height() * frame.cellMeters());
                left = Math.min(left, mercatorX(place.lng()));
                right = Math.max(right, mercatorX(place.lng()));
                bottom = Math.min(bottom, mercatorY(place.lat()));
                top = Math.max(top, mercatorY(place.lat()));
            }
        }
        this.west = left;
        this.south = bottom;
        this.east = right;
        this.north = top;
    }

    private static double mercatorX(double lng) {
        return Math.toRadians(lng) * RADIUS;
    }

    private static double mercatorY(double lat) {
        return Math.log(Math.tan(Math.PI / 4 + Math.toRadians(lat) / 2)) * RADIUS;
    }

    private static double lat(double mercatorY) {
        return Math.toDegrees(2 * Math.atan(Math.exp(mercatorY / RADIUS)) - Math.PI / 2);
    }

    /** A tile as PNG; empty when nothing of the surface is in it. */
    byte[] png(int z, int x, int y) {
        double side = WORLD / (1L << z);
        double pixel = side / SIZE;
        double left = -WORLD / 2 + x * side;
        double top = WORLD / 2 - y * side;
        int firstColumn = pixelAt(west - left, pixel);
        int lastColumn = pixelAt(east - left, pixel);
        int firstRow = pixelAt(top - north, pixel);
        int lastRow = pixelAt(top - south, pixel);
        if (left > east || left + side < west || top < south || top - side > north) {
            return new byte[0];
        }
        double[][] knots = knots(
                left + (firstColumn + 0.5) * pixel,
                left + (lastColumn + 0.5) * pixel,
                top - (firstRow + 0.5) * pixel,
                top - (lastRow + 0.5) * pixel);
        BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_BYTE_INDEXED, colours());
        boolean drawn = false;
        for (int row = firstRow; row <= lastRow; row++) {
            double down = part(row - firstRow, lastRow - firstRow);
            for (int column = firstColumn; column <= lastColumn; column++) {
                double across = part(column - firstColumn, lastColumn - firstColumn);
                double value = value(between(knots[0], across, down), between(knots[1], across, down));
                if (!Double.isNaN(value)) {
                    image.getRaster().setSample(column, row, 0, palette.classOf(value) + 1);
                    drawn = true;
                }
            }
        }
        return drawn ? encoded(image) : new byte[0];
    }

    private static int pixelAt(double distance, double pixel) {
        return (int) Math.max(0, Math.min(SIZE - 1, Math.floor(distance / pixel)));
    }

    private static double part(int at, int of) {
        return of == 0 ? 0 : (double) at / of * (KNOTS - 1);
    }

    /** Eastings and northings of the knots, row by row from the top. */
    private double[][] knots(double fromX, double toX, double fromY, double toY) {
        double[][] knots = new double[2][KNOTS * KNOTS];
        for (int row = 0; row < KNOTS; row++) {
            double lat = lat(fromY + (toY - fromY) * row / (KNOTS - 1));
            for (int column = 0; column < KNOTS; column++) {
                double lng = Math.toDegrees((fromX + (toX - fromX) * column / (KNOTS - 1)) / RADIUS);
                Coordinate at = plane.project(new LngLat(lng, lat));
                knots[0][row * KNOTS + column] = at.x;
                knots[1][row * KNOTS + column] = at.y;
            }
        }
        return knots;
    }

    private static double between(double[] knots, double across, double down) {
        int column = Math.min(KNOTS - 2, (int) across);
        int row = Math.min(KNOTS - 2, (int) down);
        double east = across - column;
        double south = down - row;
        int at = row * KNOTS + column;
        return (1 - south) * ((1 - east) * knots[at] + east * knots[at + 1])
                + south * ((1 - east) * knots[at + KNOTS] + east * knots[at + KNOTS + 1]);
    }

    private double value(double x, double y) {
        return at(raster, x, y);
    }

    /** The value of a raster at a place of its plane; NaN outside and where nothing is known. */
    static double at(Raster raster, double x, double y) {
        Frame frame = raster.frame();
        double column = (x - frame.west()) / frame.cellMeters();
        double row = (y - frame.south()) / frame.cellMeters();
        if (!(column >= 0 && row >= 0 && column < frame.width() && row < frame.height())) {
            return Double.NaN;
        }
        double own = raster.at((int) column, (int) row);
        int c = (int) Math.max(0, Math.min(frame.width() - 2, Math.floor(column - 0.5)));
        int r = (int) Math.max(0, Math.min(frame.height() - 2, Math.floor(row - 0.5)));
        if (Double.isNaN(own) || frame.width() < 2 || frame.height() < 2) {
            return own;
        }
        double east = Math.max(0, Math.min(1, column - 0.5 - c));
        double north = Math.max(0, Math.min(1, row - 0.5 - r));
        double smooth = (1 - north) * ((1 - east) * raster.at(c, r) + east * raster.at(c + 1, r))
                + north * ((1 - east) * raster.at(c, r + 1) + east * raster.at(c + 1, r + 1));
        return Double.isNaN(smooth) ? own : smooth;
    }

    private IndexColorModel colours() {
        int size = palette.classes() + 1;
        byte[][] channels = new byte[4][size];
        for (int k = 1; k < size; k++) {
            Color colour = palette.colour(k - 1);
            channels[0][k] = (byte) colour.getRed();
            channels[1][k] = (byte) colour.getGreen();
            channels[2][k] = (byte) colour.getBlue();
            channels[3][k] = (byte) OPACITY;
        }
        return new IndexColorModel(8, size, channels[0], channels[1], channels[2], channels[3]);
    }

    private static byte[] encoded(BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
