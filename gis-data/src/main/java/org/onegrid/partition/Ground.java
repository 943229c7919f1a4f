package org.onegrid.partition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Geometry;
import org.onegrid.partition.Fault.Code;

/** Reads the faults of a coverage off the faces it cuts the ground into. */
final class Ground {

    /** Faces thinner than this many metres come from a vertex beside an edge and are told as such. */
    private static final double THREAD_METERS = 0.02;

    private static final int MOST_MEMBERS = 8;

    private final List<Area> areas;
    private final List<Area> parents;
    private final Arrangement faces;
    private final Rules rules;
    private final boolean threadsAreTold;
    private final List<Fault> faults;

    Ground(Coverage coverage, Arrangement faces, Rules rules, boolean threadsAreTold, List<Fault> faults) {
        this.areas = coverage.areas();
        this.parents = coverage.parents();
        this.faces = faces;
        this.rules = rules;
        this.threadsAreTold = threadsAreTold;
        this.faults = faults;
    }

    void examine() {
        Map<List<Integer>, List<Integer>> shared = new LinkedHashMap<>();
        Map<List<Integer>, List<Integer>> outside = new LinkedHashMap<>();
        List<Integer> nobodys = new ArrayList<>();
        for (int face = 1; face < faces.faces(); face++) {
            int[] own = owners(face);
            int[] above = above(face);
            for (int i = 0; i < Math.min(own.length, MOST_MEMBERS); i++) {
                for (int j = i + 1; j < Math.min(own.length, MOST_MEMBERS); j++) {
                    shared.computeIfAbsent(List.of(own[i], own[j]), pair -> new ArrayList<>())
                            .add(face);
                }
                if (isOutside(areas.get(own[i]), above)) {
                    outside.computeIfAbsent(List.of(own[i]), one -> new ArrayList<>())
                            .add(face);
                }
            }
            if (own.length == 0 && (parents.isEmpty() || above.length > 0)) {
                nobodys.add(face);
            }
        }
        shared.forEach(this::overlap);
        outside.forEach((area, where) -> beyond(areas.get(area.get(0)), where));
        nobodys.forEach(this::gap);
        new Parts(areas, parents, faces).disconnected().forEach(faults::add);
    }

    private int[] owners(int face) {
        return Arrays.stream(faces.members(face))
                .filter(owner -> owner < areas.size())
                .toArray();
    }

    private int[] above(int face) {
        return Arrays.stream(faces.members(face))
                .filter(owner -> owner >= areas.size())
                .toArray();
    }

    private boolean isOutside(Area area, int[] above) {
        if (parents.isEmpty()) {
            return false;
        }
        return Arrays.stream(above)
                .mapToObj(owner -> parents.get(owner - areas.size()).code())
                .noneMatch(code -> area.parent() == null || area.parent().equals(code));
    }

    private void overlap(List<Integer> pair, List<Integer> where) {
        Geometry place = place(where);
        double size = Measure.squareMeters(place);
        Area a = areas.get(pair.get(0));
        Area b = areas.get(pair.get(1));
        boolean aInB = isWhole(pair.get(0), where);
        if (aInB || isWhole(pair.get(1), where)) {
            Area inner = aInB ? a : b;
            Area around = aInB ? b : a;
            faults.add(new Fault(
                    Code.CONTAINED,
                    List.of(inner.code(), around.code()),
                    place,
                    inner.code() + " lies wholly inside " + around.code(),
                    "Cut it out of " + around.code() + ", or remove one of the two."));
        } else if (!isThread(place)) {
            faults.add(new Fault(
                    Code.OVERLAP,
                    List.of(a.code(), b.code()),
                    place,
                    a.code() + " and " + b.code() + " both cover " + Examination.meters(size) + "², mean width "
                            + Examination.meters(Measure.meanWidthMeters(place)),
                    "Give the ground to one of them."));
        }
    }

    /** Whether the faces are all the ground an area has. */
    private boolean isWhole(int area, List<Integer> where) {
        return groundOf().getOrDefault(area, List.of()).size() == where.size();
    }

    private Map<Integer, List<Integer>> groundByArea = Map.of();

    private Map<Integer, List<Integer>> groundOf() {
        if (groundByArea.isEmpty()) {
            groundByArea = new LinkedHashMap<>();
            for (int face = 1; face < faces.faces(); face++) {
                for (int owner : owners(face)) {
                    groundByArea
                            .computeIfAbsent(owner, area -> new ArrayList<>())
                            .add(face);
                }
            }
        }
        return groundByArea;
    }

    private void beyond(Area area, List<Integer> where) {
        Geometry place = place(where);
        if (!isThread(place)) {
            faults.add(new Fault(
                    Code.OUTSIDE_PARENT,
                    area.parent() == null ? List.of(area.code()) : List.of(area.code(), area.parent()),
                    place,
                    area.code() + " reaches " + Examination.meters(Measure.squareMeters(place)) + "² beyond "
                            + (area.parent() == null ? "every area of the level above" : area.parent()),
                    "Draw it back to the parent's border."));
        }
    }

    private void gap(int face) {
        Geometry place = faces.polygon(face);
        if (isThread(place)) {
            return;
        }
        TreeSet<String> around = new TreeSet<>();
        boolean atParentsBorder = false;
        for (int h : faces.halfEdges(face)) {
            int[] across = faces.members(faces.face(h ^ 1));
            IntStream.of(across)
                    .filter(owner -> owner < areas.size())
                    .forEach(owner -> around.add(areas.get(owner).code()));
            atParentsBorder |= !Arrays.equals(above(face), above(faces.face(h ^ 1)));
        }
        double width = Measure.meanWidthMeters(place);
        Code code = width < rules.sliverMeters() ? Code.SLIVER : atParentsBorder ? Code.HOLE_IN_PARENT : Code.GAP;
        faults.add(new Fault(
                code,
                List.copyOf(around),
                place,
                "no area covers " + Examination.meters(Measure.squareMeters(place)) + "², mean width "
                        + Examination.meters(width),
                "Give the ground to the neighbour it belongs to."));
    }

    private boolean isThread(Geometry place) {
        return threadsAreTold && Measure.meanWidthMeters(place) < THREAD_METERS;
    }

    private Geometry place(List<Integer> where) {
        return faces.polygons(where);
    }
}
