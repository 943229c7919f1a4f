package org.onegrid.analytics.split;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.onegrid.analytics.Analysis;
import org.onegrid.analytics.AreaRows;
import org.onegrid.analytics.Boundaries;
import org.onegrid.analytics.Column;
import org.onegrid.analytics.Column.Unit;
import org.onegrid.analytics.Definition;
import org.onegrid.analytics.Feature;
import org.onegrid.analytics.Finding;
import org.onegrid.analytics.Result;
import org.onegrid.analytics.Row;
import org.onegrid.analytics.Scale;
import org.onegrid.analytics.Table;
import org.onegrid.analytics.Task;
import org.onegrid.geo.Bounds;
import org.onegrid.geo.Plane;
import org.onegrid.grid.Area;
import org.onegrid.grid.AreaLevel;
import org.onegrid.grid.AreaTree;
import org.onegrid.problem.Refusal;
import org.springframework.stereotype.Component;

/** Proposals for dividing a community into grids; the table says what its grids are now. */
@Component
class SplitAnalysis implements Analysis<SplitQuestion> {

    static final String KIND = "split";

    private final Proposals proposals;
    private final CommunityGrounds grounds;

    SplitAnalysis(Proposals proposals, CommunityGrounds grounds) {
        this.proposals = proposals;
        this.grounds = grounds;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean needsWindow() {
        return false;
    }

    @Override
    public void check(Definition definition, SplitQuestion wish) {
        if (definition.boundaries() != Boundaries.TODAY || definition.asOf() != null || definition.frames() != null) {
            throw Refusal.invalid("split-of-today", "Only the grids of today can be divided anew.");
        }
    }

    @Override
    public SplitQuestion wish(Definition definition) {
        return question(definition);
    }

    static SplitQuestion question(Definition definition) {
        SplitQuestion asked = definition.wishAs(SplitQuestion.class, SplitQuestion.MEMBERS);
        String community = asked.community();
        return asked.of(community == null ? definition.area() : community);
    }

    @Override
    public Map<String, Object> inputs(Definition definition, SplitQuestion wish) {
        return grounds.versions();
    }

    /** @throws Refusal 404 when it is not within the area of the question, 422 {@code area-unfit} when it is no community */
    static Area community(AreaTree tree, Area within, AreaRows rows, String code) {
        Area community = tree.find(code)
                .filter(one -> one.id() == within.id() || rows.indexOf(one.id()) != AreaRows.OUTSIDE)
                .orElseThrow(() -> Refusal.notFound("The community"));
        if (community.level() != AreaLevel.COMMUNITY) {
            throw Refusal.invalid("area-unfit", "Communities are divided into grids; " + code + " is none.");
        }
        return community;
    }

    @Override
    public Result compute(Task task, SplitQuestion question) {
        AreaTree tree = task.partition().tree();
        Area community = community(tree, task.area(), task.rows(), String.valueOf(question.community()));
        Map<String, Object> versions = new TreeMap<>(grounds.versions());
        versions.put("partition", task.partition().version());
        Proposals.Found found =
                proposals.find(community, new Proposals.Key(question, versions), task::progress, task::cancelled);
        List<Row> rows = new ArrayList<>();
        for (Area grid : tree.children(community)) {
            rows.add(row(task, grid, found.ground().households().getOrDefault(grid.code(), 0)));
        }
        Row total = row(
                task,
                community,
                found.ground().households().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum());
        List<Feature> drawn = new ArrayList<>();
        for (int i = 0; i < found.proposals().size(); i++) {
            draw(drawn, i, found.proposals().get(i), found.ground());
        }
        List<Double> now = found.ground().households().values().stream()
                .map(Integer::doubleValue)
                .toList();
        return Result.of(new Table(List.of(Column.number("households", Unit.HOUSEHOLDS)), rows, total))
                .colouredBy("households", Scale.ordered(now, Unit.HOUSEHOLDS))
                .drawing(List.of(), drawn)
                .withFigures(Definition.spelt(figures(community, found, now)))
                .finding(List.of(finding(community, found.proposals().get(0), now)));
    }

    private static Row row(Task task, Area area, int households) {
        return Row.of(task.rows(), area, Map.of("households", households), null);
    }

    private static void draw(List<Feature> drawn, int number, Proposal proposal, CommunityGrounds.Ground ground) {
        Plane plane = Plane.at(Bounds.of(proposal.parts().get(0).getEnvelopeInternal()));
        for (int part = 0; part < proposal.parts().size(); part++) {
            Geometry shape = proposal.parts().get(part);
            IndexedPointInAreaLocator locator = new IndexedPointInAreaLocator(shape);
            int residents = ground.people().stream()
                    .filter(one -> locator.locate(one.place().toCoordinate()) != Location.EXTERIOR)
                    .mapToInt(CommunityGrounds.People::residents)
                    .sum();
            long buildings = ground.terrain().buildings().stream()
                    .filter(one -> locator.locate(one.getInteriorPoint().getCoordinate()) != Location.EXTERIOR)
                    .count();
            drawn.add(new Feature(
                    Map.of(
                            "proposal",
                            number,
                            "part",
                            part,
                            "households",
                            Math.round(proposal.plan().households().get(part)),
                            "residents",
                            residents,
                            "buildings",
                            buildings,
                            "squareMeters",
                            Math.round(plane.areaSquareMeters(shape)),
                            "compactness",
                            proposal.figures().compactness().get(part)),
                    shape));
        }
    }

    private static SplitFigures figures(Area community, Proposals.Found found, List<Double> now) {
        return new SplitFigures(
                new SplitFigures.Community(community.code(), community.name()),
                Math.round(now.stream().mapToDouble(Double::doubleValue).sum()),
                found.blocks(),
                SplitFigures.Sizes.of(now),
                found.proposals().stream().map(SplitFigures.Proposed::of).toList());
    }

    private static Finding finding(Area community, Proposal best, List<Double> now) {
        Map<String, @Nullable Object> figures = new TreeMap<>();
        figures.put("column", "households");
        figures.put("imbalanceBefore", SplitFigures.Sizes.of(now).imbalance());
        figures.put("imbalanceAfter", best.plan().imbalance());
        figures.put("parts", best.parts().size());
        figures.put("grids", now.size());
        figures.put("alongShare", best.figures().alongShare());
        return Finding.of(Finding.Kind.SPLIT_EVENS_OUT, community, figures);
    }
}
