package org.onegrid.topology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;
import org.onegrid.partition.CoverageTooLarge;
import org.onegrid.partition.Rules;

/**
 * A partition under edit: arcs with a face on the left and one on the right, from which the areas are derived.
 *
 * <p>Ground that no piece covers is the outside, which is locked as areas are that are not editable: their borders stay as
 * they are, except that a border gains a vertex where a cut ends on it (less than a grid unit, a centimetre, off). An edit
 * costs time in proportion to the arcs it changes, the areas beside them and what lies near, whatever the size of the rest.
 *
 * <p>For one thread at a time.
 */
public final class Topology {

    private final Sheet sheet;
    private final Rules rules;

    private Topology(Sheet sheet, Rules rules) {
        this.sheet = sheet;
        this.rules = rules;
    }

    /**
     * Makes arcs of the pieces and validates all of them. O(n log n) in the vertices.
     *
     * @param rules what counts as a fault, here and in every edit, and how much is taken
     * @throws NotAPartition    when pieces overlap, do not share their vertices, or are faulty by themselves; gaps are no
     *                          fault, they are the outside
     * @throws CoverageTooLarge beyond the bounds of the rules
     */
    public static Topology of(Collection<Piece> pieces, Rules rules) {
        List<Piece> all = List.copyOf(pieces);
        Sheet sheet = Inspection.of(all, rules);
        return new Topology(sheet, rules);
    }

    /**
     * Makes the edit, if the result is a partition.
     *
     * @throws EditRefused otherwise, with the place and what to do; nothing has changed then
     */
    public Change apply(Edit edit) {
        Patch patch = new Patch(sheet);
        try {
            Edits.draw(patch, edit, rules);
            Difference difference = new Difference(patch.arcs());
            Verdict.of(patch, difference, rules).refuseFaults();
            Set<String> reshaped = new TreeSet<>();
            difference.faces().stream()
                    .map(sheet::findFace)
                    .filter(face -> face != null)
                    .forEach(face -> reshaped.add(face.code()));
            return new Change(edit, patch.arcs(), patch.faces(), reshaped);
        } catch (RuntimeException e) {
            patch.rollBack();
            throw e;
        }
    }

    /**
     * Takes a change back, exactly: arcs, faces and their order are as they were. Changes are taken back in reverse order.
     *
     * @throws IllegalStateException when something it changed has been changed since
     */
    public void revert(Change change) {
        for (Swap<Arc> swap : change.arcs()) {
            if (sheet.findArc(swap.number()) != swap.after()) {
                throw new IllegalStateException("a later change must be taken back before " + change.edit());
            }
        }
        for (Swap<Face> swap : change.faces()) {
            if (sheet.findFace(swap.number()) != swap.after()) {
                throw new IllegalStateException("a later change must be taken back before " + change.edit());
            }
        }
        Patch.put(sheet, change.arcs(), change.faces(), true);
    }

    /** The area as it is now, a polygon for each of its parts. @throws IllegalArgumentException for an unknown code */
    public MultiPolygon shape(String area) {
        return Shapes.of(sheet, number(area));
    }

    /** The codes of all areas, in an order that depends on nothing but the pieces and the changes still standing. */
    public Collection<String> areas() {
        List<String> codes = new ArrayList<>();
        IntStream.of(sheet.faceNumbers())
                .forEach(number -> codes.add(sheet.face(number).code()));
        return codes;
    }

    /** Whether there is an area with the code. */
    public boolean has(String area) {
        return sheet.faceOf(area) > 0;
    }

    /** Whether it may be changed. @throws IllegalArgumentException for an unknown code */
    public boolean editable(String area) {
        return sheet.face(number(area)).editable();
    }

    /** The area above. @throws IllegalArgumentException for an unknown code */
    public @Nullable String parent(String area) {
        return sheet.face(number(area)).parent();
    }

    /** One that is edited by itself; shares what neither changes, and costs a few words for each arc. */
    public Topology copy() {
        return new Topology(sheet.copy(), rules);
    }

    /** What the edit would make of areas, as drawn and not validated; for tests that judge it by other means. */
    Map<String, MultiPolygon> draft(Edit edit) {
        Patch patch = new Patch(sheet);
        try {
            Edits.draw(patch, edit, rules);
            Map<String, MultiPolygon> shapes = new TreeMap<>();
            for (int face : patch.touched()) {
                shapes.put(sheet.face(face).code(), Shapes.asDrawn(Walk.around(sheet, face)));
            }
            return shapes;
        } finally {
            patch.rollBack();
        }
    }

    private int number(String area) {
        int number = sheet.faceOf(area);
        if (number < 0) {
            throw new IllegalArgumentException("no area " + area);
        }
        return number;
    }

    /** All there is, in order, as text; the same for the same content. */
    String content() {
        StringBuilder text = new StringBuilder();
        for (int number : sheet.arcNumbers()) {
            Arc arc = sheet.arc(number);
            text.append(number).append(' ').append(arc.left()).append('|').append(arc.right());
            text.append(' ').append(Arrays.toString(arc.line())).append('\n');
        }
        for (int number : sheet.faceNumbers()) {
            Face face = sheet.face(number);
            text.append(number).append(' ').append(face.code()).append(' ').append(face.parent());
            text.append(' ')
                    .append(face.parts())
                    .append(Arrays.toString(face.halves()))
                    .append('\n');
        }
        return text.toString();
    }
}
