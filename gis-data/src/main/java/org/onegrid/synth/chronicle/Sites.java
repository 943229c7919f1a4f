package org.onegrid.synth.chronicle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.onegrid.geo.LngLat;
import org.onegrid.network.RoadGraph;
import org.onegrid.network.Snap;
import org.onegrid.network.Snapper;
import org.onegrid.synth.Block;
import org.onegrid.synth.Building;
import org.onegrid.synth.District;
import org.onegrid.synth.Element;
import org.onegrid.synth.RoadClass;
import org.onegrid.synth.Stream;
import org.onegrid.synth.Use;

/**
 * Everywhere something can happen, in pools by what is exposed there: homes, towers, old houses, elderly people, shops,
 * offices, factories, roads by class, parks, water, and objects by their kind.
 */
final class Sites {

    /** Distance between the places considered along a road. */
    private static final double ROAD_STEP_METERS = 70;

    private static final double METERS_PER_DEGREE = 111_195;

    /**
     * One place.
     *
     * @param at   where
     * @param grid index of its grid
     * @param snap how it is reached
     */
    record Site(LngLat at, int grid, Snap snap) {}

    /** Places with weights; drawn in proportion. */
    static final class Pool {
        private final List<Site> sites = new ArrayList<>();
        private double[] upTo = new double[16];

        private void add(Site site, double weight) {
            if (weight <= 0) {
                return;
            }
            int n = sites.size();
            if (n == upTo.length) {
                upTo = Arrays.copyOf(upTo, 2 * n);
            }
            upTo[n] = weight + (n == 0 ? 0 : upTo[n - 1]);
            sites.add(site);
        }

        boolean isEmpty() {
            return sites.isEmpty();
        }

        Site draw(Stream stream) {
            int n = sites.size();
            int i = Arrays.binarySearch(upTo, 0, n, stream.unit() * upTo[n - 1]);
            return sites.get(Math.min(n - 1, i < 0 ? -i - 1 : i + 1));
        }
    }

    private final Grids grids;
    private final Snapper snapper;
    private final Map<String, Pool> pools = new HashMap<>();
    private final List<Site> all = new ArrayList<>();

    Sites(District district, Grids grids, RoadGraph graph, Snapper snapper) {
        this.grids = grids;
        this.snapper = snapper;
        roads(district, graph);
        buildings(district);
        blocks(district);
        for (Element element : district.elements()) {
            if (element.layer() == Element.Layer.OBJECT) {
                site(element.at()).ifPresent(site -> pool(element.kind()).add(site, 1));
            }
        }
    }

    private void roads(District district, RoadGraph graph) {
        Stream stream = Stream.of(district.recipe().seed(), "sites/roads");
        for (int link = 0; link < graph.linkCount(); link++) {
            double meters = graph.meters(link);
            RoadClass cls = district.roads().get(link).cls();
            int steps = (int) Math.max(1, StrictMath.round(meters / ROAD_STEP_METERS));
            for (int i = 0; i < steps; i++) {
                LngLat middle = graph.along(link, (i + 0.5) * meters / steps);
                Optional<Site> site = site(beside(middle, cls.widthMeters() / 2, stream));
                if (site.isEmpty()) {
                    continue;
                }
                double weight = meters / steps * (0.15 + grids.busyness(site.get().grid));
                pool("road").add(site.get(), weight);
                boolean main = cls == RoadClass.ARTERIAL || cls == RoadClass.COLLECTOR;
                pool(main ? "arterial" : "lane").add(site.get(), weight);
            }
        }
    }

    private void buildings(District district) {
        Map<String, ToDoubleFunction<Building>> exposures = Map.of(
                "home", b -> b.households(),
                "tower", b -> b.use() == Use.TOWER ? b.households() : 0,
                "old", b -> b.use() == Use.TOWER ? 0 : b.households() * (b.use() == Use.COURTYARD ? 2 : 1),
                "elder",
                        b -> b.residents().loneElders()
                                + 0.1 * (b.residents().elders() + b.residents().aged()),
                "shop", b -> b.use() == Use.SHOP ? 1 : b.use() == Use.MALL ? 6 : 0,
                "office", b -> b.use() == Use.OFFICE || b.use() == Use.CIVIC ? 1 : 0,
                "factory", b -> b.use() == Use.FACTORY || b.use() == Use.WAREHOUSE ? 1 : 0);
        for (Building building : district.buildings()) {
            Optional<Site> site = site(building.at());
            if (site.isPresent()) {
                exposures.forEach((name, weight) -> pool(name).add(site.get(), weight.applyAsDouble(building)));
            }
        }
    }

    private void blocks(District district) {
        for (Block block : district.blocks()) {
            if (block.use() == Use.PARK || block.use() == Use.SHORE) {
                var inside = block.polygon().getInteriorPoint();
                if (!inside.isEmpty()) {
                    site(new LngLat(inside.getX(), inside.getY()))
                            .ifPresent(site -> pool(block.use() == Use.PARK ? "park" : "water")
                                    .add(site, 1));
                }
            }
        }
    }

    private Pool pool(String name) {
        return pools.computeIfAbsent(name, k -> new Pool());
    }

    /** The place as a site; empty outside all grids. */
    private Optional<Site> site(LngLat at) {
        int grid = grids.find(at);
        if (grid < 0) {
            return Optional.empty();
        }
        Site site = new Site(at, grid, snapper.get(at));
        all.add(site);
        return Optional.of(site);
    }

    /** The pool of that name; the roads where the district has nothing of the kind. */
    Pool of(String name) {
        Pool pool = pools.get(name);
        return pool == null || pool.isEmpty() ? pools.get("road") : pool;
    }

    /** The part of a pool that lies in some grids. */
    Pool within(String name, Predicate<Integer> grid) {
        Pool part = new Pool();
        Pool whole = of(name);
        for (int i = 0; i < whole.sites.size(); i++) {
            if (grid.test(whole.sites.get(i).grid)) {
                part.add(whole.sites.get(i), whole.upTo[i] - (i == 0 ? 0 : whole.upTo[i - 1]));
            }
        }
        return part;
    }

    List<Site> all() {
        return all;
    }

    /** A place up to so many metres away, in any direction. */
    static LngLat beside(LngLat at, double meters, Stream stream) {
        double angle = 2 * StrictMath.PI * stream.unit();
        double far = meters * (0.5 + 0.5 * stream.unit());
        double perLng = METERS_PER_DEGREE * StrictMath.cos(StrictMath.toRadians(at.lat()));
        return new LngLat(
                at.lng() + far * StrictMath.cos(angle) / perLng,
                at.lat() + far * StrictMath.sin(angle) / METERS_PER_DEGREE);
    }
}
