package org.onegrid.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.algorithm.InteriorPointArea;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.onegrid.geo.LngLat;
import org.onegrid.geo.Precision;

/** Gives a piece of one area to a neighbour. */
final class Transferring {

    private final Patch patch;
    private final Sheet sheet;
    private final Edit.Transfer edit;
    private final int from;
    private final int to;

    private Transferring(Patch patch, Edit.Transfer edit) {
        this.patch = patch;
        this.sheet = patch.sheet();
        this.edit = edit;
        this.from = Edits.editable(patch, edit.from());
        this.to = Edits.editable(patch, edit.to());
    }

    static void draw(Patch patch, Edit.Transfer edit) {
        Transferring transferring = new Transferring(patch, edit);
        List<Part> moving = transferring.moving();
        if (transferring.from == transferring.to
                || moving.stream()
                        .noneMatch(part -> part.neighbours(patch.sheet()).contains(transferring.to))) {
            throw transferring.notNeighbours(moving);
        }
        moving.forEach(part -> part.giveTo(patch, transferring.to));
        patch.dissolve(transferring.to);
        patch.dissolve(transferring.from);
    }

    private List<Part> moving() {
        List<LngLat> line = edit.line();
        List<LngLat> piece = edit.piece();
        if ((line == null) == (piece == null)) {
            throw doesNotCross(Shapes.of(sheet, from), "either a line or a piece must be drawn");
        }
        return line != null ? cutOff(Lines.of(line)) : inside(Lines.of(piece == null ? List.of() : piece));
    }

    /** The pieces along the cut that adjoin the taker; all but the largest where all do. */
    private List<Part> cutOff(int[] line) {
        if (Cut.draw(patch, from, line).isEmpty()) {
            throw doesNotCross(Shapes.of(sheet, from), "the line does not go through " + edit.from());
        }
        List<Part> pieces = Part.of(sheet, from).stream()
                .filter(part -> part.neighbours(sheet).contains(from))
                .sorted(Comparator.comparingDouble(part -> -part.area()))
                .toList();
        List<Part> adjoining = pieces.stream()
                .filter(part -> part.neighbours(sheet).contains(to))
                .toList();
        if (pieces.size() < 2) {
            throw doesNotCross(Lines.geometry(line), "the line does not divide " + edit.from());
        }
        if (adjoining.isEmpty()) {
            throw notNeighbours(pieces);
        }
        return adjoining.size() == pieces.size() ? adjoining.subList(1, adjoining.size()) : adjoining;
    }

    private List<Part> inside(int[] drawn) {
        int[] ring = closed(drawn);
        Geometry shape = Precision.FACTORY.createPolygon(ring(ring));
        List<Part> before = Part.of(sheet, from);
        Cut.draw(patch, from, ring);
        List<Part> parts = Part.of(sheet, from);
        List<Part> inside = new ArrayList<>();
        for (Part part : parts) {
            if (new SimplePointInAreaLocator(shape).locate(InteriorPointArea.getInteriorPoint(part.shape()))
                    == Location.INTERIOR) {
                inside.add(part);
            }
        }
        if (inside.isEmpty()) {
            throw doesNotCross(shape, "nothing of " + edit.from() + " is cut off by the ring");
        }
        if (inside.size() == parts.size()) {
            throw new EditRefused(
                    Reason.AREA_WOULD_VANISH,
                    before.get(0).shape(),
                    "all of " + edit.from() + " would move",
                    "Merge the two areas instead.");
        }
        return inside;
    }

    private int[] closed(int[] line) {
        int last = line.length - 2;
        boolean isClosed = line.length > 2 && line[0] == line[last] && line[1] == line[last + 1];
        int[] ring = isClosed ? line : Lines.inserted(line, line.length / 2, line[0], line[1]);
        if (ring.length < 8) {
            throw doesNotCross(Shapes.of(sheet, from), "a ring has three places or more");
        }
        return ring;
    }

    private static LinearRing ring(int[] line) {
        return Precision.FACTORY.createLinearRing(Lines.geometry(line).getCoordinateSequence());
    }

    private EditRefused notNeighbours(List<Part> parts) {
        return new EditRefused(
                Reason.NOT_NEIGHBOURS,
                parts.get(0).shape(),
                "what would move has no border in common with " + edit.to(),
                "Choose a piece beside the area that is to have it.");
    }

    private static EditRefused doesNotCross(Geometry place, String message) {
        return new EditRefused(
                Reason.LINE_DOES_NOT_CROSS,
                place,
                message,
                "Draw a line from border to border, or a ring around the piece.");
    }
}
