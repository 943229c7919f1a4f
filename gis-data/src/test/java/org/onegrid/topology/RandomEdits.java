package org.onegrid.topology;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.onegrid.geo.LngLat;

/** Draws edits, sensible and senseless ones, and tells from plain polygons what must come of them. */
final class RandomEdits {

    /**
     * An edit with what is expected of it.
     *
     * @param reasons one of these must be the reason of refusal; where there are none the result decides
     * @param naive   the result by plain polygons; null where they cannot tell
     */
    record Attempt(Edit edit, Set<Reason> reasons, @Nullable Map<String, Geometry> naive) {}

    private final Shadow shadow;
    private final Random random;
    private int next;

    RandomEdits(Shadow shadow, Random random) {
        this.shadow = shadow;
        this.random = random;
    }

    Attempt draw() {
        Piece area =
                shadow.area(shadow.codes().get(random.nextInt(shadow.codes().size())));
        List<Coordinate[]> rings = Shadow.rings(area.shape());
        Coordinate[] ring = rings.get(random.nextInt(rings.size()));
        int at = random.nextInt(ring.length - 1);
        int kind = random.nextInt(100);
        if (kind < 50) {
            return move(area, ring, at);
        } else if (kind < 60) {
            return insert(ring, at);
        } else if (kind < 70) {
            return delete(ring, at);
        } else if (kind < 80) {
            return reshape(ring, at);
        } else if (kind < 87) {
            return merge(area);
        } else if (kind < 93) {
            return new Attempt(new Edit.Split(area.code(), cut(area), "+" + next++, null), locked(area), null);
        } else if (kind < 99) {
            return transfer(area);
        }
        List<String> codes = List.of("+" + next++, "+" + next++);
        return new Attempt(new Edit.Subdivide(area.code(), codes, List.of()), locked(area), null);
    }

    private Attempt move(Piece area, Coordinate[] ring, int vertex) {
        Coordinate at = ring[vertex];
        Coordinate to = target(area, ring, vertex);
        Edit.MoveVertex edit = new Edit.MoveVertex(Shadow.place(at), Shadow.place(to));
        to = edit.to().toCoordinate();
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        for (Map.Entry<Coordinate, Set<String>> edge : shadow.edges(at).entrySet()) {
            if (shadow.isLocked(edge.getValue())) {
                reasons.add(Reason.BORDER_LOCKED);
            }
            if (edge.getKey().equals2D(to)) {
                reasons.add(Reason.SAME_PLACE);
            }
        }
        if (to.equals2D(at)) {
            reasons.add(Reason.SAME_PLACE);
        }
        return new Attempt(edit, reasons, reasons.isEmpty() ? shadow.move(edit) : null);
    }

    private Attempt insert(Coordinate[] ring, int vertex) {
        Coordinate from = ring[vertex];
        Coordinate to = ring[vertex + 1];
        double far = from.distance(to) * Math.pow(random.nextDouble(), 3);
        Coordinate at = near(new Coordinate((from.x + to.x) / 2, (from.y + to.y) / 2), far);
        Edit.InsertVertex edit = new Edit.InsertVertex(Shadow.place(from), Shadow.place(to), Shadow.place(at));
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        if (shadow.isLocked(Objects.requireNonNull(shadow.edges(from).get(to)))) {
            reasons.add(Reason.BORDER_LOCKED);
        }
        if (edit.at().equals(edit.from()) || edit.at().equals(edit.to())) {
            reasons.add(Reason.SAME_PLACE);
        }
        return new Attempt(edit, reasons, reasons.isEmpty() ? shadow.insert(edit) : null);
    }

    private Attempt delete(Coordinate[] ring, int vertex) {
        Coordinate at = ring[vertex];
        Edit.DeleteVertex edit = new Edit.DeleteVertex(Shadow.place(at));
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        Map<Coordinate, Set<String>> edges = shadow.edges(at);
        if (edges.values().stream().anyMatch(shadow::isLocked)) {
            reasons.add(Reason.BORDER_LOCKED);
        }
        if (edges.size() > 2) {
            reasons.add(Reason.VERTEX_IS_NODE);
        }
        if (ring.length == 4) {
            reasons.add(Reason.AREA_WOULD_VANISH);
            reasons.add(Reason.INVALID_RESULT);
        }
        return new Attempt(edit, reasons, reasons.isEmpty() ? shadow.delete(edit) : null);
    }

    /** A run of up to six vertices of a ring, drawn anew with up to four. */
    private Attempt reshape(Coordinate[] ring, int vertex) {
        int length = Math.min(ring.length - 2, 2 + random.nextInt(5));
        List<Coordinate> run = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            run.add(ring[(vertex + i) % (ring.length - 1)]);
        }
        List<LngLat> line = new ArrayList<>();
        List<Coordinate> way = new ArrayList<>();
        double far = run.get(0).distance(run.get(length - 1)) * 0.5 * random.nextDouble();
        for (int i = random.nextInt(5); i > 0; i--) {
            line.add(Shadow.place(near(run.get(random.nextInt(length)), far)));
        }
        if (line.size() > 1
                && line.get(0).equals(Shadow.place(run.get(length - 1)))
                && line.get(line.size() - 1).equals(Shadow.place(run.get(0)))) {
            // It would be taken as drawn the other way.
            Collections.reverse(line);
        }
        for (LngLat place : line) {
            Coordinate before = way.isEmpty() ? run.get(0) : way.get(way.size() - 1);
            if (!before.equals2D(place.toCoordinate())) {
                way.add(place.toCoordinate());
            }
        }
        if (!way.isEmpty() && way.get(way.size() - 1).equals2D(run.get(length - 1))) {
            way.remove(way.size() - 1);
        }
        Coordinate middle = length > 2
                ? run.get(1)
                : new Coordinate(
                        run.get(0).x + (run.get(1).x - run.get(0).x) / 2,
                        run.get(0).y + (run.get(1).y - run.get(0).y) / 2);
        Edit.ReshapeEdge edit = new Edit.ReshapeEdge(
                Shadow.place(run.get(0)), Shadow.place(run.get(length - 1)), Shadow.place(middle), line);
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        Set<String> owners = Objects.requireNonNull(shadow.edges(run.get(0)).get(run.get(1)));
        if (shadow.isLocked(owners)) {
            reasons.add(Reason.BORDER_LOCKED);
        }
        boolean oneBorder = true;
        for (int i = 1; i + 1 < length; i++) {
            oneBorder &= shadow.edges(run.get(i)).size() == 2;
        }
        if (!oneBorder) {
            // Another border may join the two ends, and be meant then.
            return new Attempt(edit, Set.of(), null);
        }
        return new Attempt(edit, reasons, reasons.isEmpty() ? shadow.replace(run, way) : null);
    }

    private Attempt merge(Piece area) {
        Piece other = neighbour(area);
        Set<Reason> reasons = locked(area);
        reasons.addAll(locked(other));
        if (!Objects.equals(area.parent(), other.parent())) {
            reasons.add(Reason.DIFFERENT_PARENTS);
        }
        boolean touch = false;
        for (Coordinate at : area.shape().getCoordinates()) {
            touch |= shadow.edges(at).values().stream()
                    .anyMatch(owners -> owners.contains(area.code()) && owners.contains(other.code()));
        }
        if (!touch || area == other) {
            reasons.add(Reason.NOT_NEIGHBOURS);
        }
        Map<String, Geometry> naive = null;
        if (reasons.isEmpty()) {
            Geometry all = Shadow.united(area.shape(), other.shape());
            naive = new TreeMap<>(Map.of(area.code(), all));
        }
        return new Attempt(new Edit.Merge(List.of(area.code(), other.code()), area.code()), reasons, naive);
    }

    private Attempt transfer(Piece area) {
        Piece other = neighbour(area);
        Set<Reason> reasons = locked(area);
        reasons.addAll(locked(other));
        boolean byLine = random.nextBoolean();
        Edit edit = new Edit.Transfer(
                area.code(), other.code(), byLine ? cut(area) : null, byLine ? null : lasso(area, other));
        return new Attempt(edit, reasons, null);
    }

    private static Set<Reason> locked(Piece area) {
        return area.editable() ? EnumSet.noneOf(Reason.class) : EnumSet.of(Reason.AREA_LOCKED);
    }

    private Piece neighbour(Piece area) {
        List<String> near = new ArrayList<>(shadow.near(area.shape().getEnvelopeInternal()));
        return shadow.area(near.get(random.nextInt(near.size())));
    }

    /** Mostly a line through the area, sometimes one that does not cross it. */
    private List<LngLat> cut(Piece area) {
        Envelope box = area.shape().getEnvelopeInternal();
        double angle = random.nextDouble() * Math.PI;
        double reach = box.getDiameter() * (random.nextInt(8) == 0 ? 0.3 : 0.7);
        Coordinate centre = near(box.centre(), box.getDiameter() * 0.3 * random.nextDouble());
        List<LngLat> line = new ArrayList<>();
        line.add(Shadow.place(at(centre, angle, -reach)));
        if (random.nextBoolean()) {
            line.add(Shadow.place(near(centre, box.getDiameter() * 0.05)));
        }
        line.add(Shadow.place(at(centre, angle, reach)));
        return line;
    }

    /** A rough circle around a vertex that the areas share, or anywhere. */
    private List<LngLat> lasso(Piece area, Piece other) {
        Coordinate centre =
                area.shape().getCoordinates()[random.nextInt(area.shape().getNumPoints())];
        for (Coordinate at : area.shape().getCoordinates()) {
            if (shadow.around(at).contains(other.code()) && random.nextInt(3) == 0) {
                centre = at;
            }
        }
        double radius = area.shape().getEnvelopeInternal().getDiameter() * (0.05 + 0.3 * random.nextDouble());
        List<LngLat> ring = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            ring.add(Shadow.place(at(centre, i * 2 * Math.PI / 7, radius * (0.7 + 0.6 * random.nextDouble()))));
        }
        return ring;
    }

    /** Near, farther, far; onto another vertex, onto or beside an edge; the usual ways to go wrong. */
    private Coordinate target(Piece area, Coordinate[] ring, int vertex) {
        Coordinate at = ring[vertex];
        double edge = at.distance(ring[vertex + 1]);
        Coordinate other = ring[random.nextInt(ring.length - 1)];
        Coordinate after = ring[1 + random.nextInt(ring.length - 1)];
        double t = random.nextDouble();
        return switch (random.nextInt(10)) {
            case 0 -> near(at, edge * 3);
            case 1 -> near(at, area.shape().getEnvelopeInternal().getDiameter());
            case 2 -> other;
            case 3 -> near(new Coordinate(other.x + t * (after.x - other.x), other.y + t * (after.y - other.y)), 3e-7);
            case 4 -> near(at, 5e-7);
            case 5, 6 -> near(at, edge);
            default -> near(at, edge * 0.3);
        };
    }

    private Coordinate near(Coordinate at, double most) {
        return at(at, random.nextDouble() * 2 * Math.PI, random.nextDouble() * most);
    }

    private static Coordinate at(Coordinate from, double angle, double distance) {
        return new Coordinate(from.x + distance * Math.cos(angle), from.y + distance * Math.sin(angle));
    }
}
