package org.onegrid.partition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.onegrid.partition.Fault.Code;

/**
 * Finds areas in parts that are no islands: they may have several parts only where the level above has or, without such
 * a level, where the common ground has. Parts are joined by edges, not by points.
 */
final class Parts {

    private final List<Area> areas;
    private final List<Area> parents;
    private final Arrangement faces;

    Parts(List<Area> areas, List<Area> parents, Arrangement faces) {
        this.areas = areas;
        this.parents = parents;
        this.faces = faces;
    }

    List<Fault> disconnected() {
        int[] ground = new int[faces.faces()];
        for (int face = 0; face < ground.length; face++) {
            ground[face] = face;
        }
        int[] part = ground.clone();
        for (int s = 0; s < faces.segments().size(); s++) {
            if (faces.isUsed(s)) {
                int left = faces.face(2 * s);
                int right = faces.face(2 * s + 1);
                if (left != 0 && right != 0) {
                    if (sharesGround(left, right)) {
                        join(ground, left, right);
                    }
                    if (common(left, right, 0, areas.size())) {
                        join(part, left, right);
                    }
                }
            }
        }
        return faults(ground, part);
    }

    private List<Fault> faults(int[] ground, int[] part) {
        // The pieces of each parent, or of the common ground (-1); the parts of each area with their faces.
        Map<Integer, Set<Integer>> pieces = new HashMap<>();
        Map<Integer, Map<Integer, List<Integer>>> parts = new TreeMap<>();
        for (int face = 1; face < faces.faces(); face++) {
            int[] members = faces.members(face);
            if (members.length == 0) {
                continue;
            }
            for (int above : above(members)) {
                pieces.computeIfAbsent(above, one -> new HashSet<>()).add(root(ground, face));
            }
            // Where areas overlap the parts are not told apart; the overlap is the fault.
            if (members[0] < areas.size()) {
                parts.computeIfAbsent(members[0], area -> new TreeMap<>())
                        .computeIfAbsent(root(part, face), one -> new ArrayList<>())
                        .add(face);
            }
        }
        List<Fault> out = new ArrayList<>();
        parts.forEach((owner, some) -> {
            Area area = areas.get(owner);
            boolean islands = some.values().stream()
                    .flatMap(List::stream)
                    .flatMapToInt(face -> Arrays.stream(above(faces.members(face))))
                    .anyMatch(above -> pieces.get(above).size() > 1);
            if (some.size() > 1 && !islands && !area.enclave()) {
                out.add(new Fault(
                        Code.DISCONNECTED,
                        List.of(area.code()),
                        faces.polygons(some.values().stream()
                                .skip(1)
                                .flatMap(List::stream)
                                .toList()),
                        area.code() + " has " + some.size() + " parts on connected ground",
                        "Connect them, give the smaller ones to a neighbour, or flag the area as an enclave with a"
                                + " reason."));
            }
        });
        return out;
    }

    private int[] above(int[] members) {
        return parents.isEmpty()
                ? new int[] {-1}
                : Arrays.stream(members).filter(owner -> owner >= areas.size()).toArray();
    }

    private boolean sharesGround(int left, int right) {
        return parents.isEmpty()
                ? faces.members(left).length > 0 && faces.members(right).length > 0
                : common(left, right, areas.size(), Integer.MAX_VALUE);
    }

    private boolean common(int left, int right, int from, int to) {
        for (int owner : faces.members(left)) {
            if (owner >= from && owner < to) {
                for (int other : faces.members(right)) {
                    if (owner == other) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static int root(int[] sets, int member) {
        int at = member;
        while (sets[at] != at) {
            sets[at] = sets[sets[at]];
            at = sets[at];
        }
        return at;
    }

    private static void join(int[] sets, int a, int b) {
        sets[root(sets, a)] = root(sets, b);
    }
}
