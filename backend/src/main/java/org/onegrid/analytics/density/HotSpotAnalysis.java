package org.onegrid.analytics.density;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onegrid.analytics.Analysis;
import org.onegrid.analytics.CaseVersion;
import org.onegrid.analytics.Column;
import org.onegrid.analytics.Definition;
import org.onegrid.analytics.Finding;
import org.onegrid.analytics.Result;
import org.onegrid.analytics.Row;
import org.onegrid.analytics.Row.Unknown;
import org.onegrid.analytics.Scale;
import org.onegrid.analytics.Slices;
import org.onegrid.analytics.Table;
import org.onegrid.analytics.Task;
import org.onegrid.analytics.TimeFrame;
import org.onegrid.analytics.Window;
import org.onegrid.analytics.cases.CaseReader;
import org.onegrid.grid.Area;
import org.onegrid.statistics.HotSpots;
import org.springframework.stereotype.Component;

/** Which areas have, with their neighbours, more or fewer cases than chance would give them. */
@Component
class HotSpotAnalysis implements Analysis<HotSpotWish> {

    /** Areas with fewer households have rates that say nothing, and would drown those of their neighbours. */
    static final int LEAST_HOUSEHOLDS = 20;

    private static final double READ = 0.7;
    private static final String MAPPED = "kind";

    private final CaseReader cases;
    private final CaseVersion version;
    private final Exposure exposure;

    HotSpotAnalysis(CaseReader cases, CaseVersion version, Exposure exposure) {
        this.cases = cases;
        this.version = version;
        this.exposure = exposure;
    }

    @Override
    public String kind() {
        return "hot-spots";
    }

    @Override
    public HotSpotWish wish(Definition definition) {
        return definition.wishAs(HotSpotWish.class, HotSpotWish.MEMBERS);
    }

    @Override
    public Map<String, Object> inputs(Definition definition, HotSpotWish wish) {
        return version.inputs(definition);
    }

    @Override
    public Result compute(Task task, HotSpotWish wish) {
        Window window = task.definition().requireWindow();
        Slices slices = new Slices(window, task.definition().frames());
        Counts counts = new Counts(task, slices);
        cases.read(task, window, EnumSet.noneOf(CaseReader.Part.class), READ, counts::take);
        double[] by = exposure.of(task, wish.against());
        int[][] neighbours = exposure.neighbours(task);
        List<Column> columns = List.of(
                Column.count("n"),
                Column.number("value", wish.against().unit()),
                Column.number("z", Column.Unit.NONE),
                Column.number("p", Column.Unit.NONE),
                Column.text(MAPPED));
        Table table = new Table(columns, rows(task, wish, counts.all(), by, neighbours), total(task, counts.all(), by));
        List<TimeFrame> frames = slices.frames(
                i -> {
                    task.progress(READ + (1 - READ) * i / slices.size());
                    return rows(task, wish, counts.of(i), by, neighbours);
                },
                i -> total(task, counts.of(i), by));
        return Result.of(table)
                .colouredBy(MAPPED, Scale.ofKinds())
                .withFrames(frames)
                .finding(findings(table))
                .noting(task.notes());
    }

    private static List<Row> rows(Task task, HotSpotWish wish, long[] counts, double[] by, int[][] neighbours) {
        boolean[] told = new boolean[task.rows().size()];
        int[] place = new int[told.length];
        int size = 0;
        for (int i = 0; i < told.length; i++) {
            told[i] =
                    wish.against() == DensityWish.Per.KM2 ? by[i] > 0 : by[i] * Exposure.HOUSEHOLDS >= LEAST_HOUSEHOLDS;
            place[i] = told[i] ? size++ : -1;
        }
        double[] rates = new double[size];
        int[][] near = new int[size][];
        for (int i = 0; i < told.length; i++) {
            if (told[i]) {
                rates[place[i]] = counts[i] / by[i];
                near[place[i]] = Arrays.stream(neighbours[i])
                        .filter(other -> told[other])
                        .map(other -> place[other])
                        .toArray();
            }
        }
        HotSpots spots = HotSpots.of(rates, near);
        HotSpots.Kind[] kinds = spots.kinds(wish.allowed());
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < told.length; i++) {
            Map<String, @Nullable Object> values = new HashMap<>();
            values.put("n", counts[i]);
            values.put("value", by[i] > 0 ? (Double) rounded(counts[i] / by[i]) : null);
            values.put("z", told[i] ? (Double) rounded(spots.z(place[i])) : null);
            values.put("p", told[i] ? (Double) (Math.round(spots.p(place[i]) * 1e8) / 1e8) : null);
            values.put(MAPPED, told[i] ? word(kinds[place[i]]) : null);
            Area area = task.rows().areas().get(i);
            rows.add(Row.of(task.rows(), area, values, told[i] ? null : by[i] > 0 ? Unknown.TOO_FEW : Unknown.NO_DATA));
        }
        return rows;
    }

    private static Row total(Task task, long[] counts, double[] by) {
        Map<String, @Nullable Object> values = new HashMap<>();
        long n = counts[counts.length - 1];
        double all = by[by.length - 1];
        values.put("n", n);
        values.put("value", all > 0 ? (Double) rounded(n / all) : null);
        values.put("z", null);
        values.put("p", null);
        values.put(MAPPED, null);
        return Row.of(task.rows(), task.area(), values, all > 0 ? null : Unknown.NO_DATA);
    }

    private static List<Finding> findings(Table table) {
        List<Finding> findings = new ArrayList<>();
        Comparator<Row> byZ = Comparator.comparingDouble(row -> {
            Double z = row.number("z");
            return z == null ? 0 : z;
        });
        of(table, HotSpots.Kind.HOT).stream()
                .max(byZ)
                .ifPresent(row -> findings.add(spot(Finding.Kind.HOT_AREA, row, table.total())));
        of(table, HotSpots.Kind.COLD).stream()
                .min(byZ)
                .ifPresent(row -> findings.add(spot(Finding.Kind.COLD_AREA, row, table.total())));
        findings.add(Finding.of(
                Finding.Kind.HOT_AREAS,
                Map.of(
                        "hot", of(table, HotSpots.Kind.HOT).size(),
                        "cold", of(table, HotSpots.Kind.COLD).size(),
                        "of", table.rows().size())));
        return findings;
    }

    private static Finding spot(Finding.Kind kind, Row row, Row total) {
        Map<String, @Nullable Object> figures = new HashMap<>();
        for (String column : List.of("n", "value", "z", "p")) {
            figures.put(column, row.values().get(column));
        }
        figures.put("whole", total.values().get("value"));
        figures.put("column", "value");
        return Finding.of(kind, row, figures);
    }

    private static List<Row> of(Table table, HotSpots.Kind kind) {
        return table.rows().stream()
                .filter(row -> word(kind).equals(row.values().get(MAPPED)))
                .toList();
    }

    private static String word(HotSpots.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static double rounded(double value) {
        return Math.round(value * 1e4) / 1e4;
    }
}
