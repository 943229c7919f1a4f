package org.onegrid.analytics.coverage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onegrid.analytics.Analysis;
import org.onegrid.analytics.Definition;
import org.onegrid.analytics.Feature;
import org.onegrid.analytics.Finding;
import org.onegrid.analytics.Result;
import org.onegrid.analytics.Row;
import org.onegrid.analytics.Surface;
import org.onegrid.analytics.Table;
import org.onegrid.analytics.Task;
import org.onegrid.geo.Precision;
import org.onegrid.grid.Grounds;
import org.onegrid.identity.Person;
import org.onegrid.network.Reach;
import org.onegrid.network.Snap;
import org.onegrid.network.Travel;
import org.onegrid.problem.Refusal;
import org.springframework.stereotype.Component;

/** How many households, and members of each group of residents, are reached in time, by area; where, and who is not. */
@Component
class CoverageAnalysis implements Analysis<CoverageWish> {

    private static final double WORTH_TELLING_SECONDS = 15;
    private static final int MOST_AREAS_TOLD = 12;

    private final RoadNets nets;
    private final HomeMap homeMap;
    private final WishedSources sources;
    private final Grounds grounds;

    CoverageAnalysis(RoadNets nets, HomeMap homeMap, WishedSources sources, Grounds grounds) {
        this.nets = nets;
        this.homeMap = homeMap;
        this.sources = sources;
        this.grounds = grounds;
    }

    @Override
    public String kind() {
        return "coverage";
    }

    @Override
    public boolean needsWindow() {
        return false;
    }

    @Override
    public CoverageWish wish(Definition definition) {
        return definition.wishAs(CoverageWish.class, CoverageWish.MEMBERS);
    }

    @Override
    public void admit(Person me, CoverageWish wish) {
        sources.admit(me, wish.sources());
    }

    @Override
    public void check(Definition definition, CoverageWish wish) {
        sources.check(definition.area(), wish.sources());
        String mapped = CoverageTable.mapped(wish);
        if (CoverageTable.columns(wish).stream().noneMatch(column -> column.id().equals(mapped))) {
            throw Refusal.invalid("mapped-unknown", "'mapped' is a column of the table, such as nearest.");
        }
        if (!wish.closures().isEmpty()) {
            Closure.links(nets.current(), wish.closures());
        }
    }

    @Override
    public Map<String, Object> inputs(Definition definition, CoverageWish wish) {
        Map<String, Object> inputs = new TreeMap<>(Map.of("roads", nets.version(), "elements", homeMap.version()));
        sources.version(definition.area(), wish.sources()).ifPresent(version -> inputs.put("responders", version));
        return inputs;
    }

    @Override
    public Result compute(Task task, CoverageWish wish) {
        int[] minutes = wish.limits();
        WishedSources.Found found = sources.find(task.area(), wish.sources());
        Terrain terrain = Terrain.of(nets, homeMap, wish.travelMode());
        Ways ways = terrain.ways();
        Doors doors = terrain.doors();
        Homes homes = doors.homes();
        task.progress(0.2);
        List<Snap> snaps =
                ways.snaps(found.sources().stream().map(Source::place).toList());
        boolean closing = !wish.closures().isEmpty();
        Travel travel = closing ? ways.travel().closing(Closure.links(terrain.net(), wish.closures())) : ways.travel();
        Reach reach = Reach.within(travel, snaps, Ways.LIMIT_MILLIS);
        int[] millis = doors.millis(reach);
        int @Nullable [] open = closing ? doors.millis(Reach.within(ways.travel(), snaps, Ways.LIMIT_MILLIS)) : null;
        task.progress(0.3);
        AreaHomes members = AreaHomes.of(homes, task.rows());
        CoverageTable coverage = new CoverageTable(wish, homes, members, millis, open);
        Table table = coverage.table(task.rows(), task.area());
        Figures total = coverage.figures(task.area().code());
        int last = minutes[minutes.length - 1];
        Uncovered uncovered = Uncovered.of(doors, reach, millis, members.within(), task.rows(), last * 60_000);
        task.progress(0.4);
        List<Feature> bands = Bands.of(ways, reach, minutes);
        task.progress(0.5);
        Surface surface = surface(task, wish, ways, reach);
        List<Feature> points = new ArrayList<>(found.places());
        points.addAll(uncovered.points());
        String mapped = CoverageTable.mapped(wish);
        return Result.of(table)
                .colouredBy(mapped, CoverageTable.scale(table, mapped))
                .with(surface)
                .drawing(bands, points)
                .withFigures(figures(found, snaps.size(), minutes, total, uncovered))
                .finding(findings(minutes, table, total, uncovered, closing))
                .noting(notes(found, snaps.size(), homes, closing));
    }

    private @Nullable Surface surface(Task task, CoverageWish wish, Ways ways, Reach reach) {
        CoverageWish.SurfaceWish cells = wish.surface();
        return cells == null ? null : TravelSurface.of(grounds, task, ways, reach, cells.cellMeters(), wish.limits());
    }

    private static Map<String, @Nullable Object> figures(
            WishedSources.Found found, int onRoads, int[] minutes, Figures total, Uncovered uncovered) {
        Map<String, @Nullable Object> figures = new LinkedHashMap<>();
        figures.put("minutes", java.util.Arrays.stream(minutes).boxed().toList());
        figures.put("sources", found.sources().size());
        figures.put("sourcesOnRoads", onRoads);
        figures.put("seen", found.seen());
        figures.put("total", Definition.spelt(total));
        figures.put(
                "uncovered",
                new TreeMap<String, Object>(Map.of(
                        "households", uncovered.households(),
                        "buildings", uncovered.buildings(),
                        "listed", uncovered.points().size(),
                        "minutes", minutes[minutes.length - 1])));
        return figures;
    }

    private static List<Finding> findings(
            int[] minutes, Table table, Figures total, Uncovered uncovered, boolean closing) {
        List<Finding> findings = new ArrayList<>();
        int middle = minutes[minutes.length / 2];
        String share = CoverageTable.share(middle);
        if (closing) {
            table.rows().stream()
                    .filter(row -> slower(row) >= WORTH_TELLING_SECONDS)
                    .sorted(Comparator.comparingDouble(CoverageAnalysis::slower).reversed())
                    .limit(MOST_AREAS_TOLD)
                    .forEach(row -> findings.add(Finding.of(
                            Finding.Kind.CLOSURE_SLOWS,
                            row,
                            Map.of(
                                    "column", CoverageTable.SLOWER,
                                    "before", known(row, CoverageTable.MEAN_OPEN),
                                    "after", known(row, CoverageTable.MEAN),
                                    "households", known(row, CoverageTable.HOUSEHOLDS)))));
        }
        table.rows().stream()
                .filter(row -> row.number(share) != null)
                .min(Comparator.comparingDouble(row -> known(row, share)))
                .filter(row -> known(row, share) < 1)
                .ifPresent(row -> findings.add(Finding.of(
                        Finding.Kind.LEAST_COVERED,
                        row,
                        Map.of(
                                "column",
                                share,
                                "share",
                                known(row, share),
                                "minutes",
                                middle,
                                "households",
                                known(row, CoverageTable.HOUSEHOLDS),
                                "whole",
                                known(table.total(), share)))));
        if (uncovered.households() > 0) {
            findings.add(Finding.of(
                    Finding.Kind.UNCOVERED,
                    Map.of(
                            "households",
                            uncovered.households(),
                            "share",
                            (double) uncovered.households() / total.households(),
                            "of",
                            total.households(),
                            "minutes",
                            minutes[minutes.length - 1])));
        }
        int at = minutes.length / 2;
        total.groups().stream()
                .filter(group -> group.persons() >= 100)
                .min(Comparator.comparingDouble(group -> part(group.shares().get(at))))
                .filter(group ->
                        part(group.shares().get(at)) < part(total.shares().get(at)) - 0.01)
                .ifPresent(group -> findings.add(Finding.of(
                        Finding.Kind.GROUP_BEHIND,
                        Map.of(
                                "column", CoverageTable.share(group.id(), middle),
                                "group", group.id(),
                                "persons", group.persons(),
                                "share", part(group.shares().get(at)),
                                "total", part(total.shares().get(at)),
                                "minutes", middle))));
        return findings;
    }

    private static double slower(Row row) {
        return known(row, CoverageTable.SLOWER);
    }

    private static double known(Row row, String column) {
        return part(row.number(column));
    }

    private static double part(@Nullable Double value) {
        return value == null ? 0 : value;
    }

    private static List<String> notes(WishedSources.Found found, int onRoads, Homes homes, boolean closing) {
        List<String> notes = new ArrayList<>(List.of("free-flow-times"));
        if (found.atPosts() > 0) {
            notes.add("some-at-their-posts");
        }
        if (onRoads < found.sources().size()) {
            notes.add("sources-off-road");
        }
        if (homes.size() == 0) {
            notes.add("no-households");
        }
        if (closing) {
            notes.add("roads-closed");
        }
        return notes;
    }

    /** The stations, to be drawn. */
    static Feature station(Source source) {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        properties.put("role", "station");
        properties.put("origin", source.origin());
        properties.put("name", source.name());
        properties.put("kind", source.kind());
        return new Feature(
                properties, Precision.FACTORY.createPoint(source.place().toCoordinate()));
    }
}
