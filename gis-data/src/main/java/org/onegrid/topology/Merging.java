package org.onegrid.topology;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Unites neighbours: what lies between them goes. */
final class Merging {

    private Merging() {}

    static void draw(Patch patch, Edit.Merge merge) {
        Sheet sheet = patch.sheet();
        int into = Edits.editable(patch, merge.into());
        Set<Integer> faces = new LinkedHashSet<>(List.of(into));
        for (String area : merge.areas()) {
            faces.add(Edits.editable(patch, area));
        }
        requireConnected(sheet, into, faces);
        Face lasting = sheet.face(into);
        int parts = 0;
        for (int face : faces) {
            if (!Objects.equals(sheet.face(face).parent(), lasting.parent())) {
                throw new EditRefused(
                        Reason.DIFFERENT_PARENTS,
                        Shapes.of(sheet, face),
                        sheet.face(face).code() + " and " + lasting.code() + " belong to different areas above",
                        "Move the border between them instead, or transfer one first.");
            }
            parts += sheet.face(face).parts();
        }
        for (int face : faces) {
            if (face != into) {
                for (int half : sheet.face(face).halves()) {
                    patch.relabel(half, into);
                }
                patch.setFace(face, null);
            }
        }
        patch.setFace(into, sheet.face(into).withParts(parts - faces.size() + 1));
        patch.dissolve(into);
    }

    /** Each reached from the first across borders, not only across points. */
    private static void requireConnected(Sheet sheet, int into, Set<Integer> faces) {
        Set<Integer> open = new TreeSet<>(faces);
        ArrayDeque<Integer> reached = new ArrayDeque<>(List.of(into));
        open.remove(into);
        while (!reached.isEmpty()) {
            for (int half : sheet.face(reached.remove()).halves()) {
                int across = sheet.left(half ^ 1);
                if (open.remove(across)) {
                    reached.add(across);
                }
            }
        }
        if (!open.isEmpty() || faces.size() < 2) {
            int lost = open.isEmpty() ? into : open.iterator().next();
            throw new EditRefused(
                    Reason.NOT_NEIGHBOURS,
                    Shapes.of(sheet, lost),
                    sheet.face(lost).code() + " has no border in common with the others",
                    "Choose two or more areas that lie side by side.");
        }
    }
}
