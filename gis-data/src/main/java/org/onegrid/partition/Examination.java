package org.onegrid.partition;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import org.onegrid.geo.Precision;
import org.onegrid.partition.Crossings.Crossing;
import org.onegrid.partition.Fault.Code;

/** One full validation of a coverage. */
final class Examination {

    private static final int MOST_MEMBERS = 64;

    /** A few grid units. */
    private static final double AT_FAULT_DEGREES = 3e-7;

    private final Coverage coverage;
    private final List<Area> areas;
    private final List<Area> parents;
    private final Rules rules;
    private final List<Fault> faults = new ArrayList<>();

    Examination(Coverage coverage, Rules rules) {
        this.coverage = coverage;
        this.areas = coverage.areas();
        this.parents = coverage.parents();
        this.rules = rules;
    }

    Report report() {
        faults.addAll(coverage.unreadable());
        codes();
        areas.forEach(this::alone);
        boolean complete = together();
        faults.sort(Comparator.comparing(Fault::code)
                .thenComparing(fault -> fault.areas().toString()));
        return new Report(faults, complete);
    }

    private void codes() {
        Map<String, List<Area>> byCode = new TreeMap<>();
        areas.forEach(area ->
                byCode.computeIfAbsent(area.code(), code -> new ArrayList<>()).add(area));
        byCode.forEach((code, same) -> {
            if (same.size() > 1) {
                add(
                        Code.DUPLICATE_CODE,
                        List.of(code),
                        same.get(1).shape(),
                        same.size() + " areas have the code " + code,
                        "Give each its own code, or merge them into one multi-part area.");
            }
        });
    }

    private void alone(Area area) {
        if (area.shape().isEmpty()) {
            add(Code.BELOW_MIN_AREA, area, area.shape(), "has no ground", "Draw it, or leave it out.");
            return;
        }
        TopologyValidationError error = new IsValidOp(area.shape()).getValidationError();
        if (error != null) {
            boolean apart = error.getErrorType() == TopologyValidationError.DISCONNECTED_INTERIOR;
            add(
                    apart ? Code.DISCONNECTED : Code.SELF_INTERSECTION,
                    area,
                    point(error.getCoordinate()),
                    error.getMessage().toLowerCase(Locale.ROOT),
                    "Redraw the border here, or let the repair do it.");
            return;
        }
        double size = Measure.squareMeters(area.shape());
        if (size < rules.minAreaSquareMeters()) {
            add(
                    Code.BELOW_MIN_AREA,
                    area,
                    area.shape(),
                    "has " + meters(size) + "², less than " + meters(rules.minAreaSquareMeters()) + "²",
                    "Merge it with a neighbour.");
            return;
        }
        for (int i = 0; i < area.shape().getNumGeometries(); i++) {
            Geometry part = area.shape().getGeometryN(i);
            double width = Measure.meanWidthMeters(part);
            if (width < rules.sliverMeters()) {
                add(Code.SLIVER, area, part, "has a part " + meters(width) + " wide", "Give it to a neighbour.");
            }
        }
    }

    private boolean together() {
        Segments segments = coverage.segments();
        if (segments.size() == 0) {
            return true;
        }
        Crossings crossings = Crossings.of(segments, rules.maxCrossings());
        if (!crossings.complete()) {
            entangled(segments, crossings);
            return false;
        }
        Map<Coordinate, Crossing> unmatched = unmatched(crossings);
        Segments noded = crossings.needNoding() ? Noding.node(segments) : segments;
        new Ground(coverage, Arrangement.of(noded), rules, !unmatched.isEmpty(), faults).examine();
        tell(unmatched, segments);
        return true;
    }

    /** T-junctions by place in grid units. */
    private static Map<Coordinate, Crossing> unmatched(Crossings crossings) {
        Map<Coordinate, Crossing> places = new TreeMap<>();
        for (Crossing crossing : crossings.found()) {
            if (!crossing.proper()) {
                places.putIfAbsent(new Coordinate(crossing.x(), crossing.y()), crossing);
            }
        }
        return places;
    }

    /** At an overlap or gap they are part of it and not told again. */
    private void tell(Map<Coordinate, Crossing> unmatched, Segments segments) {
        STRtree known = new STRtree();
        faults.stream()
                .filter(fault -> fault.place().getDimension() == 2)
                .forEach(fault -> known.insert(fault.place().getEnvelopeInternal(), fault));
        known.build();
        unmatched.forEach((at, crossing) -> {
            List<String> concerned = owners(segments, crossing);
            Geometry place = point(new Coordinate(Lattice.degrees(at.x), Lattice.degrees(at.y)));
            Envelope near = place.getEnvelopeInternal();
            near.expandBy(AT_FAULT_DEGREES);
            boolean told = false;
            for (Object item : known.query(near)) {
                Fault fault = (Fault) item;
                told |= !Collections.disjoint(fault.areas(), concerned)
                        && fault.place().isWithinDistance(place, AT_FAULT_DEGREES);
            }
            if (concerned.size() > 1 && !told) {
                add(
                        Code.UNMATCHED_VERTEX,
                        concerned,
                        place,
                        "a vertex of one border lies on an edge of the other",
                        "Insert the same vertex there, or snap the two borders.");
            }
        });
    }

    /** Too many crossings to compute: tell where they are, pair by pair. */
    private void entangled(Segments segments, Crossings crossings) {
        Map<List<String>, Envelope> pairs = new HashMap<>();
        for (Crossing crossing : crossings.found()) {
            if (crossing.proper()) {
                pairs.computeIfAbsent(owners(segments, crossing), pair -> new Envelope())
                        .expandToInclude(Lattice.degrees(crossing.x()), Lattice.degrees(crossing.y()));
            }
        }
        pairs.forEach((pair, box) -> add(
                pair.size() > 1 ? Code.OVERLAP : Code.SELF_INTERSECTION,
                pair,
                Precision.FACTORY.toGeometry(box),
                "borders cross too often to be computed one by one",
                "Check whether the right files were taken; simplify or redraw the borders."));
        if (pairs.isEmpty()) {
            add(
                    Code.SELF_INTERSECTION,
                    List.of(),
                    Precision.FACTORY.toGeometry(coverage.bounds()),
                    "borders run too close together to be compared one by one",
                    "Check whether the right files were taken; simplify or redraw the borders.");
        }
    }

    private List<String> owners(Segments segments, Crossing crossing) {
        return java.util.stream.IntStream.concat(
                        java.util.Arrays.stream(segments.owners(crossing.a())),
                        java.util.Arrays.stream(segments.owners(crossing.b())))
                .distinct()
                .sorted()
                .limit(MOST_MEMBERS)
                .mapToObj(owner -> owner < areas.size()
                        ? areas.get(owner).code()
                        : parents.get(owner - areas.size()).code())
                .distinct()
                .toList();
    }

    private void add(Code code, Area area, Geometry place, String message, String advice) {
        add(code, List.of(area.code()), place, area.code() + " " + message, advice);
    }

    private void add(Code code, List<String> concerned, Geometry place, String message, String advice) {
        faults.add(new Fault(code, concerned, place, message, advice));
    }

    static String meters(double value) {
        return value >= 10 ? Math.round(value) + " m" : String.format(Locale.ROOT, "%.2f m", value);
    }

    private static Geometry point(Coordinate at) {
        return Precision.FACTORY.createPoint(at);
    }
}
