package org.onegrid.analytics.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.onegrid.analytics.Analysis;
import org.onegrid.analytics.CaseVersion;
import org.onegrid.analytics.Definition;
import org.onegrid.analytics.Result;
import org.onegrid.analytics.Task;
import org.onegrid.analytics.cases.CaseReader;
import org.onegrid.analytics.coverage.SitingWish.DemandKind;
import org.onegrid.analytics.coverage.SitingWish.Goal;
import org.onegrid.identity.Person;
import org.onegrid.network.Snap;
import org.onegrid.network.TravelMatrix;
import org.onegrid.problem.Refusal;
import org.onegrid.siting.Demand;
import org.onegrid.siting.Siting;
import org.onegrid.siting.SitingOrder;
import org.onegrid.siting.SitingPlan;
import org.springframework.stereotype.Component;

/** Where the next service points should stand, and how far that may be from the best there is. */
@Component
class SitingAnalysis implements Analysis<SitingWish> {

    /** For the least time, who is farther away counts with this. */
    private static final int MISS_MILLIS = 3_600_000;

    private final RoadNets nets;
    private final HomeMap homeMap;
    private final WishedSources sources;
    private final Candidates candidates;
    private final CaseReader cases;
    private final CaseVersion caseVersion;

    SitingAnalysis(
            RoadNets nets,
            HomeMap homeMap,
            WishedSources sources,
            Candidates candidates,
            CaseReader cases,
            CaseVersion caseVersion) {
        this.nets = nets;
        this.homeMap = homeMap;
        this.sources = sources;
        this.candidates = candidates;
        this.cases = cases;
        this.caseVersion = caseVersion;
    }

    @Override
    public String kind() {
        return "siting";
    }

    @Override
    public boolean needsWindow() {
        return false;
    }

    @Override
    public SitingWish wish(Definition definition) {
        return definition.wishAs(SitingWish.class, SitingWish.MEMBERS);
    }

    @Override
    public void admit(Person me, SitingWish wish) {
        if (wish.sources() != null) {
            sources.admit(me, wish.sources());
        }
    }

    @Override
    public void check(Definition definition, SitingWish wish) {
        if (wish.sources() != null) {
            sources.check(definition.area(), wish.sources());
        }
        if (wish.demand() == DemandKind.CASES) {
            definition.requireWindow();
        }
    }

    @Override
    public Map<String, Object> inputs(Definition definition, SitingWish wish) {
        Map<String, Object> inputs = new TreeMap<>(Map.of("roads", nets.version(), "elements", homeMap.version()));
        if (wish.demand() == DemandKind.CASES) {
            inputs.putAll(caseVersion.inputs(definition));
        }
        return inputs;
    }

    @Override
    public Result compute(Task task, SitingWish wish) {
        RoadNet net = nets.current();
        Ways ways = net.ways(Objects.requireNonNull(wish.mode()));
        Homes homes = homeMap.current();
        Doors doors = ways.doors(homes);
        AreaHomes members = AreaHomes.of(homes, task.rows());
        task.progress(0.1);
        SitingDemand demand = wish.demand() == DemandKind.CASES
                ? SitingDemand.cases(task, cases, ways)
                : SitingDemand.households(doors, members.within());
        if (demand.total() == 0) {
            throw Refusal.invalid(
                    "no-demand", "There is nobody to be reached in the area: no households, or no cases.");
        }
        Sites sites = sites(task, wish, net, ways);
        boolean merged = (long) sites.snaps().size() * demand.places().size() > Demand.MAX_PAIRS;
        if (merged) {
            demand = demand.merged(ways);
        }
        task.progress(0.2);
        Demand pairs = limited(wish, pairs(ways, sites, demand, limit(wish)), sites.standing());
        task.progress(0.4);
        SitingPlan plan = plan(task, wish, pairs, sites);
        task.progress(0.8);
        return new SitingAnswer(task, wish, ways, doors, members, demand, sites, plan).result(merged);
    }

    /**
     * Where something stands or may stand, each on its road: what stands already, then what is fixed, then the candidates.
     */
    record Sites(List<Source> places, List<Snap> snaps, int standing, int fixed) {

        Set<Integer> given() {
            return IntStream.range(0, standing + fixed).boxed().collect(Collectors.toSet());
        }
    }

    private Sites sites(Task task, SitingWish wish, RoadNet net, Ways ways) {
        List<Source> places = new ArrayList<>();
        List<Snap> snaps = new ArrayList<>();
        if (wish.sources() != null) {
            sources.find(task.area(), wish.sources()).sources().forEach(one -> put(ways, one, places, snaps));
        }
        int standing = snaps.size();
        for (SitingWish.Spot spot : Objects.requireNonNull(wish.fixed())) {
            int before = snaps.size();
            put(ways, new Source(spot.lng(), spot.lat(), Source.ADDED, null, null), places, snaps);
            if (snaps.size() == before) {
                throw Refusal.invalid(
                        "place-off-road",
                        "No road for this mode lies near the fixed place " + spot.lng() + ", " + spot.lat() + ".");
            }
        }
        int fixed = snaps.size() - standing;
        for (Candidates.Candidate one : candidates.of(wish, ways, net.graph(), task.rows())) {
            places.add(one.source());
            snaps.add(one.snap());
        }
        return new Sites(places, snaps, standing, fixed);
    }

    private static void put(Ways ways, Source one, List<Source> places, List<Snap> snaps) {
        ways.snap(one.place()).ifPresent(snap -> {
            places.add(one);
            snaps.add(snap);
        });
    }

    private static int limit(SitingWish wish) {
        return wish.goal() == Goal.LEAST_TIME ? MISS_MILLIS : Objects.requireNonNull(wish.minutes()) * 60_000;
    }

    private static Demand pairs(Ways ways, Sites sites, SitingDemand demand, int limitMillis) {
        try {
            TravelMatrix matrix = TravelMatrix.of(ways.travel(), sites.snaps(), demand.places(), limitMillis);
            Demand.Builder pairs = Demand.of(demand.weights());
            for (int site = 0; site < matrix.sites(); site++) {
                int from = matrix.first(site);
                int count = matrix.first(site + 1) - from;
                int[] places = new int[count];
                int[] costs = new int[count];
                for (int i = 0; i < count; i++) {
                    places[i] = matrix.place(from + i);
                    costs[i] = matrix.millis(from + i);
                }
                pairs.addSite(places, costs);
            }
            return pairs.build();
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid(
                    "too-many-pairs",
                    "Candidates and the places they reach make more than " + Demand.MAX_PAIRS
                            + " pairs; take junctions farther apart, fewer minutes or a smaller area.");
        }
    }

    /** What stands serves as many as come; what is new only so many. */
    private static Demand limited(SitingWish wish, Demand pairs, int standing) {
        Double capacity = wish.capacity();
        if (capacity == null) {
            return pairs;
        }
        double[] capacities = new double[pairs.siteCount()];
        Arrays.fill(capacities, 0, standing, Double.POSITIVE_INFINITY);
        Arrays.fill(capacities, standing, capacities.length, capacity);
        return pairs.withCapacities(capacities);
    }

    private static SitingPlan plan(Task task, SitingWish wish, Demand pairs, Sites sites) {
        int count = Objects.requireNonNull(wish.newSites());
        int limit = limit(wish);
        SitingOrder order = new SitingOrder(count, sites.given(), Set.of());
        return switch (Objects.requireNonNull(wish.goal())) {
            case COVER -> Siting.maximalCovering(pairs, order, limit, task::cancelled);
            case LEAST_TIME -> Siting.leastCost(pairs, order, MISS_MILLIS, task::cancelled);
            case FEWEST ->
                Siting.fewestSites(pairs, order, limit, Objects.requireNonNull(wish.share()), task::cancelled)
                        .orElseThrow(() -> Refusal.invalid(
                                "share-out-of-reach",
                                "As far as found, " + count + " new sites do not reach " + wish.share()
                                        + " of the demand within " + wish.minutes() + " minutes."));
        };
    }
}
