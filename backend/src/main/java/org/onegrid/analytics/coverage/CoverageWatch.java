package org.onegrid.analytics.coverage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onegrid.analytics.AreaRows;
import org.onegrid.analytics.Tree;
import org.onegrid.geo.LngLat;
import org.onegrid.grid.Area;
import org.onegrid.grid.AreaLevel;
import org.onegrid.grid.PartitionSnapshot;

/**
 * The crews of one area, kind by kind, and what they cover. Follows them by one look at where all of them are. For one thread.
 */
final class CoverageWatch {

    private static final int[] MINUTES = Minutes.array(Minutes.USUAL);

    /** Most kinds in one view. */
    private static final int MOST_KINDS = 12;

    private record Key(String kind, TravelMode mode) {}

    private final Area area;
    private final Map<Key, MovingReach> crews = new HashMap<>();
    private final Map<AreaLevel, Members> members = new HashMap<>();
    private PartitionSnapshot partition;
    private Homes homes;
    private @Nullable RoadNet net;
    private Sources.@Nullable Crew seen;
    private @Nullable CoverageNowView view;

    /** Which homes lie in which areas of a level. */
    private record Members(AreaRows rows, AreaHomes homes) {}

    CoverageWatch(Area area, PartitionSnapshot partition, Homes homes) {
        this.area = area;
        this.partition = partition;
        this.homes = homes;
    }

    /**
     * Looks where the crews are now.
     *
     * @return whether anything is different from the last look
     */
    boolean look(Sources.Crew crew, PartitionSnapshot areas, Homes current, RoadNet roads) {
        boolean sameGround = areas.version() == partition.version() && current == homes && roads == net;
        boolean same = sameGround && crew.equals(seen);
        if (!sameGround) {
            members.clear();
            crews.clear();
        }
        partition = areas;
        homes = current;
        net = roads;
        seen = crew;
        if (!same) {
            view = null;
        }
        return !same;
    }

    private Sources.Crew crew() {
        Sources.Crew crew = seen;
        if (crew == null) {
            throw new IllegalStateException("nobody has looked yet");
        }
        return crew;
    }

    /** What those of every kind cover, with the areas of the next level below. */
    CoverageNowView view(CrewModes modes, Instant at) {
        CoverageNowView kept = view;
        if (kept != null) {
            return kept;
        }
        Members below = members(AreaRows.levelBelow(partition, Tree.ADMINISTRATIVE, area));
        Map<String, Integer> onDuty = new TreeMap<>();
        crew().sources().forEach(one -> onDuty.merge(String.valueOf(one.kind()), 1, Integer::sum));
        List<CoverageNowView.OfKind> kinds = new ArrayList<>();
        onDuty.entrySet().stream().limit(MOST_KINDS).forEach(kind -> {
            TravelMode mode = modes.of(kind.getKey());
            MovingReach reach = reach(kind.getKey(), mode);
            Figures all = reach.figures(below.homes().within(), MINUTES, false);
            List<CoverageNowView.OfArea> rows = new ArrayList<>();
            for (int row = 0; row < below.rows().size(); row++) {
                Area one = below.rows().areas().get(row);
                Figures figures = reach.figures(below.homes().of(row), MINUTES, false);
                rows.add(new CoverageNowView.OfArea(one.code(), one.name(), figures.households(), figures.shares()));
            }
            kinds.add(new CoverageNowView.OfKind(
                    kind.getKey(),
                    mode,
                    kind.getValue(),
                    crew().seen(kind.getKey()),
                    all.households(),
                    all.shares(),
                    rows));
        });
        CoverageNowView made = new CoverageNowView(area.code(), at, Minutes.USUAL, kinds);
        view = made;
        return made;
    }

    /**
     * Shares of households that those of a kind reach in time.
     *
     * @param level of the areas; null for the area as a whole
     * @return by area; those without households are left out
     */
    Map<Area, Double> shares(String kind, TravelMode mode, int minutes, @Nullable AreaLevel level) {
        MovingReach reach = reach(kind, mode);
        Map<Area, Double> shares = new HashMap<>();
        int[] limit = {minutes};
        if (level == null) {
            Members below = members(AreaRows.levelBelow(partition, Tree.ADMINISTRATIVE, area));
            put(shares, area, reach.figures(below.homes().within(), limit, false));
            return shares;
        }
        Members below = members(level);
        for (int row = 0; row < below.rows().size(); row++) {
            put(
                    shares,
                    below.rows().areas().get(row),
                    reach.figures(below.homes().of(row), limit, false));
        }
        return shares;
    }

    private static void put(Map<Area, Double> shares, Area of, Figures figures) {
        Double share = figures.shares().get(0);
        if (share != null) {
            shares.put(of, share);
        }
    }

    private Members members(AreaLevel level) {
        return members.computeIfAbsent(level, wanted -> {
            AreaRows rows = AreaRows.of(partition, Tree.ADMINISTRATIVE, area, wanted);
            return new Members(rows, AreaHomes.of(homes, rows));
        });
    }

    /** The times of a kind, brought up to the last look. */
    private MovingReach reach(String kind, TravelMode mode) {
        Ways ways = Objects.requireNonNull(net).ways(mode);
        Key key = new Key(kind, mode);
        MovingReach reach = crews.get(key);
        if (reach == null || !reach.isOf(ways, homes)) {
            reach = new MovingReach(ways, homes);
            crews.put(key, reach);
        }
        Map<Long, LngLat> crew = new HashMap<>();
        Sources.Crew all = crew();
        for (int i = 0; i < all.ids().size(); i++) {
            if (kind.equals(all.sources().get(i).kind())) {
                crew.put(all.ids().get(i), all.sources().get(i).place());
            }
        }
        reach.follow(crew);
        return reach;
    }
}
