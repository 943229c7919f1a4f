package org.onegrid.analytics.density;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onegrid.analytics.Analysis;
import org.onegrid.analytics.AreaRows;
import org.onegrid.analytics.Canvas;
import org.onegrid.analytics.CaseVersion;
import org.onegrid.analytics.Definition;
import org.onegrid.analytics.Finding;
import org.onegrid.analytics.Result;
import org.onegrid.analytics.Row;
import org.onegrid.analytics.Scale;
import org.onegrid.analytics.Slices;
import org.onegrid.analytics.Surface;
import org.onegrid.analytics.SurfaceWish;
import org.onegrid.analytics.Table;
import org.onegrid.analytics.Task;
import org.onegrid.analytics.TimeFrame;
import org.onegrid.analytics.Window;
import org.onegrid.analytics.cases.CaseReader;
import org.onegrid.grid.Area;
import org.onegrid.grid.Grounds;
import org.onegrid.grid.change.Dwellings;
import org.springframework.stereotype.Component;

/** How many cases there are for each square kilometre or 1,000 households, by area and as a surface. */
@Component
class DensityAnalysis implements Analysis<DensityWish> {

    private static final double READ = 0.7;

    private final CaseReader cases;
    private final CaseVersion version;
    private final Exposure exposure;
    private final Grounds grounds;
    private final Dwellings dwellings;

    DensityAnalysis(CaseReader cases, CaseVersion version, Exposure exposure, Grounds grounds, Dwellings dwellings) {
        this.cases = cases;
        this.version = version;
        this.exposure = exposure;
        this.grounds = grounds;
        this.dwellings = dwellings;
    }

    @Override
    public String kind() {
        return "density";
    }

    @Override
    public DensityWish wish(Definition definition) {
        return definition.wishAs(DensityWish.class, DensityWish.MEMBERS);
    }

    @Override
    public Map<String, Object> inputs(Definition definition, DensityWish wish) {
        Map<String, Object> inputs = new HashMap<>(version.inputs(definition));
        if (wish.surface() != null) {
            inputs.put("elements", exposure.elements());
        }
        return inputs;
    }

    @Override
    public Result compute(Task task, DensityWish wish) {
        Window window = task.definition().requireWindow();
        Slices slices = new Slices(window, task.definition().frames());
        Counts counts = new Counts(task, slices);
        DensitySurface drawing = drawing(task, wish);
        Set<CaseReader.Part> parts = EnumSet.noneOf(CaseReader.Part.class);
        if (drawing != null) {
            parts.add(CaseReader.Part.PLACE);
        }
        cases.read(task, window, parts, READ, one -> {
            counts.take(one);
            if (drawing != null) {
                drawing.take(one);
            }
        });
        DensityTable rows = new DensityTable(task, wish.against(), exposure.of(task, wish.against()));
        Table table = new Table(rows.columns(), rows.rows(counts.all()), rows.total(counts.all()));
        List<TimeFrame> frames = slices.frames(i -> rows.rows(counts.of(i)), i -> rows.total(counts.of(i)));
        task.progress(READ + 0.1);
        Surface surface = drawing == null
                ? null
                : wish.against() == DensityWish.Per.KM2 ? drawing.perKm2() : drawing.perHouseholds(homes(task));
        task.progress(1);
        return Result.of(table)
                .colouredBy(
                        DensityTable.MAPPED,
                        Scale.ordered(
                                table,
                                frames,
                                DensityTable.MAPPED,
                                wish.against().unit()))
                .with(surface)
                .withFrames(frames)
                .finding(findings(task, table, counts, surface, drawing))
                .noting(task.notes());
    }

    private @Nullable DensitySurface drawing(Task task, DensityWish wish) {
        SurfaceWish surface = wish.surface();
        Canvas canvas = surface == null ? null : Canvas.over(grounds, task, surface);
        return canvas == null ? null : new DensitySurface(canvas, surface);
    }

    /** Where households live in the area, as of now. */
    private List<Dwellings.Dwelling> homes(Task task) {
        return dwellings.within(task.partition().tree().list().stream()
                .filter(area ->
                        task.partition().tree().isLowest(area) && task.rows().indexOf(area.id()) != AreaRows.OUTSIDE)
                .map(Area::id)
                .toList());
    }

    private static List<Finding> findings(
            Task task, Table table, Counts counts, @Nullable Surface surface, @Nullable DensitySurface drawing) {
        List<Finding> findings = new ArrayList<>();
        Changes.sharpest(task, counts.half(0), counts.half(1)).ifPresent(findings::add);
        Double whole = table.total().number(DensityTable.MAPPED);
        if (whole != null) {
            List<Row> known = table.rows().stream()
                    .filter(row -> row.unknown() == null)
                    .sorted(Comparator.comparingDouble((Row row) -> value(row, ""))
                            .reversed())
                    .toList();
            if (!known.isEmpty() && value(known.get(0), "Low") > whole) {
                findings.add(Finding.of(Finding.Kind.MOST_DENSE, known.get(0), figures(known.get(0), whole)));
            }
            Row last = known.isEmpty() ? null : known.get(known.size() - 1);
            if (last != null && value(last, "High") < whole) {
                findings.add(Finding.of(Finding.Kind.SPARSEST_AREA, last, figures(last, whole)));
            }
        }
        Canvas.Spot highest = surface == null || drawing == null ? null : drawing.highest(surface);
        if (drawing != null && highest != null && whole != null) {
            task.partition()
                    .locate(highest.place())
                    .ifPresent(area -> findings.add(Finding.of(
                            Finding.Kind.DENSEST_PLACE,
                            area,
                            Map.of(
                                    "lng",
                                    highest.place().lng(),
                                    "lat",
                                    highest.place().lat(),
                                    "value",
                                    Math.round(highest.value() * 10) / 10.0,
                                    "n",
                                    drawing.near(highest),
                                    "whole",
                                    whole,
                                    "column",
                                    DensityTable.MAPPED))));
        }
        long grey = table.rows().stream().filter(row -> row.unknown() != null).count();
        if (grey > 0) {
            findings.add(Finding.of(
                    Finding.Kind.GREY_AREAS,
                    Map.of("count", grey, "of", table.rows().size())));
        }
        return findings;
    }

    private static long n(Row row) {
        Double n = row.number("n");
        return n == null ? 0 : n.longValue();
    }

    private static double value(Row row, String end) {
        Double value = row.number(DensityTable.MAPPED + end);
        return value == null ? Double.NaN : value;
    }

    private static Map<String, @Nullable Object> figures(Row row, double whole) {
        return Map.of(
                "value", value(row, ""),
                "low", value(row, "Low"),
                "high", value(row, "High"),
                "n", n(row),
                "whole", whole,
                "column", DensityTable.MAPPED);
    }
}
