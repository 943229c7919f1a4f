package org.onegrid.analytics.export;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.onegrid.analytics.Column;
import org.onegrid.analytics.KeptResult;
import org.onegrid.analytics.Result;
import org.onegrid.analytics.Scale;
import org.onegrid.analytics.Surface;

/**
 * A result on one page, A4 across: map, legend, the rows that matter most, definition. As PDF with the used part of its font embedded,
 * or as the picture of that page. The font (WenQuanYi Micro Hei, Apache-2.0) ships with the server, so that every machine sets the
 * same page.
 */
final class ResultPage {

    private static final Color INK = new Color(0x17233a);
    private static final Color WEAK = new Color(0x4a5b78);
    private static final Color LINE = new Color(0xd8dee8);
    private static final float WIDTH = PDRectangle.A4.getHeight();
    private static final float HEIGHT = PDRectangle.A4.getWidth();
    private static final float MARGIN = 28;
    private static final float MAP_WIDTH = 470;
    private static final float MAP_BOTTOM = 96;
    private static final float TOP = HEIGHT - MARGIN;
    private static final float RIGHT = MARGIN + MAP_WIDTH + 16;
    private static final float PICTURE_DPI = 144;
    private static final int MOST_LINES_OF_TEXT = 6;

    private ResultPage() {}

    /** The page as PDF. */
    static byte[] pdf(KeptResult kept, Map<String, Geometry> shapes, Wording words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InputStream file = Objects.requireNonNull(ResultPage.class.getResourceAsStream("wqy-microhei.ttc"));
                TrueTypeCollection fonts = new TrueTypeCollection(file);
                PDDocument document = new PDDocument()) {
            TrueTypeFont outlines = fonts.getFontByName("WenQuanYiMicroHei");
            document.setDocumentId(Long.parseUnsignedLong(kept.id().substring(0, 15), 16));
            PDPage page = new PDPage(new PDRectangle(WIDTH, HEIGHT));
            document.addPage(page);
            About about = new About(kept, words);
            document.getDocumentInformation().setTitle(about.title());
            document.getDocumentInformation().setCreator("OneGrid");
            document.getDocumentCatalog().setLanguage(words.language().word());
            PDType0Font font = PDType0Font.load(document, outlines, true);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                draw(document, content, new Pen(content, font, outlines), kept, shapes, about);
            }
            document.save(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The page as PNG, at twice the size of a screen. */
    static byte[] png(KeptResult kept, Map<String, Geometry> shapes, Wording words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(pdf(kept, shapes, words))) {
            BufferedImage picture = new PDFRenderer(document).renderImageWithDPI(0, PICTURE_DPI, ImageType.RGB);
            ImageIO.write(picture, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void draw(
            PDDocument document,
            PDPageContentStream content,
            Pen pen,
            KeptResult kept,
            Map<String, Geometry> shapes,
            About about)
            throws IOException {
        Result result = kept.result();
        pen.write(pen.fitting(about.title(), 16, WIDTH - 2 * MARGIN), MARGIN, TOP - 14, 16, INK);
        pen.write(pen.fitting(about.scope(), 9, WIDTH - 2 * MARGIN), MARGIN, TOP - 30, 9, WEAK);
        Envelope box = new Envelope(MARGIN, MARGIN + MAP_WIDTH, MAP_BOTTOM, TOP - 40);
        Palette palette = palette(result);
        new MapDrawing(result, shapes, palette, box).draw(document, content, pen);
        pen.outline(MARGIN, MAP_BOTTOM, MAP_WIDTH, (float) box.getHeight(), LINE, 0.75f);
        float below = palette == null ? TOP - 40 : legend(pen, result, palette, about);
        new PrintedTable(pen, result, about).draw(RIGHT, WIDTH - MARGIN, below - 12, MAP_BOTTOM);
        foot(pen, about);
        pen.write(about.words().sentence("footer", kept.id()), MARGIN, 16, 6.5f, WEAK);
        pen.writeTo(about.words().word("title"), WIDTH - MARGIN, 16, 6.5f, WEAK);
    }

    private static @Nullable Palette palette(Result result) {
        Scale scale = result.surface() == null ? result.scale() : result.surfaceScale();
        return scale == null ? null : Palette.of(scale);
    }

    /** Says what the colours mean and returns where it ends. */
    private static float legend(Pen pen, Result result, Palette palette, About about) throws IOException {
        Column mapped = about.mapped();
        Surface surface = result.surface();
        Column column = Objects.requireNonNullElseGet(mapped, () -> Column.count("n"));
        if (surface != null) {
            boolean same = column.unit() == surface.unit();
            column = new Column(same ? column.id() : "travelTime", surface.unit(), column.kind());
        }
        float y = TOP - 48;
        pen.write(
                pen.fitting(about.words().heading(column, about.clock()), 9, WIDTH - MARGIN - RIGHT), RIGHT, y, 9, INK);
        y -= 11;
        pen.write(pen.fitting(about.basis(), 7.5f, WIDTH - MARGIN - RIGHT), RIGHT, y, 7.5f, WEAK);
        for (int k = 0; k < palette.classes(); k++) {
            y -= 13;
            pen.rectangle(RIGHT, y - 1, 18, 9, palette.colour(k));
            pen.write(range(palette, k, column, about), RIGHT + 24, y, 8, INK);
        }
        if (surface != null || result.table().rows().stream().anyMatch(row -> row.unknown() != null)) {
            y -= 13;
            Geometry swatch = new GeometryFactory().toGeometry(new Envelope(RIGHT, RIGHT + 18, y - 1, y + 8));
            if (surface == null) {
                pen.hatch(swatch, Palette.UNKNOWN);
            } else {
                pen.fill(swatch, MapDrawing.EMPTY);
            }
            pen.stroke(swatch, Palette.UNKNOWN, 0.5f);
            pen.write(about.words().word("legend.unknown"), RIGHT + 24, y, 8, INK);
        }
        if (surface == null && !result.bands().isEmpty()) {
            y -= 13;
            pen.line(RIGHT, y + 3, RIGHT + 18, y + 3, MapDrawing.ACCENT, 0.7f);
            String minutes = result.bands().stream()
                    .map(band -> String.valueOf(band.properties().get("minutes")))
                    .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                    .collect(Collectors.joining(" / "));
            pen.write(about.words().sentence("bands.minutes", minutes), RIGHT + 24, y, 8, INK);
        }
        for (Mark mark : Mark.of(result.points())) {
            y -= 13;
            mark.draw(pen, RIGHT + 9, y + 3);
            pen.write(about.words().word("mark." + mark.word()), RIGHT + 24, y, 8, INK);
        }
        return y - 4;
    }

    private static String range(Palette palette, int k, Column column, About about) {
        Wording words = about.words();
        Optional<String> kind = palette.kind(k);
        if (kind.isPresent()) {
            return words.word("value." + kind.get());
        }
        if (palette.classes() == 1) {
            return words.word("legend.all");
        }
        if (k == 0) {
            return words.sentence("legend.below", words.edge(column, about.clock(), palette.lowerBreak(1)));
        }
        String from = words.edge(column, about.clock(), palette.lowerBreak(k));
        return k == palette.classes() - 1
                ? words.sentence("legend.above", from)
                : words.sentence("legend.between", from, words.edge(column, about.clock(), palette.lowerBreak(k + 1)));
    }

    private static void foot(Pen pen, About about) throws IOException {
        List<String> lines = new ArrayList<>();
        String separator = about.words().language() == Language.ZH ? "：" : ": ";
        float room = WIDTH - 2 * MARGIN;
        lines.addAll(pen.wrapped(about.words().word("about.definition") + separator + about.meaning(), 7.5f, room));
        if (!about.notes().isEmpty()) {
            String notes = String.join(about.words().language() == Language.ZH ? "；" : "; ", about.notes());
            lines.addAll(pen.wrapped(about.words().word("about.notes") + separator + notes, 7.5f, room));
        }
        lines.addAll(pen.wrapped(about.inputs(), 7.5f, room));
        float y = MAP_BOTTOM - 14;
        for (String line : lines.subList(0, Math.min(MOST_LINES_OF_TEXT, lines.size()))) {
            pen.write(line, MARGIN, y, 7.5f, WEAK);
            y -= 10;
        }
    }
}
