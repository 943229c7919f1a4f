package org.onegrid.analytics.coverage;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onegrid.analytics.Analysis;
import org.onegrid.analytics.AreaRows;
import org.onegrid.analytics.Boundaries;
import org.onegrid.analytics.Column;
import org.onegrid.analytics.Definition;
import org.onegrid.analytics.Finding;
import org.onegrid.analytics.Result;
import org.onegrid.analytics.Row;
import org.onegrid.analytics.Table;
import org.onegrid.analytics.Task;
import org.onegrid.analytics.Whereabouts;
import org.onegrid.analytics.Window;
import org.onegrid.grid.Area;
import org.onegrid.grid.AreaTree;
import org.onegrid.grid.Partition;
import org.onegrid.identity.Person;
import org.onegrid.problem.Refusal;
import org.onegrid.tiles.TileSources;
import org.onegrid.tracking.patrol.Coverage.Figures;
import org.onegrid.tracking.patrol.Coverage.Part;
import org.onegrid.tracking.patrol.CoverageQuery;
import org.onegrid.tracking.patrol.PatrolDesk;
import org.springframework.stereotype.Component;

/** How much of the roads, buildings and check lists of each area its patrols have visited. */
@Component
class PatrolAnalysis implements Analysis<PatrolAnalysis.Wish> {

    private static final String ROADS = "roads";
    private static final String BUILDINGS = "buildings";
    private static final String ITEMS = "items";
    private static final List<Column> COLUMNS = List.of(
            Column.share(ROADS),
            Column.share(BUILDINGS),
            Column.share(ITEMS),
            Column.number("roadMeters", Column.Unit.NONE),
            Column.number("roadMetersVisited", Column.Unit.NONE));

    private final PatrolDesk patrols;
    private final Partition partition;
    private final TileSources tiles;
    private final Clock clock = Clock.systemUTC();

    PatrolAnalysis(PatrolDesk patrols, Partition partition, TileSources tiles) {
        this.patrols = patrols;
        this.partition = partition;
        this.tiles = tiles;
    }

    /** @param kinds of responders whose visits count; all when left out */
    record Wish(@Nullable List<String> kinds, @Nullable String mapped) {

        static final String MEMBERS = "{\"kinds\": [\"member\"], \"mapped\": \"roads\"}; each may be left out";

        Wish {
            kinds = kinds == null
                    ? List.of()
                    : kinds.stream().map(String::valueOf).distinct().sorted().toList();
            mapped = mapped == null ? ROADS : mapped;
            if (!List.of(ROADS, BUILDINGS, ITEMS).contains(mapped)) {
                throw Refusal.invalid("mapped-unknown", "'mapped' is roads, buildings or items.");
            }
        }

        List<String> counted() {
            return kinds == null ? List.of() : kinds;
        }

        String colouring() {
            return mapped == null ? ROADS : mapped;
        }
    }

    @Override
    public String kind() {
        return "patrol";
    }

    @Override
    public Wish wish(Definition definition) {
        return definition.wishAs(Wish.class, Wish.MEMBERS);
    }

    @Override
    public void admit(Person me, Wish wish) {
        Whereabouts.admit(me);
    }

    @Override
    public void check(Definition definition, Wish wish) {
        if (definition.boundaries() == Boundaries.THEN) {
            throw Refusal.invalid("boundaries-of-today-only", "Patrols are counted by the boundaries of today.");
        }
        if (definition.requireWindow().days() > CoverageQuery.LONGEST.toDays()) {
            throw Refusal.invalid(
                    "window-invalid",
                    "Patrol coverage looks at up to " + CoverageQuery.LONGEST.toDays() + " days at once.");
        }
        // the same rules as for the list of what was not visited
        query(definition, wish, ZoneOffset.UTC);
    }

    /** Visits are computed about seven minutes behind; what is asked anew within five minutes is the same question. */
    @Override
    public Map<String, Object> inputs(Definition definition, Wish wish) {
        long minutes = clock.instant().truncatedTo(ChronoUnit.MINUTES).getEpochSecond() / 60;
        return Map.of("roads", tiles.version("base"), "visits", minutes / 5);
    }

    @Override
    public Result compute(Task task, Wish wish) {
        CoverageQuery query = query(task.definition(), wish, task.zone());
        List<List<Area>> groups = groups(task);
        PatrolDesk.Grouped grouped = patrols.grouped(task.area(), groups, query);
        task.progress(0.9);
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < task.rows().size(); row++) {
            rows.add(row(
                    task.rows(), task.rows().areas().get(row), grouped.figures().get(row)));
        }
        Row total = row(task.rows(), task.area(), grouped.figures().get(groups.size() - 1));
        Table table = new Table(COLUMNS, rows, total);
        String mapped = wish.colouring();
        List<Finding> findings = rows.stream()
                .filter(row -> row.number(mapped) != null)
                .min(Comparator.comparingDouble(row -> share(row, mapped)))
                .filter(row -> share(row, mapped) < share(total, mapped))
                .map(row -> Finding.of(
                        Finding.Kind.LEAST_PATROLLED,
                        row,
                        Map.of(
                                "column", mapped,
                                "share", share(row, mapped),
                                "total", share(total, mapped),
                                "roadMeters", share(row, "roadMeters"),
                                "roadMetersVisited", share(row, "roadMetersVisited"))))
                .stream()
                .toList();
        return Result.of(table)
                .colouredBy(mapped, CoverageTable.scale(table, mapped))
                .withFigures(Map.of("pending", grouped.pending()))
                .finding(findings)
                .noting(Stream.of("boundaries-of-today", grouped.pending() > 0 ? "visits-pending" : "")
                        .filter(note -> !note.isEmpty())
                        .toList());
    }

    private static double share(Row row, String column) {
        Double share = row.number(column);
        return share == null ? 0 : share;
    }

    private static CoverageQuery query(Definition definition, Wish wish, ZoneId zone) {
        Window window = definition.requireWindow();
        Instant end = window.end(zone);
        Instant latest = window.begin(zone).plus(CoverageQuery.LONGEST);
        return new CoverageQuery(
                definition.area(), window.begin(zone), end.isAfter(latest) ? latest : end, wish.counted());
    }

    /** The lowest areas of each row, then those of all. */
    private List<List<Area>> groups(Task task) {
        AreaTree tree = partition.tree();
        List<Area> lowest = tree.list().stream().filter(tree::isLowest).toList();
        List<List<Area>> groups = new ArrayList<>();
        for (int row = 0; row < task.rows().size(); row++) {
            groups.add(new ArrayList<>());
        }
        List<Area> all = new ArrayList<>();
        for (Area area : lowest) {
            int row = task.rows().indexOf(area.id());
            if (row >= 0) {
                groups.get(row).add(area);
            }
            if (row != AreaRows.OUTSIDE) {
                all.add(area);
            }
        }
        groups.add(all);
        return groups;
    }

    private static Row row(AreaRows rows, Area area, Figures figures) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put(ROADS, share(figures.roadMeters()));
        values.put(BUILDINGS, share(figures.buildings()));
        values.put(ITEMS, share(figures.items()));
        values.put("roadMeters", figures.roadMeters().denominator());
        values.put("roadMetersVisited", figures.roadMeters().numerator());
        return Row.of(rows, area, values, figures.roadMeters().denominator() == 0 ? Row.Unknown.NO_DATA : null);
    }

    private static @Nullable Double share(Part part) {
        return part.denominator() == 0 ? null : (double) part.numerator() / part.denominator();
    }
}
