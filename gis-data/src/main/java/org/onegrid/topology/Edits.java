package org.onegrid.topology;

import java.util.List;
import java.util.Objects;
import org.onegrid.geo.LngLat;
import org.onegrid.partition.Rules;

/** Draws each kind of edit into a patch, after the quick refusals that need no geometry. */
final class Edits {

    /** Longer lines are drawn by no hand. */
    private static final int MOST_VERTICES = 10_000;

    private Edits() {}

    /** @throws EditRefused when the edit makes no sense here; the patch may have been begun then */
    static void draw(Patch patch, Edit edit, Rules rules) {
        if (edit instanceof Edit.MoveVertex move) {
            near(patch, List.of(move.at(), move.to()));
            Vertices.move(patch, move);
        } else if (edit instanceof Edit.InsertVertex insert) {
            near(patch, List.of(insert.from(), insert.to(), insert.at()));
            Vertices.insert(patch, insert);
        } else if (edit instanceof Edit.DeleteVertex delete) {
            near(patch, List.of(delete.at()));
            Vertices.delete(patch, delete);
        } else if (edit instanceof Edit.Split split) {
            near(patch, split.line());
            Splitting.draw(patch, split);
        } else if (edit instanceof Edit.ReshapeEdge reshape) {
            near(patch, List.of(reshape.from(), reshape.to()));
            near(patch, reshape.line());
            Reshaping.draw(patch, reshape);
        } else if (edit instanceof Edit.Merge merge) {
            Merging.draw(patch, merge);
        } else if (edit instanceof Edit.Transfer transfer) {
            near(patch, Objects.requireNonNullElse(transfer.line(), List.of()));
            near(patch, Objects.requireNonNullElse(transfer.piece(), List.of()));
            Transferring.draw(patch, transfer);
        } else if (edit instanceof Edit.Subdivide subdivide) {
            Subdividing.draw(patch, subdivide, rules);
        }
    }

    /** Bounded, and where the areas are. */
    private static void near(Patch patch, List<LngLat> places) {
        if (places.size() > MOST_VERTICES) {
            throw new EditRefused(
                    Reason.TOO_MANY_VERTICES,
                    Lines.point(places.get(MOST_VERTICES)),
                    "a line of " + places.size() + " vertices; at most " + MOST_VERTICES + " are taken",
                    "Simplify the line, or draw a part of it.");
        }
        for (LngLat place : places) {
            int x = Lines.x(place);
            int y = Lines.y(place);
            if (patch.sheet().isFar(x, y)) {
                boolean swapped = Math.abs(place.lng()) <= 90 && !patch.sheet().isFar(y, x);
                throw new EditRefused(
                        swapped ? Reason.COORDINATES_SWAPPED : Reason.OUT_OF_RANGE,
                        Lines.point(place),
                        place.lng() + " " + place.lat() + " is far from all areas",
                        swapped
                                ? "Longitude comes first: exchange the two numbers."
                                : "Check the coordinates and their datum.");
            }
        }
    }

    /** @throws EditRefused when there is no such area, or it must not be changed */
    static int editable(Patch patch, String area) {
        int face = patch.sheet().faceOf(area);
        if (face < 0) {
            throw new EditRefused(
                    Reason.AREA_UNKNOWN,
                    org.onegrid.geo.Precision.FACTORY.createPoint(),
                    "there is no area " + area,
                    "It may have been merged or lie elsewhere: load the areas anew.");
        }
        if (!patch.sheet().face(face).editable()) {
            throw new EditRefused(
                    Reason.AREA_LOCKED,
                    Shapes.of(patch.sheet(), face),
                    area + " may not be changed here",
                    "Choose an area inside your own, or ask the level above.");
        }
        return face;
    }

    /** Whether the border lies between two areas that may be changed. */
    static boolean isUnlocked(Sheet sheet, Arc arc) {
        return sheet.face(arc.left()).editable() && sheet.face(arc.right()).editable();
    }

    /** @throws EditRefused when a face beside the arc must not be changed */
    static void requireUnlocked(Patch patch, Arc arc) {
        for (int face : new int[] {arc.left(), arc.right()}) {
            if (!patch.sheet().face(face).editable()) {
                String whose = face == Face.OUTSIDE
                        ? "the outside"
                        : patch.sheet().face(face).code();
                throw new EditRefused(
                        Reason.BORDER_LOCKED,
                        Lines.geometry(arc.line()),
                        "this border with " + whose + " may not be moved here",
                        "A border of the level above is moved in a draft of that level.");
            }
        }
    }
}
