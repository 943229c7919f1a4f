package org.onegrid.partition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Polygon;

/** Hands every face of a dirty coverage to one area, or to nobody. */
final class Assignment {

    private static final int NOBODY = -1;
    private static final int OPEN = -2;

    /** A part smaller than this share of its area, and cut off from it, is handed on. */
    private static final double FRAGMENT_SHARE = 0.05;

    private static final int MOST_ROUNDS = 50;

    private final List<Area> areas;
    private final List<Area> parents;
    private final Arrangement faces;
    private final Repair repair;
    private final int[] owners;
    private final double[] sizes;
    private final double[] lengths;

    Assignment(Coverage coverage, Arrangement faces, Repair repair) {
        this.areas = coverage.areas();
        this.parents = coverage.parents();
        this.faces = faces;
        this.repair = repair;
        this.owners = new int[faces.faces()];
        this.sizes = new double[faces.faces()];
        this.lengths = lengths(coverage);
    }

    /** By face: the number of the area, or -1. */
    int[] owners() {
        double[] whole = new double[areas.size()];
        List<int[]> candidates = new ArrayList<>();
        candidates.add(new int[0]);
        owners[0] = NOBODY;
        for (int face = 1; face < owners.length; face++) {
            int[] own = candidates(face);
            candidates.add(own);
            Polygon ground = faces.polygon(face);
            sizes[face] = Measure.squareMeters(ground);
            for (int owner : own) {
                whole[owner] += sizes[face];
            }
            owners[face] = own.length == 1 ? own[0] : own.length > 1 || isFillable(face, ground) ? OPEN : NOBODY;
        }
        for (int face = 1; face < owners.length; face++) {
            if (owners[face] == OPEN && candidates.get(face).length > 1) {
                keepWhatWouldVanish(face, candidates.get(face), whole);
            }
        }
        settle(candidates);
        handOnFragments(whole);
        return owners;
    }

    /** The areas that may own the face; none outside of all parents. */
    private int[] candidates(int face) {
        int[] members = faces.members(face);
        return Arrays.stream(members)
                .filter(owner -> owner < areas.size() && fits(areas.get(owner), members))
                .toArray();
    }

    private boolean fits(Area area, int[] members) {
        return parents.isEmpty()
                || Arrays.stream(members)
                        .filter(owner -> owner >= areas.size())
                        .mapToObj(owner -> parents.get(owner - areas.size()).code())
                        .anyMatch(code -> area.parent() == null || area.parent().equals(code));
    }

    private boolean isFillable(int face, Polygon ground) {
        if (!parents.isEmpty() && Arrays.stream(faces.members(face)).noneMatch(owner -> owner >= areas.size())) {
            return false;
        }
        return repair.fills(sizes[face], Measure.meanWidthMeters(ground));
    }

    /** Ground of several goes to the one for which it is more than half of all it has (the smallest first). */
    private void keepWhatWouldVanish(int face, int[] candidates, double[] whole) {
        int smallest = candidates[0];
        for (int owner : candidates) {
            if (whole[owner] < whole[smallest]) {
                smallest = owner;
            }
        }
        if (sizes[face] > whole[smallest] / 2) {
            owners[face] = smallest;
        }
    }

    /** Round by round, because an open face may have only open ones around it at first. */
    private void settle(List<int[]> candidates) {
        boolean changed = true;
        for (int round = 0; changed && round < MOST_ROUNDS; round++) {
            changed = false;
            int[] decided = owners.clone();
            for (int face = 1; face < owners.length; face++) {
                if (owners[face] == OPEN) {
                    int longest = longestNeighbour(face, candidates.get(face));
                    if (longest >= 0) {
                        decided[face] = longest;
                        changed = true;
                    }
                }
            }
            System.arraycopy(decided, 0, owners, 0, owners.length);
        }
        for (int face = 1; face < owners.length; face++) {
            if (owners[face] == OPEN) {
                int[] own = candidates.get(face);
                owners[face] = own.length > 0 ? own[0] : NOBODY;
            }
        }
    }

    /** The owner with the longest edge along the face, the first in order among equals; among the candidates if any. */
    private int longestNeighbour(int face, int[] candidates) {
        Map<Integer, Double> shared = new HashMap<>();
        for (int h : faces.halfEdges(face)) {
            int other = owners[faces.face(h ^ 1)];
            boolean allowed = candidates.length > 0
                    ? IntStream.of(candidates).anyMatch(owner -> owner == other)
                    : other >= 0 && fits(areas.get(other), faces.members(face));
            if (other >= 0 && allowed) {
                shared.merge(other, lengths[h >> 1], Double::sum);
            }
        }
        int best = -1;
        for (Map.Entry<Integer, Double> entry : shared.entrySet()) {
            double length = entry.getValue();
            if (best < 0 || length > shared.get(best) || (length == shared.get(best) && entry.getKey() < best)) {
                best = entry.getKey();
            }
        }
        return best;
    }

    /** Crumbs that the cutting parted from their area go to the neighbour with the longest edge. */
    private void handOnFragments(double[] whole) {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            boolean changed = false;
            for (List<Integer> fragment : new Fragments(faces, owners, sizes).ofAreas()) {
                int owner = owners[fragment.get(0)];
                double size = fragment.stream().mapToDouble(face -> sizes[face]).sum();
                boolean crumb = size < FRAGMENT_SHARE * whole[owner] && repair.fills(size, width(fragment));
                int to = crumb ? neighbourOf(fragment, owner) : -1;
                if (to >= 0) {
                    fragment.forEach(face -> owners[face] = to);
                    changed = true;
                }
            }
            if (!changed) {
                return;
            }
        }
    }

    private double width(List<Integer> fragment) {
        return Measure.meanWidthMeters(faces.polygons(fragment));
    }

    private int neighbourOf(List<Integer> fragment, int owner) {
        Map<Integer, Double> shared = new HashMap<>();
        for (int face : fragment) {
            for (int h : faces.halfEdges(face)) {
                int other = owners[faces.face(h ^ 1)];
                if (other >= 0 && other != owner && fits(areas.get(other), faces.members(face))) {
                    shared.merge(other, lengths[h >> 1], Double::sum);
                }
            }
        }
        return shared.entrySet().stream()
                .max(Map.Entry.<Integer, Double>comparingByValue()
                        .thenComparing(
                                Map.Entry.<Integer, Double>comparingByKey().reversed()))
                .map(Map.Entry::getKey)
                .orElse(-1);
    }

    private double[] lengths(Coverage coverage) {
        LocalPlane plane = new LocalPlane(
                coverage.bounds().isNull() ? 0 : coverage.bounds().centre().y);
        Segments segments = faces.segments();
        double[] out = new double[segments.size()];
        for (int s = 0; s < out.length; s++) {
            int from = segments.from(s);
            int to = segments.to(s);
            out[s] = Math.hypot(
                    ((double) segments.x(to) - segments.x(from)) * plane.east,
                    ((double) segments.y(to) - segments.y(from)) * plane.north);
        }
        return out;
    }
}
