package org.onegrid.analytics.export;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.onegrid.analytics.Feature;
import org.onegrid.analytics.Result;
import org.onegrid.analytics.Row;
import org.onegrid.analytics.Surface;

/** The map of a result on a page: areas coloured by their class or a surface, bands, points, names and a scale bar. */
final class MapDrawing {

    private static final Color INK = new Color(0x17233a);
    private static final Color BORDER = new Color(0x8a97ab);
    static final Color EMPTY = new Color(0xeef1f5);
    static final Color ACCENT = new Color(0x0b63b5);
    private static final float NAME_SIZE = 6.5f;
    private static final int MOST_NAMES = 80;
    /** Square points of the page. */
    private static final double SPECK = 60;
    /** Pixels of a drawn surface a point of the page. */
    private static final double SHARPNESS = 2;
    /** Round lengths of a scale bar, metres. */
    private static final int[] BARS = {50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000};

    private static final float LONGEST_BAR = 110;

    private final Result result;
    private final @Nullable Palette palette;
    private final Envelope box;
    private final Map<Row, Geometry> areas = new LinkedHashMap<>();
    private final @Nullable MapBox map;

    MapDrawing(Result result, Map<String, Geometry> shapes, @Nullable Palette palette, Envelope box) {
        this.result = result;
        this.palette = palette;
        this.box = box;
        List<Geometry> all = new ArrayList<>(shapes.values());
        result.bands().forEach(band -> all.add(band.geometry()));
        result.points().forEach(point -> all.add(point.geometry()));
        Surface surface = result.surface();
        this.map = all.isEmpty() ? null : MapBox.around(all, surface == null ? null : surface.plane(), box);
        if (map != null) {
            for (Row row : result.table().rows()) {
                Geometry shape = shapes.get(row.code());
                if (shape != null) {
                    areas.put(row, map.place(shape));
                }
            }
        }
    }

    void draw(PDDocument document, PDPageContentStream page, Pen pen) throws IOException {
        page.saveGraphicsState();
        page.addRect((float) box.getMinX(), (float) box.getMinY(), (float) box.getWidth(), (float) box.getHeight());
        page.clip();
        Surface surface = result.surface();
        for (Map.Entry<Row, Geometry> area : areas.entrySet()) {
            pen.fill(area.getValue(), surface == null ? colour(area.getKey()) : EMPTY);
            if (surface == null && area.getKey().unknown() != null) {
                pen.hatch(area.getValue(), Palette.UNKNOWN);
            }
        }
        if (surface != null && map != null && palette != null) {
            page.drawImage(
                    LosslessFactory.createFromImage(document, picture(surface, map, palette)),
                    (float) box.getMinX(),
                    (float) box.getMinY(),
                    (float) box.getWidth(),
                    (float) box.getHeight());
        }
        for (Geometry area : areas.values()) {
            pen.stroke(area, BORDER, areas.size() > 200 ? 0.25f : 0.5f);
        }
        if (map != null) {
            if (surface == null) {
                bands(pen, map);
            }
            names(pen);
            points(pen, map);
        }
        page.restoreGraphicsState();
        if (map != null) {
            scaleBar(pen, map);
        }
    }

    /** The colour of an area; that of the ground when it has none. */
    private Color colour(Row row) {
        if (palette == null || result.mapped() == null || row.unknown() != null) {
            return EMPTY;
        }
        int k = palette.classOf(row.values().get(result.mapped()));
        return k < 0 ? EMPTY : palette.colour(k);
    }

    private BufferedImage picture(Surface surface, MapBox at, Palette colours) {
        int width = (int) Math.round(box.getWidth() * SHARPNESS);
        int height = (int) Math.round(box.getHeight() * SHARPNESS);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int row = 0; row < height; row++) {
            double northing = at.northing(box.getMaxY() - (row + 0.5) / SHARPNESS);
            for (int column = 0; column < width; column++) {
                double easting = at.easting(box.getMinX() + (column + 0.5) / SHARPNESS);
                double value = SurfaceTiles.at(surface.raster(), easting, northing);
                if (!Double.isNaN(value)) {
                    picture.setRGB(
                            column, row, colours.colour(colours.classOf(value)).getRGB());
                }
            }
        }
        return picture;
    }

    /** The wide ones first, so that the near ones stay visible. */
    private void bands(Pen pen, MapBox at) throws IOException {
        List<Feature> wideFirst = result.bands().stream()
                .sorted(Comparator.comparingDouble(MapDrawing::minutes).reversed())
                .toList();
        for (int i = 0; i < wideFirst.size(); i++) {
            pen.stroke(
                    outline(at.place(wideFirst.get(i).geometry())),
                    ACCENT,
                    0.3f + 0.4f * i / Math.max(1, wideFirst.size() - 1));
        }
    }

    /** Without the parts and holes that would be specks on the page. */
    private static Geometry outline(Geometry placed) {
        GeometryFactory made = placed.getFactory();
        List<Geometry> rings = new ArrayList<>();
        for (int i = 0; i < placed.getNumGeometries(); i++) {
            if (placed.getGeometryN(i) instanceof Polygon polygon) {
                rings.add(polygon.getExteriorRing());
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    rings.add(polygon.getInteriorRingN(hole));
                }
            }
        }
        return made.buildGeometry(rings.stream()
                .filter(ring -> ring.getEnvelopeInternal().getArea() > SPECK)
                .toList());
    }

    private static double minutes(Feature band) {
        return band.properties().get("minutes") instanceof Number minutes ? minutes.doubleValue() : 0;
    }

    private void points(Pen pen, MapBox at) throws IOException {
        for (Feature point : result.points()) {
            Geometry placed = at.place(point.geometry());
            if (placed.getDimension() > 0) {
                if (Mark.shows(point)) {
                    pen.stroke(placed, INK, 1);
                }
                continue;
            }
            for (Coordinate c : placed.getCoordinates()) {
                Mark.of(point).draw(pen, (float) c.x, (float) c.y);
                if (point.properties().get("rank") instanceof Number rank) {
                    pen.label(String.valueOf(rank.intValue()), (float) c.x + 4, (float) c.y - 2.5f, 8, INK);
                }
            }
        }
    }

    /** Names in the areas that hold them, large areas first, none over another. */
    private void names(Pen pen) throws IOException {
        List<Envelope> taken = new ArrayList<>();
        List<Map.Entry<Row, Geometry>> largeFirst = areas.entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<Row, Geometry> area) ->
                                area.getValue().getArea())
                        .reversed()
                        .thenComparing(area -> area.getKey().code()))
                .limit(MOST_NAMES)
                .toList();
        for (Map.Entry<Row, Geometry> area : largeFirst) {
            String name = area.getKey().name();
            float width = pen.width(name, NAME_SIZE);
            Envelope room = area.getValue().getEnvelopeInternal();
            if (area.getValue().isEmpty() || room.getWidth() < width || room.getHeight() < NAME_SIZE + 2) {
                continue;
            }
            Coordinate at = area.getValue().getInteriorPoint().getCoordinate();
            Envelope label =
                    new Envelope(at.x - width / 2, at.x + width / 2, at.y - NAME_SIZE / 2, at.y + NAME_SIZE / 2);
            label.expandBy(1.5);
            if (taken.stream().noneMatch(label::intersects)) {
                taken.add(label);
                pen.label(name, (float) at.x - width / 2, (float) at.y - NAME_SIZE / 3, NAME_SIZE, INK);
            }
        }
    }

    private void scaleBar(Pen pen, MapBox at) throws IOException {
        int metres = BARS[0];
        for (int bar : BARS) {
            metres = bar * at.scale() <= LONGEST_BAR ? bar : metres;
        }
        float x = (float) box.getMinX() + 8;
        float y = (float) box.getMinY() + 8;
        float length = (float) (metres * at.scale());
        pen.line(x, y, x + length, y, INK, 1.2f);
        pen.line(x, y, x, y + 4, INK, 1.2f);
        pen.line(x + length, y, x + length, y + 4, INK, 1.2f);
        pen.label(metres < 1000 ? metres + " m" : metres / 1000 + " km", x + 3, y + 3, 7, INK);
    }
}
