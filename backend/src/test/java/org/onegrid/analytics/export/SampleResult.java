package org.onegrid.analytics.export;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.onegrid.analytics.Column;
import org.onegrid.analytics.Definition;
import org.onegrid.analytics.Feature;
import org.onegrid.analytics.Filters;
import org.onegrid.analytics.KeptResult;
import org.onegrid.analytics.Result;
import org.onegrid.analytics.Row;
import org.onegrid.analytics.Row.Unknown;
import org.onegrid.analytics.Scale;
import org.onegrid.analytics.Surface;
import org.onegrid.analytics.Table;
import org.onegrid.analytics.Window;
import org.onegrid.geo.LngLat;
import org.onegrid.geo.Plane;
import org.onegrid.geo.Precision;
import org.onegrid.surface.Frame;
import org.onegrid.surface.Raster;

/** A small response-time result with everything in it: odd names, gaps, a surface, bands, sites. */
final class SampleResult {

    static final LngLat MIDDLE = new LngLat(123.3, 29.6);
    static final Plane PLANE = Plane.at(MIDDLE);
    /** Names that a spreadsheet would run, and one with what CSV has to quote. */
    static final List<String> NAMES = List.of(
            "后岬社区",
            "=HYPERLINK(\"http://x/\",\"点我\")",
            "+86 (0571)",
            "-1+cmd|' /C calc'!A0",
            "@SUM(1,2)",
            "\t=1+1",
            "＝1＋1",
            "逗号,引号\"与\n换行");

    private static final double SIDE = 0.01;

    private SampleResult() {}

    static List<Column> columns() {
        return List.of(
                Column.count("n"),
                Column.count("open"),
                Column.duration("median"),
                Column.duration("p90"),
                Column.duration("p90Low"),
                Column.duration("p90High"),
                Column.share("shareWithin"));
    }

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < NAMES.size(); i++) {
            boolean unknown = i == 3;
            rows.add(new Row(
                    "99010000300" + i,
                    NAMES.get(i),
                    "990100.990100003.99010000300" + i,
                    values(unknown ? 7 : 200 + i, unknown ? null : 600.0 + 450.5 * i),
                    unknown ? Unknown.TOO_FEW : null));
        }
        return rows;
    }

    private static Map<String, @Nullable Object> values(int n, @Nullable Double p90) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("n", n);
        values.put("open", 3L);
        values.put("median", p90 == null ? null : p90 / 3);
        values.put("p90", p90);
        values.put("p90Low", p90 == null ? null : p90 * 0.9);
        values.put("p90High", p90 == null ? null : p90 * 1.25);
        values.put("shareWithin", p90 == null ? null : 1 / 3.0);
        return values;
    }

    static KeptResult kept(boolean withSurface) {
        Row total = new Row("990100", "云澜示范区", "990100", values(1_500, 1_800.0), null);
        Result result = Result.of(new Table(columns(), rows(), total))
                .colouredBy("p90", new Scale(Scale.Kind.ORDERED, List.of(900.0, 1_800.0, 2_700.0)))
                .with(withSurface ? surface() : null)
                .drawing(
                        List.of(new Feature(Map.of("minutes", 10), square(1, 1, 3))),
                        List.of(new Feature(
                                Map.of("role", "new", "rank", 1),
                                Precision.FACTORY.createPoint(MIDDLE.toCoordinate()))))
                .noting(List.of("open-cases-included", "boundaries-of-today"));
        Definition definition = new Definition(
                "response-time",
                "990100",
                null,
                null,
                "community",
                new Window(LocalDate.of(2026, 8, 25), LocalDate.of(2026, 11, 22)),
                new Filters(List.of("201002"), List.of("hotline"), null, new Filters.Hours(18, 23), null),
                null,
                null,
                null,
                Map.of("phase", "response", "quantile", 0.9));
        return new KeptResult(
                "0123456789abcdef0123456789abcdef", definition, Map.of("incidents", "42.7", "partition", 12L), result);
    }

    /** Rises from west to east; nothing is known of the northern quarter. */
    static Surface surface() {
        Coordinate at = PLANE.project(MIDDLE);
        Frame frame = new Frame(at.x - 2_000, at.y - 2_000, 50, 80, 80);
        double[] values = new double[frame.cells()];
        for (int row = 0; row < 80; row++) {
            for (int column = 0; column < 80; column++) {
                values[row * 80 + column] = row >= 60 ? Double.NaN : 45.0 * column;
            }
        }
        return new Surface(Raster.of(frame, values), PLANE, Column.Unit.SECONDS, List.of(900.0, 1_800.0, 2_700.0));
    }

    /** Squares in rows of four. */
    static Map<String, Geometry> shapes() {
        Map<String, Geometry> shapes = new LinkedHashMap<>();
        for (int i = 0; i < NAMES.size(); i++) {
            shapes.put("99010000300" + i, square(i % 4, i / 4, 1));
        }
        return shapes;
    }

    private static Geometry square(int column, int row, int sides) {
        Geometry unit = Precision.FACTORY.createPolygon(new Coordinate[] {
            new Coordinate(0, 0),
            new Coordinate(SIDE * sides, 0),
            new Coordinate(SIDE * sides, SIDE * sides),
            new Coordinate(0, SIDE * sides),
            new Coordinate(0, 0)
        });
        return AffineTransformation.translationInstance(
                        MIDDLE.lng() + (column - 2) * SIDE, MIDDLE.lat() + (row - 1) * SIDE)
                .transform(unit);
    }
}
