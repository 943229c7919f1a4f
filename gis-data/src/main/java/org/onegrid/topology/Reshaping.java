package org.onegrid.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.onegrid.geo.LngLat;
import org.onegrid.topology.Sheet.Vertex;

/** Draws a part of one arc anew. */
final class Reshaping {

    /** A part of an arc whose line is as given (a ring may have been turned), between two of its vertices. */
    private record Stretch(int arc, int[] line, int from, int to) {

        Geometry shape() {
            return Lines.geometry(Lines.part(line, Math.min(from, to), Math.max(from, to)));
        }

        /** The line with another way from one vertex to the other. */
        int[] along(int[] way) {
            int first = Math.min(from, to);
            int last = Math.max(from, to);
            int[] inner = from < to ? way : Lines.reversed(way);
            return Lines.joined(
                    Lines.joined(Lines.part(line, 0, first), inner), Lines.part(line, last, line.length / 2 - 1));
        }
    }

    private Reshaping() {}

    static void draw(Patch patch, Edit.ReshapeEdge edit) {
        Stretch stretch = choose(patch.sheet(), edit);
        Arc arc = patch.sheet().arc(stretch.arc());
        Edits.requireUnlocked(patch, arc);
        int[] way = way(edit);
        patch.setArc(stretch.arc(), arc.with(stretch.along(way)));
        for (int i = 2; i + 2 < way.length; i += 2) {
            if (patch.sheet().vertices(way[i], way[i + 1]).size() > 1) {
                patch.node(way[i], way[i + 1]);
            }
        }
    }

    private static Stretch choose(Sheet sheet, Edit.ReshapeEdge edit) {
        List<Stretch> stretches = stretches(sheet, edit.from(), edit.to());
        if (stretches.isEmpty()) {
            throw new EditRefused(
                    Reason.EDGE_UNKNOWN,
                    Lines.geometry(Lines.of(List.of(edit.from(), edit.to()))),
                    "the two vertices do not lie on one border between two areas",
                    "Reshape up to where other borders meet, and then on from there.");
        }
        LngLat through = edit.through();
        if (through == null && stretches.size() > 1) {
            List<Stretch> unlocked = stretches.stream()
                    .filter(stretch -> Edits.isUnlocked(sheet, sheet.arc(stretch.arc())))
                    .toList();
            if (unlocked.size() == 1) {
                return unlocked.get(0);
            }
            throw new EditRefused(
                    Reason.EDGE_AMBIGUOUS,
                    stretches.get(0).shape().union(stretches.get(1).shape()),
                    "there is more than one border between the two vertices",
                    "Name a place on the one that is meant.");
        }
        if (through == null) {
            return stretches.get(0);
        }
        Geometry near = Lines.point(through);
        return stretches.stream()
                .min(Comparator.comparingDouble(stretch -> stretch.shape().distance(near)))
                .orElseThrow();
    }

    private static List<Stretch> stretches(Sheet sheet, LngLat from, LngLat to) {
        List<Vertex> first = Vertices.at(sheet, from);
        List<Vertex> last = Vertices.at(sheet, to);
        if (from.equals(to)) {
            throw Vertices.samePlace(to);
        }
        List<Stretch> stretches = new ArrayList<>();
        for (Vertex a : first) {
            for (Vertex b : last) {
                if (a.arc() == b.arc()) {
                    add(sheet, a, b, stretches);
                }
            }
        }
        return stretches;
    }

    private static void add(Sheet sheet, Vertex a, Vertex b, List<Stretch> stretches) {
        Arc arc = sheet.arc(a.arc());
        stretches.add(new Stretch(a.arc(), arc.line(), a.at(), b.at()));
        if (arc.isRing() && !arc.isEnd(a.at()) && !arc.isEnd(b.at()) && sheet.isFree(arc)) {
            int[] turned = Lines.turned(arc.line(), a.at());
            int size = arc.size() - 1;
            int at = Math.floorMod(b.at() - a.at(), size);
            boolean wayRoundIsFirst = a.at() > b.at();
            stretches.add(new Stretch(a.arc(), turned, wayRoundIsFirst ? 0 : size, at));
        }
    }

    /** From vertex to vertex, whether the line repeats them, in either direction, or not. */
    private static int[] way(Edit.ReshapeEdge edit) {
        List<LngLat> places = new ArrayList<>(edit.line());
        if (places.size() > 1
                && places.get(0).equals(edit.to())
                && places.get(places.size() - 1).equals(edit.from())) {
            java.util.Collections.reverse(places);
        }
        places.add(0, edit.from());
        places.add(edit.to());
        return Lines.of(places);
    }
}
