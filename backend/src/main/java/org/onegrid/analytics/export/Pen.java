package org.onegrid.analytics.export;

import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/** Writes and draws on one page, in points from its lower left corner. */
final class Pen {

    /** Stands for what the font has no glyph of, as Chinese printers do. */
    private static final int GETA = '〓';

    private static final float HATCH = 3;

    private final PDPageContentStream page;
    private final PDFont font;
    private final CmapLookup glyphs;

    Pen(PDPageContentStream page, PDFont font, TrueTypeFont outlines) throws IOException {
        this.page = page;
        this.font = font;
        this.glyphs = outlines.getUnicodeCmapLookup();
    }

    /** What can be shown of a text: line breaks are blanks, unknown characters {@link #GETA}. */
    private String printable(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints()
                .map(c -> c < ' ' || c == 0x7f ? ' ' : c)
                .map(c -> glyphs.getGlyphId(c) == 0 ? GETA : c)
                .forEach(printable::appendCodePoint);
        return printable.toString();
    }

    float width(String text, float size) throws IOException {
        return font.getStringWidth(printable(text)) / 1000 * size;
    }

    /** The text, or its beginning and an ellipsis when it is wider than there is room. */
    String fitting(String text, float size, float room) throws IOException {
        if (width(text, size) <= room) {
            return text;
        }
        int[] points = text.codePoints().toArray();
        int kept = points.length;
        while (kept > 0 && width(new String(points, 0, kept) + "…", size) > room) {
            kept--;
        }
        return new String(points, 0, kept) + "…";
    }

    /** The text in lines that fit; breaks at blanks, and anywhere between Chinese characters. */
    List<String> wrapped(String text, float size, float room) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split("(?<= )|(?<=[\\u2E80-\\uFFEF])(?![，。；：、）])")) {
            if (!line.isEmpty() && width(line + word.stripTrailing(), size) > room) {
                lines.add(line.toString().strip());
                line.setLength(0);
            }
            line.append(word);
        }
        if (!line.toString().isBlank()) {
            lines.add(line.toString().strip());
        }
        return lines;
    }

    void write(String text, float x, float y, float size, Color colour) throws IOException {
        page.setNonStrokingColor(colour);
        page.beginText();
        page.setFont(font, size);
        page.newLineAtOffset(x, y);
        page.showText(printable(text));
        page.endText();
    }

    /** The text so that it ends at x. */
    void writeTo(String text, float x, float y, float size, Color colour) throws IOException {
        write(text, x - width(text, size), y, size, colour);
    }

    /** The text with a white rim around it, for maps. */
    void label(String text, float x, float y, float size, Color colour) throws IOException {
        page.setStrokingColor(Color.WHITE);
        page.setLineWidth(size / 5);
        page.setLineJoinStyle(1);
        page.beginText();
        page.setFont(font, size);
        page.setRenderingMode(RenderingMode.STROKE);
        page.newLineAtOffset(x, y);
        page.showText(printable(text));
        page.setRenderingMode(RenderingMode.FILL);
        page.endText();
        write(text, x, y, size, colour);
    }

    void rectangle(float x, float y, float width, float height, Color fill) throws IOException {
        page.setNonStrokingColor(fill);
        page.addRect(x, y, width, height);
        page.fill();
    }

    void outline(float x, float y, float width, float height, Color stroke, float line) throws IOException {
        page.setStrokingColor(stroke);
        page.setLineWidth(line);
        page.addRect(x, y, width, height);
        page.stroke();
    }

    void line(float fromX, float fromY, float toX, float toY, Color stroke, float line) throws IOException {
        page.setStrokingColor(stroke);
        page.setLineWidth(line);
        page.moveTo(fromX, fromY);
        page.lineTo(toX, toY);
        page.stroke();
    }

    void fill(Geometry area, Color colour) throws IOException {
        if (path(area)) {
            page.setNonStrokingColor(colour);
            page.fillEvenOdd();
        }
    }

    void stroke(Geometry shape, Color colour, float line) throws IOException {
        if (path(shape)) {
            page.setStrokingColor(colour);
            page.setLineWidth(line);
            page.setLineJoinStyle(1);
            page.stroke();
        }
    }

    /** Fills an area with slanting lines. */
    void hatch(Geometry area, Color colour) throws IOException {
        page.saveGraphicsState();
        if (path(area)) {
            page.clipEvenOdd();
            page.setStrokingColor(colour);
            page.setLineWidth(0.5f);
            float left = (float) area.getEnvelopeInternal().getMinX();
            float right = (float) area.getEnvelopeInternal().getMaxX();
            float bottom = (float) area.getEnvelopeInternal().getMinY();
            float height = (float) area.getEnvelopeInternal().getHeight();
            for (float at = (float) Math.floor((left - height) / HATCH) * HATCH; at < right; at += HATCH) {
                page.moveTo(at, bottom);
                page.lineTo(at + height, bottom + height);
            }
            page.stroke();
        }
        page.restoreGraphicsState();
    }

    /** Lays out a path; false when there is nothing to draw. */
    private boolean path(Geometry shape) throws IOException {
        boolean any = false;
        for (int i = 0; i < shape.getNumGeometries(); i++) {
            Geometry part = shape.getGeometryN(i);
            if (part instanceof Polygon polygon && !polygon.isEmpty()) {
                ring(polygon.getExteriorRing());
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    ring(polygon.getInteriorRingN(hole));
                }
                any = true;
            } else if (part instanceof LineString line && !line.isEmpty()) {
                along(line);
                any = true;
            }
        }
        return any;
    }

    private void ring(LineString ring) throws IOException {
        along(ring);
        page.closePath();
    }

    private void along(LineString line) throws IOException {
        Coordinate[] at = line.getCoordinates();
        page.moveTo((float) at[0].x, (float) at[0].y);
        for (int i = 1; i < at.length; i++) {
            page.lineTo((float) at[i].x, (float) at[i].y);
        }
    }
}
