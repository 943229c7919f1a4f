package org.onegrid.analytics.staffing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.onegrid.analytics.Analysis;
import org.onegrid.analytics.AreaRows;
import org.onegrid.analytics.Boundaries;
import org.onegrid.analytics.Column;
import org.onegrid.analytics.Column.Unit;
import org.onegrid.analytics.Definition;
import org.onegrid.analytics.Finding;
import org.onegrid.analytics.Result;
import org.onegrid.analytics.Row;
import org.onegrid.analytics.Scale;
import org.onegrid.analytics.Table;
import org.onegrid.analytics.Task;
import org.onegrid.grid.Area;
import org.onegrid.grid.AreaLevel;
import org.onegrid.incident.DistrictZone;
import org.onegrid.problem.Refusal;
import org.springframework.stereotype.Component;

/** Staff, rooms and organisations of areas on a day against what they should have. */
@Component
class StaffingAnalysis implements Analysis<StaffingWish> {

    /** Above the standard by so much, an area stands out. */
    private static final double STANDS_OUT = 1.25;

    private static final int MOST_NAMED = 5;

    private static final List<Column> COLUMNS = List.of(
            Column.number("households", Unit.HOUSEHOLDS),
            Column.number("residents", Unit.PERSONS),
            Column.count("grids"),
            Column.number("needed", Unit.PERSONS),
            Column.number("actual", Unit.PERSONS),
            Column.number("missing", Unit.PERSONS),
            Column.number("perWorker", Unit.HOUSEHOLDS),
            Column.count("posts"),
            Column.count("vacant"),
            Column.count("vacantLeaders"),
            Column.count("vacantMembers"),
            Column.count("vacantInstructors"),
            Column.count("vacantVolunteers"),
            Column.count("large"),
            Column.count("excepted"),
            Column.number("floorSquareMeters", Unit.SQUARE_METERS),
            Column.number("floor", Unit.SQUARE_METERS),
            Column.count("organisationCount"),
            Column.number("organisations", Unit.NONE));

    /** Of these, much is good. */
    private static final Set<String> GOOD = Set.of("floor", "organisations");

    private final StaffRecords records;
    private final DistrictZone zones;

    StaffingAnalysis(StaffRecords records, DistrictZone zones) {
        this.records = records;
        this.zones = zones;
    }

    @Override
    public String kind() {
        return "staffing";
    }

    @Override
    public boolean needsWindow() {
        return false;
    }

    @Override
    public void check(Definition definition, StaffingWish wish) {
        LocalDate asOf = definition.asOf();
        if (asOf != null && asOf.isBefore(today()) && definition.boundaries() != Boundaries.THEN) {
            throw Refusal.invalid(
                    "boundaries-then-needed",
                    "On a past day people served the areas of that day: ask with \"boundaries\": \"then\".");
        }
        if (asOf != null && asOf.isAfter(today())) {
            throw Refusal.invalid("as-of-ahead", "'asOf' lies ahead; who will serve then is not known.");
        }
    }

    @Override
    public StaffingWish wish(Definition definition) {
        return definition.wishAs(StaffingWish.class, StaffingWish.MEMBERS);
    }

    @Override
    public Map<String, Object> inputs(Definition definition, StaffingWish wish) {
        Map<String, Object> inputs = new TreeMap<>(records.versions());
        inputs.put("day", day(definition).toString());
        return inputs;
    }

    private LocalDate day(Definition definition) {
        return Objects.requireNonNullElse(definition.asOf(), today());
    }

    private LocalDate today() {
        return LocalDate.now(zones.usual());
    }

    /** What the rows hold, and all of them together. */
    private record Tallies(List<Tally> rows, Tally total) {

        static Tallies of(int rows) {
            List<Tally> all = new ArrayList<>();
            IntStream.range(0, rows).forEach(row -> all.add(new Tally()));
            return new Tallies(all, new Tally());
        }

        /** Those that an area counts in; the index is one of {@link AreaRows#indexOf}. */
        List<Tally> of(AreaRows index, long areaId) {
            int row = index.indexOf(areaId);
            if (row == AreaRows.OUTSIDE) {
                return List.of();
            }
            return row == AreaRows.NO_ROW ? List.of(total) : List.of(rows.get(row), total);
        }
    }

    /** A community above the size. */
    private record Large(Area area, @Nullable String reasons) {}

    @Override
    public Result compute(Task task, StaffingWish wish) {
        Definition definition = task.definition();
        LocalDate day = day(definition);
        boolean tenures = records.knowsTenures();
        boolean past = day.isBefore(today());
        Map<Long, Map<Role, Integer>> held =
                tenures ? records.held(day) : past ? new HashMap<>() : records.responders();
        boolean staffed = !held.isEmpty();
        Set<Role> known = tenures ? EnumSet.allOf(Role.class) : EnumSet.of(Role.LEADER, Role.MEMBER);
        task.progress(0.3);
        Tallies tallies = Tallies.of(task.rows().size());
        List<Large> large = count(task, wish, held, known, tallies, records.exceptions(day));
        task.progress(0.6);
        for (StaffRecords.Things things : records.things()) {
            tallies.of(task.rows(), things.areaId()).forEach(tally -> tally.things(things));
        }
        boolean communities = task.rows().level() != AreaLevel.GRID;
        String shown = wish.shown().column;
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < task.rows().size(); i++) {
            rows.add(row(
                    task, task.rows().areas().get(i), tallies.rows().get(i).values(wish, staffed, communities), shown));
        }
        Row total = row(
                task,
                task.area(),
                tallies.total().values(wish, staffed, task.area().level() != AreaLevel.GRID),
                shown);
        return Result.of(new Table(COLUMNS, rows, total))
                .colouredBy(shown, scale(rows, shown))
                .withFigures(figures(day, large))
                .finding(findings(wish, rows, total, tallies.total(), large))
                .noting(notes(tenures, past));
    }

    private static List<Large> count(
            Task task,
            StaffingWish wish,
            Map<Long, Map<Role, Integer>> held,
            Set<Role> known,
            Tallies tallies,
            Map<Long, String> exceptions) {
        List<Large> large = new ArrayList<>();
        var tree = task.partition().tree();
        for (Area area : tree.list()) {
            List<Tally> counted = tallies.of(task.rows(), area.id());
            Map<Role, Integer> posts = held.getOrDefault(area.id(), Map.of());
            counted.forEach(tally -> tally.members(posts.getOrDefault(Role.MEMBER, 0)));
            if (tree.isLowest(area)) {
                counted.forEach(tally -> tally.grid(area.households(), area.residents(), wish, posts, known));
            }
            if (area.level() == AreaLevel.COMMUNITY && area.households() > wish.large() && !counted.isEmpty()) {
                String reasons = exceptions.get(area.id());
                counted.forEach(tally -> tally.large(reasons != null));
                large.add(new Large(area, reasons));
            }
        }
        large.sort(Comparator.comparingInt((Large one) -> -one.area().households())
                .thenComparing(one -> one.area().code()));
        return large;
    }

    private static Row row(Task task, Area area, Map<String, @Nullable Object> values, String shown) {
        return Row.of(task.rows(), area, values, values.get(shown) == null ? Row.Unknown.NO_DATA : null);
    }

    private static Scale scale(List<Row> rows, String shown) {
        Unit unit = COLUMNS.stream()
                .filter(column -> column.id().equals(shown))
                .findFirst()
                .orElseThrow()
                .unit();
        Scale scale = Scale.ordered(
                rows.stream()
                        .map(row -> row.number(shown))
                        .filter(Objects::nonNull)
                        .toList(),
                unit);
        return GOOD.contains(shown) ? scale.betterHigh() : scale;
    }

    private static Map<String, @Nullable Object> figures(LocalDate day, List<Large> large) {
        Map<String, @Nullable Object> figures = new TreeMap<>();
        figures.put("day", day.toString());
        figures.put(
                "largeCommunities",
                large.stream()
                        .map(one -> {
                            Map<String, @Nullable Object> shown = new TreeMap<>();
                            shown.put("code", one.area().code());
                            shown.put("name", one.area().name());
                            shown.put("households", one.area().households());
                            shown.put(
                                    "exceptions",
                                    one.reasons() == null
                                            ? List.of()
                                            : List.of(one.reasons().split(",")));
                            return shown;
                        })
                        .toList());
        return figures;
    }

    private static List<Finding> findings(StaffingWish wish, List<Row> rows, Row total, Tally all, List<Large> large) {
        List<Finding> findings = new ArrayList<>();
        rows.stream()
                .filter(row -> above(row, "perWorker", STANDS_OUT * wish.perWorker()))
                .sorted(Comparator.comparingDouble((Row row) -> -Objects.requireNonNull(row.number("perWorker"))))
                .limit(MOST_NAMED)
                .forEach(row -> findings.add(Finding.of(
                        Finding.Kind.UNDERSTAFFED,
                        row,
                        figures(row, total, "perWorker", "needed", "actual", "households"))));
        List<Large> open = large.stream().filter(one -> one.reasons() == null).toList();
        for (Large one : open.subList(0, Math.min(MOST_NAMED, open.size()))) {
            findings.add(Finding.of(
                    Finding.Kind.LARGE_COMMUNITY,
                    one.area(),
                    Map.of(
                            "column",
                            "large",
                            "households",
                            one.area().households(),
                            "limit",
                            wish.large(),
                            "count",
                            open.size(),
                            "excepted",
                            large.size() - open.size())));
        }
        if (total.number("vacant") != null && total.number("vacant") > 0) {
            findings.add(Finding.of(
                    Finding.Kind.VACANT,
                    Map.of(
                            "column",
                            "vacant",
                            "count",
                            Objects.requireNonNull(total.number("vacant")).longValue(),
                            "of",
                            all.posts(),
                            "leaders",
                            all.vacant(Role.LEADER),
                            "members",
                            all.vacant(Role.MEMBER),
                            "instructors",
                            all.vacant(Role.INSTRUCTOR),
                            "volunteers",
                            all.vacant(Role.VOLUNTEER))));
        }
        rows.stream()
                .filter(row -> row.number("floor") != null && row.number("floor") < wish.leastFloor())
                .sorted(Comparator.comparingDouble((Row row) -> Objects.requireNonNull(row.number("floor"))))
                .limit(MOST_NAMED)
                .forEach(row -> {
                    Map<String, @Nullable Object> figures =
                            figures(row, total, "floor", "floorSquareMeters", "households");
                    figures.put("least", wish.leastFloor());
                    figures.put("good", wish.goodFloor());
                    findings.add(Finding.of(Finding.Kind.FLOOR_SHORT, row, figures));
                });
        return findings;
    }

    private static boolean above(Row row, String column, double limit) {
        Double value = row.number(column);
        return value != null && value > limit;
    }

    /** The values of a row, with the first of them as what is said and the same of the whole beside it. */
    private static Map<String, @Nullable Object> figures(Row row, Row total, String said, String... others) {
        Map<String, @Nullable Object> figures = new TreeMap<>();
        figures.put("column", said);
        figures.put("value", row.values().get(said));
        figures.put(said, row.values().get(said));
        figures.put("total", total.values().get(said));
        for (String other : others) {
            figures.put(other, row.values().get(other));
        }
        return figures;
    }

    private static List<String> notes(boolean tenures, boolean past) {
        List<String> notes = new ArrayList<>();
        if (!tenures) {
            notes.add(past ? "staff-of-then-unknown" : "staff-from-responders");
        }
        if (past) {
            notes.add("service-points-of-today");
        }
        return notes;
    }
}
