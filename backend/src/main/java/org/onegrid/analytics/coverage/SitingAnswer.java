package org.onegrid.analytics.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.onegrid.analytics.Column;
import org.onegrid.analytics.Definition;
import org.onegrid.analytics.Feature;
import org.onegrid.analytics.Finding;
import org.onegrid.analytics.Result;
import org.onegrid.analytics.Row;
import org.onegrid.analytics.Table;
import org.onegrid.analytics.Task;
import org.onegrid.analytics.coverage.SitingWish.DemandKind;
import org.onegrid.analytics.coverage.SitingWish.Goal;
import org.onegrid.geo.Precision;
import org.onegrid.grid.Area;
import org.onegrid.network.Reach;
import org.onegrid.network.Snap;
import org.onegrid.siting.SitingPlan;

/** What a choice of sites means: who they serve, in which order they help most, and what changes in every area. */
final class SitingAnswer {

    private final Task task;
    private final SitingWish wish;
    private final Ways ways;
    private final Homes homes;
    private final AreaHomes members;
    private final SitingDemand demand;
    private final SitingAnalysis.Sites sites;
    private final SitingPlan plan;
    private final int[] minutes;
    private final int limitMillis;
    private final int[] before;
    private final int[] after;
    private final Reach reach;

    SitingAnswer(
            Task task,
            SitingWish wish,
            Ways ways,
            Doors doors,
            AreaHomes members,
            SitingDemand demand,
            SitingAnalysis.Sites sites,
            SitingPlan plan) {
        this.task = task;
        this.wish = wish;
        this.ways = ways;
        this.homes = doors.homes();
        this.members = members;
        this.demand = demand;
        this.sites = sites;
        this.plan = plan;
        minutes = new int[] {Objects.requireNonNull(wish.minutes())};
        limitMillis = minutes[0] * 60_000;
        before = doors.millis(reach(sites.snaps().subList(0, sites.standing())));
        reach = reach(plan.sites().stream().map(site -> sites.snaps().get(site)).toList());
        after = doors.millis(reach);
    }

    private Reach reach(List<Snap> from) {
        return Reach.within(ways.travel(), from, Ways.LIMIT_MILLIS);
    }

    Result result(boolean merged) {
        Table table = table();
        List<String> notes = new ArrayList<>(List.of("free-flow-times"));
        if (merged) {
            notes.add("homes-merged");
        }
        if (demand.offRoad() > 0) {
            notes.add("demand-off-road");
        }
        return Result.of(table)
                .colouredBy("after", CoverageTable.scale(table, "after"))
                .drawing(Bands.of(ways, reach, minutes), points())
                .withFigures(figures())
                .finding(List.of(Finding.of(
                        Finding.Kind.SITES_GAIN,
                        Map.of(
                                "sites", (long) plan.sites().size() - sites.standing() - sites.fixed(),
                                "minutes", minutes[0],
                                "before", share(total(before)),
                                "after", share(total(after)),
                                "households", total(before).households()))))
                .noting(notes);
    }

    private Figures total(int[] millis) {
        return Figures.of(homes, millis, members.within(), minutes, true);
    }

    private static double share(Figures figures) {
        @Nullable Double share = figures.shares().get(0);
        return share == null ? 0 : share;
    }

    private Table table() {
        List<Column> columns = List.of(
                new Column(CoverageTable.HOUSEHOLDS, Column.Unit.HOUSEHOLDS, Column.Kind.COUNT),
                Column.share("before"),
                Column.share("after"),
                Column.duration("meanBefore"),
                Column.duration("meanAfter"));
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < task.rows().size(); row++) {
            rows.add(row(task.rows().areas().get(row), members.of(row)));
        }
        return new Table(columns, rows, row(task.area(), members.within()));
    }

    private Row row(Area area, int[] of) {
        Figures was = Figures.of(homes, before, of, minutes, false);
        Figures is = Figures.of(homes, after, of, minutes, false);
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put(CoverageTable.HOUSEHOLDS, was.households());
        values.put("before", was.shares().get(0));
        values.put("after", is.shares().get(0));
        values.put("meanBefore", was.mean());
        values.put("meanAfter", is.mean());
        return Row.of(task.rows(), area, values, was.households() == 0 ? Row.Unknown.NO_DATA : null);
    }

    private Map<String, @Nullable Object> figures() {
        Goal goal = Objects.requireNonNull(wish.goal());
        double scale = goal == Goal.LEAST_TIME ? demand.total() * 1000 : 1;
        String unit = switch (goal) {
            case COVER -> Objects.requireNonNull(wish.demand()).word();
            case LEAST_TIME -> "seconds";
            case FEWEST -> "sites";
        };
        int given = sites.standing() + sites.fixed();
        return Definition.spelt(new SitingFigures(
                goal.word(),
                plan.sites().size() - given,
                sites.standing(),
                sites.snaps().size() - given,
                demand.total(),
                plan.value() / scale,
                plan.bound() / scale,
                plan.gap(),
                plan.gap() == 0,
                unit,
                List.of(minutes[0]),
                total(before),
                total(after)));
    }

    /** What stands and what is chosen; the new ones in the order in which each helps most beside those before it. */
    private List<Feature> points() {
        List<Feature> points = new ArrayList<>();
        int given = sites.standing() + sites.fixed();
        List<Integer> open = new ArrayList<>(
                plan.sites().stream().filter(site -> site >= given).toList());
        int[] best = times(reach(sites.snaps().subList(0, given)));
        Map<Integer, int[]> alone = new HashMap<>();
        open.forEach(site -> alone.put(site, times(reach(List.of(sites.snaps().get(site))))));
        Map<Integer, Double> served = new HashMap<>();
        for (int i = 0; i < plan.sites().size(); i++) {
            served.put(plan.sites().get(i), plan.served().get(i));
        }
        for (int site : plan.sites()) {
            if (site < given) {
                points.add(point(site, site < sites.standing() ? "standing" : "fixed", null, null, served));
            }
        }
        for (int rank = 1; !open.isEmpty(); rank++) {
            int helps = -1;
            double most = -1;
            int[] helped = best;
            for (int site : open) {
                int[] own = Objects.requireNonNull(alone.get(site));
                double gain = gain(best, own, wish.goal() == Goal.LEAST_TIME);
                if (gain > most) {
                    most = gain;
                    helps = site;
                    helped = own;
                }
            }
            points.add(point(helps, "new", rank, gain(best, helped, false), served));
            best = nearer(best, helped);
            open.remove((Integer) helps);
        }
        return points;
    }

    private int[] times(Reach from) {
        return demand.places().stream().mapToInt(from::millisTo).toArray();
    }

    private static int[] nearer(int[] a, int[] b) {
        int[] nearer = new int[a.length];
        Arrays.setAll(nearer, i -> Math.min(a[i], b[i]));
        return nearer;
    }

    /** Weight that is reached in time by another and was not before, or the time it saves all. */
    private double gain(int[] best, int[] other, boolean time) {
        double gain = 0;
        for (int i = 0; i < best.length; i++) {
            if (time) {
                long was = Math.min(best[i], Ways.LIMIT_MILLIS);
                gain += demand.weights()[i] * Math.max(0, was - Math.min(other[i], Ways.LIMIT_MILLIS));
            } else if (best[i] > limitMillis && other[i] <= limitMillis) {
                gain += demand.weights()[i];
            }
        }
        return gain;
    }

    private Feature point(
            int site, String role, @Nullable Integer rank, @Nullable Double gain, Map<Integer, Double> served) {
        Source source = sites.places().get(site);
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        properties.put("role", role);
        properties.put("rank", rank);
        properties.put("name", source.name());
        properties.put("kind", source.kind());
        properties.put("gain", gain);
        properties.put("households", wish.demand() == DemandKind.HOUSEHOLDS ? served.get(site) : null);
        properties.put("served", served.get(site));
        return new Feature(
                properties, Precision.FACTORY.createPoint(source.place().toCoordinate()));
    }
}
