package org.onegrid.analytics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.LngLat;
import org.onegrid.grid.Area;
import org.onegrid.grid.AreaLevel;
import org.onegrid.grid.AreaTree;
import org.onegrid.grid.PartitionSnapshot;
import org.onegrid.problem.Refusal;

/**
 * The areas that a table has a row for: those of one level below an area by one of the trees, by code, in one partition. Not
 * thread-safe.
 */
public final class AreaRows {

    /** Most rows of a table. */
    public static final int MOST = 50_000;

    /** An index: below the area, and below none of the rows. */
    public static final int NO_ROW = -1;
    /** An index: not below the area. */
    public static final int OUTSIDE = -2;

    private final PartitionSnapshot partition;
    private final AreaTree areas;
    private final Tree tree;
    private final Area top;
    private final AreaLevel level;
    private final List<Area> rows;
    private final Map<Long, Integer> known = new HashMap<>();

    private AreaRows(PartitionSnapshot partition, Tree tree, Area top, AreaLevel level, List<Area> rows) {
        this.partition = partition;
        this.areas = partition.tree();
        this.tree = tree;
        this.top = top;
        this.level = level;
        this.rows = rows;
        for (int i = 0; i < rows.size(); i++) {
            known.put(rows.get(i).id(), i);
        }
    }

    /** @throws Refusal 422 {@code level-invalid} when nothing of that level lies below, {@code too-many-rows} */
    public static AreaRows of(PartitionSnapshot partition, Tree tree, Area top, AreaLevel level) {
        AreaRows all = new AreaRows(partition, tree, top, level, List.of());
        List<Area> rows = partition.tree().list().stream()
                .filter(area -> area.level() == level && all.isBelow(area, top))
                .sorted(Comparator.comparing(Area::code))
                .toList();
        if (rows.isEmpty()) {
            throw Refusal.invalid(
                    "level-invalid",
                    "No area of the level " + level.code() + " lies below " + top.code() + " in the " + tree.word()
                            + " tree.");
        }
        if (rows.size() > MOST) {
            throw Refusal.invalid(
                    "too-many-rows", "A table has at most " + MOST + " rows, this would have " + rows.size() + ".");
        }
        return new AreaRows(partition, tree, top, level, rows);
    }

    /** The next level down that has areas below one. @throws Refusal 422 {@code level-invalid} when there is none */
    public static AreaLevel levelBelow(PartitionSnapshot partition, Tree tree, Area top) {
        for (AreaLevel level : AreaLevel.values()) {
            if (level.compareTo(top.level()) > 0 && level != AreaLevel.COMMITTEE) {
                AreaRows all = new AreaRows(partition, tree, top, level, List.of());
                if (partition.tree().list().stream()
                        .anyMatch(area -> area.level() == level && all.isBelow(area, top))) {
                    return level;
                }
            }
        }
        return top.level();
    }

    /** The areas, by code. */
    public List<Area> areas() {
        return rows;
    }

    /** How many. */
    public int size() {
        return rows.size();
    }

    /** Level of the rows. */
    public AreaLevel level() {
        return level;
    }

    /** The tree by which they lie below. */
    public Tree tree() {
        return tree;
    }

    /** The row that an area belongs to: its index, or {@link #NO_ROW} or {@link #OUTSIDE}; the latter for unknown ids too. */
    public int indexOf(long areaId) {
        Integer row = known.get(areaId);
        if (row == null) {
            row = find(areaId);
            known.put(areaId, row);
        }
        return row;
    }

    /** The row that a place lies in: its index, or {@link #NO_ROW} or {@link #OUTSIDE}. */
    public int indexAt(LngLat place) {
        Optional<Area> lowest = partition.locate(place);
        return lowest.isEmpty() ? OUTSIDE : indexOf(lowest.get().id());
    }

    /**
     * The row of a place of which only an area above it is known: that which the area belongs to, else that which the place lies in, if
     * that lies below the area as well.
     *
     * @return an index, or {@link #NO_ROW} or {@link #OUTSIDE}
     */
    public int indexBelow(Area known, LngLat place) {
        int row = indexOf(known.id());
        return row >= 0
                ? row
                : partition
                        .locate(place)
                        .filter(lowest -> isBelow(lowest, known))
                        .map(lowest -> indexOf(lowest.id()))
                        .orElse(row);
    }

    /** The codes from the top of the tree to an area, joined by dots. */
    public String path(Area area) {
        List<String> codes = new ArrayList<>();
        for (@Nullable Area at = area; at != null; at = above(at)) {
            codes.add(0, at.code());
        }
        return String.join(".", codes);
    }

    private int find(long areaId) {
        int row = NO_ROW;
        for (@Nullable Area at = areas.find(areaId).orElse(null); at != null; at = above(at)) {
            if (at.level() == level && row == NO_ROW) {
                Integer index = known.get(at.id());
                row = index == null ? NO_ROW : index;
            }
            if (at.id() == top.id()) {
                return row;
            }
        }
        return OUTSIDE;
    }

    private boolean isBelow(Area area, Area high) {
        for (@Nullable Area at = area; at != null; at = above(at)) {
            if (at.id() == high.id()) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Area above(Area area) {
        Long id = tree.above(area);
        return id == null ? null : areas.find(id).orElse(null);
    }
}
