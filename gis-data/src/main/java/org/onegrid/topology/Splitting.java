package org.onegrid.topology;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.LngLat;
import org.onegrid.geo.Precision;
import org.onegrid.partition.Fault;

/** Cuts an area in two. */
final class Splitting {

    private Splitting() {}

    static void draw(Patch patch, Edit.Split split) {
        Sheet sheet = patch.sheet();
        int face = Edits.editable(patch, split.area());
        requireFree(sheet, split.as());
        int[] line = Lines.of(split.line());
        List<Integer> chords = Cut.draw(patch, face, line);
        if (chords.size() > 1) {
            throw new EditRefused(
                    Reason.LINE_CROSSES_TOO_OFTEN,
                    Lines.geometry(sheet.arc(chords.get(1)).line()),
                    "the line goes through " + split.area() + " " + chords.size() + " times",
                    "Draw a line that enters and leaves the area once.");
        }
        List<Part> parts = Part.of(sheet, face);
        if (chords.isEmpty() || parts.size() != sheet.face(face).parts() + 1) {
            throw new EditRefused(
                    Reason.LINE_DOES_NOT_CROSS,
                    line.length < 4 ? Shapes.of(sheet, face) : Lines.geometry(line),
                    "the line does not divide " + split.area(),
                    "Draw it through the area from its outer border to its outer border.");
        }
        Part left = beside(parts, 2 * chords.get(0));
        Part right = beside(parts, 2 * chords.get(0) + 1);
        give(patch, face, keepsLeft(left, right, split.keep()) ? right : left, split.as());
    }

    /** A new face below the same parent. */
    static void give(Patch patch, int face, Part part, String code) {
        Face old = patch.sheet().face(face);
        int added = patch.addFace(new Face(code, old.parent(), true, false, 1, new int[0]));
        part.giveTo(patch, added);
    }

    /** @throws EditRefused when an area has the code */
    static void requireFree(Sheet sheet, String code) {
        int face = sheet.faceOf(code);
        if (face >= 0) {
            Fault fault = new Fault(
                    Fault.Code.DUPLICATE_CODE,
                    List.of(code),
                    Shapes.of(sheet, face),
                    "an area has the code " + code,
                    "Choose another code.");
            throw new EditRefused(Reason.CODE_TAKEN, List.of(fault), fault.place(), fault.message(), fault.advice());
        }
        if (code.isBlank()) {
            throw new EditRefused(
                    Reason.CODE_TAKEN, Precision.FACTORY.createPoint(), "a new area needs a code", "Give it one.");
        }
    }

    private static Part beside(List<Part> parts, int half) {
        return parts.stream().filter(part -> part.has(half)).findFirst().orElseThrow();
    }

    /** The larger one, or the one to the left of the line where they are equal, unless a place says otherwise. */
    private static boolean keepsLeft(Part left, Part right, @Nullable LngLat keep) {
        if (keep == null) {
            return left.area() >= right.area();
        }
        boolean inLeft = left.contains(Lines.x(keep), Lines.y(keep));
        if (!inLeft && !right.contains(Lines.x(keep), Lines.y(keep))) {
            throw new EditRefused(
                    Reason.PLACE_OUTSIDE,
                    Lines.point(keep),
                    "the place lies in neither of the two pieces",
                    "Choose a place inside the piece that keeps its identity.");
        }
        return inLeft;
    }
}
