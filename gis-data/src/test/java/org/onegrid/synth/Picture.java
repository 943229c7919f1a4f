package org.onegrid.synth;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Draws the district to a PNG in the colours of the wall, for looking at it; run its main class from the IDE. */
final class Picture {

    private static final Color[] HILLS = {
        new Color(0x0e2c40), new Color(0x113545), new Color(0x153f4b), new Color(0x1a4950), new Color(0x205556)
    };

    private final BufferedImage image;
    private final Graphics2D pen;
    private final double west;
    private final double north;
    private final double pixelsPerLng;
    private final double pixelsPerLat;

    private Picture(double west, double south, double east, double north, int width) {
        this.west = west;
        this.north = north;
        pixelsPerLng = width / (east - west);
        pixelsPerLat = pixelsPerLng / Math.cos(Math.toRadians(north));
        image = new BufferedImage(width, (int) ((north - south) * pixelsPerLat), BufferedImage.TYPE_INT_RGB);
        pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    }

    /** Arguments: file, west south east north, width in pixels. */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args.length > 0 ? args[0] : "target/demo.png");
        double[] box = {123.208, 29.536, 123.368, 29.662};
        for (int i = 0; i < 4 && args.length > 4; i++) {
            box[i] = Double.parseDouble(args[i + 1]);
        }
        int width = args.length > 5 ? Integer.parseInt(args[5]) : 2000;
        Picture picture = new Picture(box[0], box[1], box[2], box[3], width);
        picture.draw(Demo.DISTRICT, width / (box[2] - box[0]) / 96_900);
        Files.createDirectories(file.toAbsolutePath().getParent());
        ImageIO.write(picture.image, "png", file.toFile());
    }

    private void draw(District d, double pixelsPerMeter) {
        fill(new Color(0x0b2140));
        shape(d.areas(Level.DISTRICT).get(0).geometry(), new Color(0x0d2748), null, 0);
        for (Ground g : d.grounds()) {
            Color color = switch (g.kind()) {
                case SEA -> new Color(0x06172e);
                case HILL ->
                    HILLS[g.level() < 90 ? 0 : g.level() < 140 ? 1 : g.level() < 200 ? 2 : g.level() < 270 ? 3 : 4];
                case FARM -> new Color(0x0d2b46);
                case GREEN -> new Color(0x0f3645);
                case RIVER, LAKE -> new Color(0x0a3c70);
            };
            shape(g.polygon(), color, null, 0);
        }
        for (Road r : d.roads()) {
            double width = Math.max(minimum(r.cls(), pixelsPerMeter), r.cls().widthMeters() * 0.7 * pixelsPerMeter);
            Color color = switch (r.cls()) {
                case ARTERIAL -> new Color(0x3f6fa3);
                case COLLECTOR -> new Color(0x315c8e);
                case LOCAL -> new Color(0x254a77);
                case LANE -> new Color(0x1c3d66);
            };
            if (width > 0) {
                shape(r.line(), null, color, (float) width);
            }
        }
        for (Building b : d.buildings()) {
            int lift = Math.min(110, 12 + b.floors() * 4);
            Color color = b.use().residential()
                    ? new Color(30 + lift / 3, 78 + lift / 2, 130 + lift)
                    : new Color(52 + lift / 2, 96 + lift / 3, 128 + lift / 2);
            shape(b.footprint(), color, null, 0);
        }
        lines(d, Level.GRID, new Color(0x59, 0xb9, 0xff, 110), 0.8f);
        lines(d, Level.COMMUNITY, new Color(0x8f, 0xd2, 0xff, 150), 1.2f);
        lines(d, Level.STREET, new Color(0xff, 0xd2, 0x7a, 220), 2.2f);
        pen.setColor(new Color(0xe9f6ff));
        pen.setFont(new Font("Noto Sans CJK SC", Font.BOLD, 22));
        for (AreaUnit a : d.areas(Level.STREET)) {
            Point p = a.geometry().getInteriorPoint();
            pen.drawString(a.name(), (float) x(p.getX()) - 40, (float) y(p.getY()));
        }
        for (Element e : d.elements()) {
            if (e.kind().equals("service-centre")) {
                pen.setColor(new Color(0xffc53d));
                pen.fillOval((int) x(e.at().lng()) - 3, (int) y(e.at().lat()) - 3, 6, 6);
            }
        }
    }

    private static double minimum(RoadClass cls, double pixelsPerMeter) {
        return switch (cls) {
            case ARTERIAL -> 2.2;
            case COLLECTOR -> 1.3;
            case LOCAL -> 0.7;
            case LANE -> pixelsPerMeter > 0.1 ? 0.5 : 0;
        };
    }

    private void lines(District d, Level level, Color color, float width) {
        d.areas(level).forEach(a -> shape(a.geometry(), null, color, width));
    }

    private void fill(Color color) {
        pen.setColor(color);
        pen.fillRect(0, 0, image.getWidth(), image.getHeight());
    }

    private void shape(Geometry geometry, Color fill, Color line, float width) {
        Path2D path = new Path2D.Double();
        Coordinate[] coordinates = geometry.getCoordinates();
        path.moveTo(x(coordinates[0].x), y(coordinates[0].y));
        for (int i = 1; i < coordinates.length; i++) {
            path.lineTo(x(coordinates[i].x), y(coordinates[i].y));
        }
        if (geometry instanceof Polygon) {
            path.closePath();
        }
        if (fill != null) {
            pen.setColor(fill);
            pen.fill(path);
        }
        if (line != null) {
            pen.setColor(line);
            pen.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            pen.draw(path);
        }
    }

    private double x(double lng) {
        return (lng - west) * pixelsPerLng;
    }

    private double y(double lat) {
        return (north - lat) * pixelsPerLat;
    }
}
