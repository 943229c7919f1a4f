package org.onegrid.grid;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onegrid.identity.Scope;

/** Both trees over the current areas; immutable. */
public final class AreaTree {

    private final Map<Long, Area> byId = new LinkedHashMap<>();
    private final Map<String, Area> byCode = new HashMap<>();
    private final Map<Long, List<Area>> commanded = new HashMap<>();
    private final Map<Long, AreaPath> commandPaths = new HashMap<>();
    private final Set<Long> divided = new HashSet<>();

    /** The tree of these areas; @throws IllegalArgumentException when a parent is missing or the way up has a loop */
    public AreaTree(Collection<Area> areas) {
        areas.stream()
                .sorted(Comparator.comparing(Area::level).thenComparing(Area::code))
                .forEach(area -> {
                    byId.put(area.id(), area);
                    byCode.put(area.code(), area);
                });
        for (Area area : byId.values()) {
            commandPaths.put(area.id(), new AreaPath(wayDown(area)));
            if (area.adminParent() != null) {
                divided.add(area.adminParent());
            }
            if (area.commandParent() != null) {
                commanded
                        .computeIfAbsent(area.commandParent(), id -> new ArrayList<>())
                        .add(area);
            }
        }
    }

    private List<Area> wayDown(Area area) {
        Deque<Area> way = new ArrayDeque<>();
        for (@Nullable Area at = area; at != null; at = at.commandParent() == null ? null : parent(at)) {
            way.addFirst(at);
            if (way.size() > byId.size()) {
                throw new IllegalArgumentException("the area " + area.code() + " is its own superior");
            }
        }
        return List.copyOf(way);
    }

    private Area parent(Area area) {
        Area parent = byId.get(area.commandParent());
        if (parent == null) {
            throw new IllegalArgumentException("the superior of the area " + area.code() + " is not there");
        }
        return parent;
    }

    /** All areas, level by level from the top, by code within a level. */
    public Collection<Area> list() {
        return List.copyOf(byId.values());
    }

    /** How many areas there are. */
    public int size() {
        return byId.size();
    }

    /** The area of this id. */
    public Optional<Area> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The area of this code. */
    public Optional<Area> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** @throws IllegalArgumentException when there is no current area of this id */
    public Area get(long id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no area has the id " + id));
    }

    /** The way from the top of the command tree to this area. */
    public AreaPath path(Area area) {
        AreaPath path = commandPaths.get(area.id());
        if (path == null) {
            throw new IllegalArgumentException("no area has the id " + area.id());
        }
        return path;
    }

    /** The areas directly commanded by this one, by level and code. */
    public List<Area> children(Area area) {
        return List.copyOf(commanded.getOrDefault(area.id(), List.of()));
    }

    /** Whether the area has a ground of its own that no areas below it tile: these are what the locator knows. */
    public boolean isLowest(Area area) {
        return area.level() != AreaLevel.COMMITTEE && !divided.contains(area.id());
    }

    /** The area and all it commands at any depth, each before those it commands. */
    public List<Area> subtree(Area area) {
        List<Area> found = new ArrayList<>();
        Deque<Area> open = new ArrayDeque<>(List.of(area));
        while (!open.isEmpty()) {
            Area next = open.removeFirst();
            found.add(next);
            open.addAll(commanded.getOrDefault(next.id(), List.of()));
        }
        return found;
    }

    /** The areas at the top of the command tree. */
    public List<Area> tops() {
        return byId.values().stream()
                .filter(area -> area.commandParent() == null)
                .toList();
    }

    /** Whether the area lies within the scope: it or one of its superiors is in it. */
    public boolean within(Scope scope, Area area) {
        return scope.everywhere()
                || path(area).areas().stream().anyMatch(above -> scope.areaIds().contains(above.id()));
    }

    /**
     * The command paths of the areas of a scope, to be bound as {@code cast(:scope as ltree[])}; everywhere is the empty
     * path, which is above all. Areas that are no more give nothing.
     */
    public String[] scopePaths(Scope scope) {
        if (scope.everywhere()) {
            return new String[] {""};
        }
        return scope.areaIds().stream()
                .sorted()
                .map(commandPaths::get)
                .filter(path -> path != null)
                .map(AreaPath::ltree)
                .toArray(String[]::new);
    }
}
