package org.onegrid.tracking.patrol;

import java.time.Clock;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.onegrid.dataset.Catalogue;
import org.onegrid.dataset.PatrolItem;
import org.onegrid.grid.Area;
import org.onegrid.grid.AreaTree;
import org.onegrid.grid.Partition;
import org.onegrid.grid.PartitionSnapshot;
import org.onegrid.identity.Person;
import org.onegrid.problem.Refusal;
import org.onegrid.tracking.patrol.Coverage.Figures;
import org.onegrid.tracking.patrol.Coverage.Part;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Says how much of an area was visited, and what was not. */
@Service
public class PatrolDesk {

    /** Most things in a list of what was not visited. */
    public static final int MOST_UNVISITED = 20_000;

    private static final int MOST_GRIDS_WITH_ITEMS = 60;

    /** What is not visited, of which there may be more. */
    public record Unvisited(List<Thing> things, boolean truncated) {}

    /** @param kind road or building */
    public record Thing(String kind, Geometry geometry) {}

    /** What is known of an area in a window. */
    private record Visited(PatrolMap map, Membership membership, List<Area> grids, BitSet pieces, BitSet buildings) {}

    private final PatrolMaps maps;
    private final VisitRows rows;
    private final Partition partition;
    private final Clock clock = Clock.systemUTC();
    private final Set<String> items = Catalogue.standard().patrolItems().stream()
            .map(PatrolItem::code)
            .collect(Collectors.toCollection(TreeSet::new));

    /** Swapped as a whole; two that make it at once make the same. */
    private volatile @Nullable Membership membership;

    PatrolDesk(PatrolMaps maps, VisitRows rows, Partition partition) {
        this.maps = maps;
        this.rows = rows;
        this.partition = partition;
    }

    /** The figures of an area and of every grid in it. @throws Refusal 404 when it is not this person's to see */
    @Transactional(isolation = Isolation.REPEATABLE_READ, readOnly = true)
    public Coverage coverage(Person me, CoverageQuery query) {
        PartitionSnapshot borders = partition.current();
        Visited visited = visited(me, borders, query);
        Map<Long, Set<String>> checked = checked(borders, borders.tree().scopePaths(me.scope()), query);
        List<Coverage.OfGrid> grids = new ArrayList<>();
        BitSet allPieces = new BitSet();
        BitSet allBuildings = new BitSet();
        long checks = 0;
        for (Area grid : visited.grids()) {
            Membership.Share share = visited.membership().of(grid);
            Set<String> done = checked.getOrDefault(grid.id(), Set.of());
            allPieces.or(share.pieces());
            allBuildings.or(share.buildings());
            checks += done.size();
            grids.add(new Coverage.OfGrid(
                    grid.code(),
                    grid.name(),
                    figures(visited, share.pieces(), share.buildings(), new Part(done.size(), items.size())),
                    visited.grids().size() > MOST_GRIDS_WITH_ITEMS
                            ? List.of()
                            : items.stream()
                                    .filter(item -> !done.contains(item))
                                    .toList()));
        }
        return new Coverage(
                query.area(),
                query.from(),
                query.to(),
                clock.instant(),
                rows.pending(query),
                figures(
                        visited,
                        allPieces,
                        allBuildings,
                        new Part(checks, (long) items.size() * visited.grids().size())),
                grids);
    }

    private static Figures figures(Visited visited, BitSet pieces, BitSet buildings, Part items) {
        return new Figures(
                new Part(meters(visited.map(), common(pieces, visited.pieces())), meters(visited.map(), pieces)),
                new Part(common(buildings, visited.buildings()).cardinality(), buildings.cardinality()),
                items);
    }

    private static long meters(PatrolMap map, BitSet pieces) {
        return Math.round(pieces.stream().mapToDouble(map::pieceMeters).sum());
    }

    private static BitSet common(BitSet a, BitSet b) {
        BitSet common = (BitSet) a.clone();
        common.and(b);
        return common;
    }

    /**
     * The figures of groups of grids; in each group a road or building counts once. For who has checked that the area may be
     * seen.
     *
     * @param groups lowest areas of the present partition
     */
    @Transactional(isolation = Isolation.REPEATABLE_READ, readOnly = true)
    public Grouped grouped(Area whole, List<List<Area>> groups, CoverageQuery query) {
        PartitionSnapshot borders = partition.current();
        List<Area> grids = groups.stream().flatMap(List::stream).distinct().toList();
        Visited visited = visited(borders, grids, query);
        Map<Long, Set<String>> checked =
                checked(borders, new String[] {borders.tree().path(whole).ltree()}, query);
        return new Grouped(
                groups.stream().map(group -> figures(visited, group, checked)).toList(), rows.pending(query));
    }

    /** @param pending stretches of the time whose positions are not turned into visits yet */
    public record Grouped(List<Figures> figures, long pending) {}

    private Figures figures(Visited visited, List<Area> grids, Map<Long, Set<String>> checked) {
        BitSet pieces = new BitSet();
        BitSet buildings = new BitSet();
        long checks = 0;
        for (Area grid : grids) {
            Membership.Share share = visited.membership().of(grid);
            pieces.or(share.pieces());
            buildings.or(share.buildings());
            checks += checked.getOrDefault(grid.id(), Set.of()).size();
        }
        return figures(visited, pieces, buildings, new Part(checks, (long) items.size() * grids.size()));
    }

    /** The roads, then the buildings, that nobody visited. @throws Refusal 404 when it is not this person's to see */
    @Transactional(isolation = Isolation.REPEATABLE_READ, readOnly = true)
    public Unvisited unvisited(Person me, CoverageQuery query) {
        Visited visited = visited(me, partition.current(), query);
        BitSet pieces = new BitSet();
        BitSet buildings = new BitSet();
        for (Area grid : visited.grids()) {
            pieces.or(visited.membership().of(grid).pieces());
            buildings.or(visited.membership().of(grid).buildings());
        }
        pieces.andNot(visited.pieces());
        buildings.andNot(visited.buildings());
        List<Thing> things = new ArrayList<>();
        pieces.stream()
                .limit(MOST_UNVISITED)
                .forEach(piece -> things.add(new Thing("road", visited.map().pieceLine(piece))));
        buildings.stream()
                .limit(MOST_UNVISITED - things.size())
                .forEach(building ->
                        things.add(new Thing("building", visited.map().footprint(building))));
        return new Unvisited(things, pieces.cardinality() + buildings.cardinality() > things.size());
    }

    private Visited visited(Person me, PartitionSnapshot borders, CoverageQuery query) {
        AreaTree tree = borders.tree();
        Area area = tree.find(query.area())
                .filter(found -> tree.within(me.scope(), found))
                .orElseThrow(() -> Refusal.notFound("The area"));
        List<Area> grids = tree.subtree(area).stream()
                .filter(tree::isLowest)
                .sorted(Comparator.comparing(Area::code))
                .toList();
        return visited(borders, grids, query);
    }

    private Visited visited(PartitionSnapshot borders, List<Area> grids, CoverageQuery query) {
        PatrolMap map = maps.current();
        Membership members = membership(map, borders);
        Envelope extent = new Envelope();
        for (Area grid : grids) {
            Membership.Share share = members.of(grid);
            share.pieces().stream()
                    .forEach(
                            piece -> extent.expandToInclude(map.pieceLine(piece).getEnvelopeInternal()));
            share.buildings().stream()
                    .forEach(building ->
                            extent.expandToInclude(map.footprint(building).getEnvelopeInternal()));
        }
        VisitRows.Keys keys = rows.visited(query, extent);
        return new Visited(map, members, grids, map.pieces(keys.roads()), map.buildings(keys.buildings()));
    }

    private Membership membership(PatrolMap map, PartitionSnapshot borders) {
        Membership held = membership;
        if (held == null || !held.isOf(map, borders)) {
            held = new Membership(map, borders);
            membership = held;
        }
        return held;
    }

    /** The items checked in each grid, by where they were checked and the borders of now. */
    private Map<Long, Set<String>> checked(PartitionSnapshot borders, String[] scope, CoverageQuery query) {
        Map<Long, Set<String>> checked = new HashMap<>();
        for (VisitRows.Check check : rows.checks(scope, query)) {
            borders.locate(check.place())
                    .ifPresent(grid -> checked.computeIfAbsent(grid.id(), id -> new TreeSet<>())
                            .add(check.item()));
        }
        checked.values().forEach(codes -> codes.retainAll(items));
        return checked;
    }
}
