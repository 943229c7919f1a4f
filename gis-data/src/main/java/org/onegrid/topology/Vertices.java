package org.onegrid.topology;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.LngLat;
import org.onegrid.topology.Sheet.Vertex;

/** The edits of single vertices. */
final class Vertices {

    private Vertices() {}

    static void move(Patch patch, Edit.MoveVertex move) {
        Sheet sheet = patch.sheet();
        int x = Lines.x(move.to());
        int y = Lines.y(move.to());
        List<Vertex> there = at(sheet, move.at());
        for (Vertex vertex : there) {
            Arc arc = sheet.arc(vertex.arc());
            Edits.requireUnlocked(patch, arc);
            refuseSamePlace(arc, vertex.at(), move.to());
        }
        boolean taken = !sheet.vertices(x, y).isEmpty();
        for (Vertex vertex : there) {
            Arc arc = sheet.arc(vertex.arc());
            patch.setArc(vertex.arc(), arc.with(Lines.with(arc.line(), vertex.at(), x, y)));
        }
        if (taken) {
            patch.node(x, y);
        }
    }

    static void insert(Patch patch, Edit.InsertVertex insert) {
        Sheet sheet = patch.sheet();
        int x = Lines.x(insert.at());
        int y = Lines.y(insert.at());
        at(sheet, insert.from());
        at(sheet, insert.to());
        @Nullable
        Vertex edge =
                sheet.edge(Lines.x(insert.from()), Lines.y(insert.from()), Lines.x(insert.to()), Lines.y(insert.to()));
        if (edge == null) {
            throw new EditRefused(
                    Reason.EDGE_UNKNOWN,
                    Lines.geometry(Lines.of(List.of(insert.from(), insert.to()))),
                    "the two places do not follow each other on a border",
                    "Choose a place on a border between two vertices.");
        }
        Arc arc = sheet.arc(edge.arc());
        Edits.requireUnlocked(patch, arc);
        if (insert.at().equals(insert.from()) || insert.at().equals(insert.to())) {
            throw samePlace(insert.at());
        }
        boolean taken = !sheet.vertices(x, y).isEmpty();
        patch.setArc(edge.arc(), arc.with(Lines.inserted(arc.line(), edge.at() + 1, x, y)));
        if (taken) {
            patch.node(x, y);
        }
    }

    static void delete(Patch patch, Edit.DeleteVertex delete) {
        List<Vertex> there = at(patch.sheet(), delete.at());
        Vertex vertex = there.get(0);
        Arc arc = patch.sheet().arc(vertex.arc());
        for (Vertex each : there) {
            Edits.requireUnlocked(patch, patch.sheet().arc(each.arc()));
        }
        boolean ring = arc.isRing() && there.stream().allMatch(each -> each.arc() == vertex.arc());
        if (there.size() > (ring && arc.isEnd(vertex.at()) ? 2 : 1) || arc.isEnd(vertex.at()) && !ring) {
            throw new EditRefused(
                    Reason.VERTEX_IS_NODE,
                    Lines.point(delete.at()),
                    "borders meet here, so that the vertex cannot go",
                    "Move it, or merge two of the areas around it.");
        }
        if (arc.isRing() && arc.size() <= 4) {
            throw new EditRefused(
                    Reason.AREA_WOULD_VANISH,
                    Lines.point(delete.at()),
                    "a ring of three vertices needs them all",
                    "Merge the area with the one around it.");
        }
        int[] line = arc.isEnd(vertex.at()) ? Lines.turned(arc.line(), 1) : arc.line();
        patch.setArc(
                vertex.arc(), arc.with(Lines.without(line, arc.isEnd(vertex.at()) ? arc.size() - 2 : vertex.at())));
    }

    /** @throws EditRefused when there is none */
    static List<Vertex> at(Sheet sheet, LngLat at) {
        List<Vertex> there = sheet.vertices(Lines.x(at), Lines.y(at));
        if (there.isEmpty()) {
            throw new EditRefused(
                    Reason.VERTEX_UNKNOWN,
                    Lines.point(at),
                    "there is no vertex at " + at.lng() + " " + at.lat(),
                    "It may have been moved: look at the borders as they are now.");
        }
        return there;
    }

    private static void refuseSamePlace(Arc arc, int vertex, LngLat to) {
        int x = Lines.x(to);
        int y = Lines.y(to);
        for (int i = Math.max(0, vertex - 1); i <= Math.min(arc.size() - 1, vertex + 1); i++) {
            if (arc.x(i) == x && arc.y(i) == y) {
                throw samePlace(to);
            }
        }
    }

    static EditRefused samePlace(LngLat at) {
        return new EditRefused(
                Reason.SAME_PLACE,
                Lines.point(at),
                "the vertex, or the one beside it, is there already",
                "Choose another place, or delete the vertex.");
    }
}
