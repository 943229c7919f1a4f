package org.onegrid.analytics.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.onegrid.analytics.KeptResult;
import org.onegrid.analytics.Row;
import org.onegrid.analytics.Scale;
import org.onegrid.analytics.Surface;
import org.onegrid.geo.LngLat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page read by PDFBox, pictures pixel by pixel against the definition of their place and colour. */
class MapExportTest {

    private static final Wording ZH = Wording.in(Language.ZH);

    @Test
    void thePageIsOneWithTheWordsAndAnEmbeddedFont() throws IOException {
        try (PDDocument page = Loader.loadPDF(pdf(false))) {
            assertThat(page.getNumberOfPages()).isEqualTo(1);
            String text = new PDFTextStripper().getText(page);
            assertThat(text)
                    .contains("云澜示范区 · 响应时间 · 90 分位（分钟）")
                    .contains("2026-08-25 至 2026-11-22", "18–23 时", "按社区", "按现行边界")
                    .contains("后岬社区", "样本不足", "定义：时长取“上报至到达”", "未完成的件已计入")
                    .contains("< 15", "15 – 30", "≥ 45", "2026-08-25 至 2026-11-22，n = 1,500")
                    .contains("样本不足 20")
                    .contains("0123456789abcdef0123456789abcdef");
            List<PDFont> fonts = new ArrayList<>();
            for (COSName name : page.getPage(0).getResources().getFontNames()) {
                fonts.add(page.getPage(0).getResources().getFont(name));
            }
            assertThat(fonts).isNotEmpty().allMatch(PDFont::isEmbedded);
            assertThat(fonts).allMatch(font -> font.getName().matches("[A-Z]{6}\\+WenQuanYiMicroHei.*"));
        }
    }

    @Test
    void theAreasAreColouredByTheirClassAndTheUnknownHatched() throws IOException {
        try (PDDocument page = Loader.loadPDF(pdf(false))) {
            BufferedImage picture = new PDFRenderer(page).renderImageWithDPI(0, 288);
            Palette palette = Palette.of(scale(900.0, 1_800.0, 2_700.0));
            for (int k = 0; k < palette.classes(); k++) {
                assertThat(count(picture, palette.colour(k)))
                        .as("pixels of class %s", k)
                        .isGreaterThan(8_000);
            }
            assertThat(count(picture, Palette.UNKNOWN)).isGreaterThan(400);
        }
    }

    private static int count(BufferedImage picture, Color colour) {
        int count = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                count += (picture.getRGB(x, y) & 0xffffff) == (colour.getRGB() & 0xffffff) ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void theSameResultGivesTheSamePageAndPicture() throws InterruptedException {
        byte[] first = pdf(true);
        byte[] picture = ResultPage.png(SampleResult.kept(true), SampleResult.shapes(), ZH);
        Thread.sleep(1_100); // a date in the file would show
        assertThat(pdf(true)).isEqualTo(first);
        assertThat(ResultPage.png(SampleResult.kept(true), SampleResult.shapes(), ZH))
                .isEqualTo(picture);
    }

    @Test
    void aCharacterWithoutGlyphDoesNotStopThePage() throws IOException {
        KeptResult odd = SampleResult.kept(false);
        Row total = odd.result().table().total();
        KeptResult renamed = new KeptResult(
                odd.id(),
                odd.definition(),
                odd.inputs(),
                new org.onegrid.analytics.Result(
                        new org.onegrid.analytics.Table(
                                odd.result().table().columns(),
                                odd.result().table().rows(),
                                new Row(total.code(), "𠮷村\u0007🏮", total.path(), total.values(), null)),
                        "p90",
                        odd.result().scale(),
                        null,
                        List.of(),
                        List.of(),
                        Map.of(),
                        List.of(),
                        List.of(),
                        List.of()));
        try (PDDocument page = Loader.loadPDF(ResultPage.pdf(renamed, Map.of(), ZH))) {
            assertThat(new PDFTextStripper().getText(page)).contains("〓村");
        }
    }

    @Test
    void tilesOfTheSurfaceHaveTheColourOfTheValueAtEachPixel() throws IOException {
        Surface surface = SampleResult.surface();
        Palette palette = Palette.of(new Scale(Scale.Kind.ORDERED, surface.breaks()));
        SurfaceTiles tiles = new SurfaceTiles(surface.raster(), surface.plane(), palette);
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int[] seen = new int[2];
        for (int z = 9; z <= 17; z += 2) {
            int x = (int) ((SampleResult.MIDDLE.lng() + 180) / 360 * (1 << z));
            int y = (int) ((1 - asinh(Math.tan(Math.toRadians(SampleResult.MIDDLE.lat()))) / Math.PI) / 2 * (1 << z));
            BufferedImage tile = ImageIO.read(new ByteArrayInputStream(tiles.png(z, x, y)));
            assertThat(tile.getWidth()).isEqualTo(256);
            for (int i = 0; i < 400; i++) {
                int column = random.nextInt(256);
                int row = random.nextInt(256);
                LngLat place = place(z, x + (column + 0.5) / 256, y + (row + 0.5) / 256);
                Coordinate at = surface.plane().project(place);
                double east = (at.x - surface.raster().frame().west()) / 50;
                double north = (at.y - surface.raster().frame().south()) / 50;
                double toBorder = Math.min(
                        Math.min(Math.min(east, 80 - east), Math.min(north, 80 - north)), Math.abs(north - 60));
                double value = 45 * (east - 0.5);
                boolean nearBreak = surface.breaks().stream().anyMatch(each -> Math.abs(each - value) < 20);
                if (Math.abs(toBorder) < 1 || nearBreak) {
                    continue; // at a border half a pixel decides
                }
                boolean known = east > 0 && east < 80 && north > 0 && north < 60;
                int argb = tile.getRGB(column, row);
                assertThat(argb >>> 24 != 0)
                        .as("seed %s, z %s, %s %s", seed, z, column, row)
                        .isEqualTo(known);
                if (known) {
                    assertThat(argb & 0xffffff)
                            .as("seed %s, z %s, %s %s, value %s", seed, z, column, row, value)
                            .isEqualTo(palette.colour(palette.classOf(value)).getRGB() & 0xffffff);
                }
                seen[known ? 1 : 0]++;
            }
        }
        assertThat(seen[0]).isPositive();
        assertThat(seen[1]).isPositive();
        assertThat(tiles.png(10, 0, 0)).isEmpty();
    }

    private static double asinh(double value) {
        return Math.log(value + Math.sqrt(value * value + 1));
    }

    /** A place by its tile position with fractions. */
    private static LngLat place(int z, double x, double y) {
        double lng = x / (1 << z) * 360 - 180;
        double lat = Math.toDegrees(Math.atan(Math.sinh(Math.PI * (1 - 2 * y / (1 << z)))));
        return new LngLat(lng, lat);
    }

    @Test
    void theColoursAreThoseOfThePage() {
        Palette seven = Palette.of(scale(1.0, 2.0, 3.0, 4.0, 5.0, 6.0));
        assertThat(seven.colour(0)).isEqualTo(new Color(0xf6f1bd));
        assertThat(seven.colour(6)).isEqualTo(new Color(0x38206b));
        assertThat(seven.classOf(0.9)).isZero();
        assertThat(seven.classOf(1)).isEqualTo(1);
        assertThat(seven.classOf(99)).isEqualTo(6);
        Palette turned = Palette.of(SampleResult.kept(false).result().scale().betterHigh());
        assertThat(turned.colour(0)).as("dark is where to look").isEqualTo(new Color(0x38206b));
    }

    @Test
    void theGeoJsonHasEveryAreaWithItsGroundAndValues() {
        JsonNode features = JsonMapper.shared()
                .readTree(FeatureExport.write(SampleResult.kept(false), SampleResult.shapes()))
                .path("features");
        assertThat(features).hasSize(SampleResult.NAMES.size() + 2);
        for (int i = 0; i < SampleResult.NAMES.size(); i++) {
            JsonNode area = features.get(i);
            Geometry shape = SampleResult.shapes().get("99010000300" + i);
            List<String> ring = area.path("geometry")
                    .path("coordinates")
                    .get(0)
                    .valueStream()
                    .map(at -> String.format(
                            "%.7f %.7f", at.get(0).asDouble(), at.get(1).asDouble()))
                    .toList();
            assertThat(ring)
                    .containsOnly(java.util.Arrays.stream(shape.getCoordinates())
                            .map(at -> String.format("%.7f %.7f", at.x, at.y))
                            .toArray(String[]::new));
            assertThat(area.path("properties").path("layer").asString()).isEqualTo("areas");
            assertThat(area.path("properties").path("name").asString()).isEqualTo(SampleResult.NAMES.get(i));
            assertThat(area.path("properties").path("n").asInt()).isEqualTo(i == 3 ? 7 : 200 + i);
        }
        assertThat(features.get(8).path("properties").path("minutes").asInt()).isEqualTo(10);
        assertThat(features.get(9).path("properties").path("layer").asString()).isEqualTo("points");
    }

    /** Names of rows in the order in which the page lists them. */
    private static List<String> listed(Scale scale) throws IOException {
        KeptResult kept = SampleResult.kept(false);
        KeptResult scaled = new KeptResult(
                kept.id(), kept.definition(), kept.inputs(), kept.result().colouredBy("p90", scale));
        try (PDDocument page = Loader.loadPDF(ResultPage.pdf(scaled, SampleResult.shapes(), ZH))) {
            String text = new PDFTextStripper().getText(page);
            String table = text.substring(text.lastIndexOf("合计"));
            return SampleResult.NAMES.stream()
                    .filter(name -> name.length() <= 10 && table.contains(name))
                    .sorted(Comparator.comparing(table::indexOf))
                    .collect(Collectors.toCollection(ArrayList::new));
        }
    }

    @Test
    void theRowsToLookAtComeFirstWhetherMuchOrLittleIsGood() throws IOException {
        List<String> muchFirst = listed(scale(900.0));
        List<String> littleFirst = listed(scale(900.0).betterHigh());
        assertThat(littleFirst).hasSizeGreaterThan(2).startsWith("后岬社区");
        Collections.reverse(muchFirst);
        assertThat(muchFirst).isEqualTo(littleFirst);
    }

    private static Scale scale(Double... breaks) {
        return new Scale(Scale.Kind.ORDERED, List.of(breaks));
    }

    private static byte[] pdf(boolean withSurface) {
        return ResultPage.pdf(SampleResult.kept(withSurface), SampleResult.shapes(), ZH);
    }
}
