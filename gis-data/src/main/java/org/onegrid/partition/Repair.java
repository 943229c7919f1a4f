package org.onegrid.partition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Geometry;

/**
 * Proposes a partition for a dirty coverage, always the same one for the same input. All borders are cut where they meet
 * and the faces between them handed out: ground of one area stays with it; ground of several goes to the one of them, and
 * a gap to the neighbour, with the longest edge along it; a gap that runs on between many is cut first; crumbs cut off from their area go the same way. An area then is
 * the union of its faces, so that neighbours share every vertex.
 *
 * <p>Without a level above, a gap that is both wider and larger than the limits is taken as ground of others (a town
 * inside a county): it becomes a hole of the derived {@link #GROUND}, which the proposal carries as its parent. With a
 * level above it stays a fault. Detached parts that the source had already are kept and the area flagged as an enclave.
 *
 * @param snapMeters      points and edges nearer than this are drawn together first; 0 leaves them
 * @param gapMeters       gaps of a mean width up to this are filled
 * @param gapSquareMeters gaps up to this size are filled however wide
 */
public record Repair(double snapMeters, double gapMeters, double gapSquareMeters) {

    /** Draws together within 5 cm, fills gaps up to 20 m wide or 10,000 m² large. */
    public static final Repair USUAL = new Repair(0.05, 20, 10_000);

    /** Code of the level above that the repair derives where none is given. */
    public static final String GROUND = "ground";

    private static final double MOST_SNAP_METERS = 20;

    /** Cutting rounds to the grid and so may bring an end beside an edge anew, ever more seldom. */
    private static final int MOST_ROUNDS = 5;

    /** @throws IllegalArgumentException when a value is negative or not a number, or snapping is above 20 m */
    public Repair {
        if (!(snapMeters >= 0 && snapMeters <= MOST_SNAP_METERS) || !(gapMeters >= 0) || !(gapSquareMeters >= 0)) {
            throw new IllegalArgumentException("snapping must be 0 to " + MOST_SNAP_METERS
                    + " m and gaps not negative, were " + snapMeters + ", " + gapMeters + ", " + gapSquareMeters);
        }
    }

    /**
     * The proposal. Where a fault stands in the way that no rule repairs (a code twice, an unreadable coordinate, borders
     * that cross too often, a wide gap) it is among the faults left, and nothing of the rest should be taken either.
     */
    public Proposal propose(Coverage dirty) {
        Report found = dirty.validate();
        if (!found.complete()) {
            return new Proposal(dirty, unchanged(dirty), found, found);
        }
        Arrangement before = Arrangement.of(Noding.meetingAtEnds(dirty.segments()));
        Arrangement drawn =
                GapCuts.cut(Arrangement.of(drawnTogether(dirty)), dirty.areas().size(), this);
        int[] owners = new Assignment(dirty, drawn, this).owners();
        List<Geometry> shapes = new Dissolve(drawn, owners, dirty.areas().size()).shapes();
        List<Area> above = dirty.parents().isEmpty() ? ground(drawn, owners) : parents(dirty, drawn);

        double[] sizes = new double[dirty.areas().size()];
        for (int face = 1; face < before.faces(); face++) {
            for (int owner : before.members(face)) {
                if (owner < sizes.length) {
                    sizes[owner] += Measure.squareMeters(before.polygon(face));
                }
            }
        }
        List<Area> areas = new ArrayList<>();
        List<Proposal.Change> changes = new ArrayList<>();
        for (int i = 0; i < shapes.size(); i++) {
            Area source = dirty.areas().get(i);
            boolean wasApart =
                    source.shape().getNumGeometries() > 1 && shapes.get(i).getNumGeometries() > 1;
            Area area = source.withShape(shapes.get(i), source.enclave() || wasApart);
            areas.add(area);
            changes.add(new Proposal.Change(area.code(), sizes[i], Measure.squareMeters(area.shape()), area.enclave()));
        }
        Coverage repaired = Coverage.of(areas, above, dirty.rules());
        return new Proposal(repaired, changes, found, repaired.validate());
    }

    /** Whether a gap of this size and mean width is given to a neighbour. */
    boolean fills(double squareMeters, double meanWidthMeters) {
        return squareMeters <= gapSquareMeters || meanWidthMeters <= gapMeters;
    }

    /** All the ground that somebody owns: the level above where the file names none. Its holes belong to others. */
    private static List<Area> ground(Arrangement faces, int[] owners) {
        int[] anybody = Arrays.stream(owners).map(owner -> Math.min(owner, 0)).toArray();
        return List.of(new Area(
                GROUND, GROUND, new Dissolve(faces, anybody, 1).shapes().get(0)));
    }

    /** The parents with the vertices that their areas have on the common border. */
    private static List<Area> parents(Coverage dirty, Arrangement faces) {
        int first = dirty.areas().size();
        int[] owners = new int[faces.faces()];
        for (int face = 0; face < owners.length; face++) {
            owners[face] = Arrays.stream(faces.members(face))
                    .filter(owner -> owner >= first)
                    .map(owner -> owner - first)
                    .findFirst()
                    .orElse(-1);
        }
        List<Geometry> shapes = new Dissolve(faces, owners, dirty.parents().size()).shapes();
        List<Area> parents = new ArrayList<>();
        for (int i = 0; i < shapes.size(); i++) {
            parents.add(dirty.parents().get(i).withShape(shapes.get(i)));
        }
        return parents;
    }

    /** Drawn together and cut, until no end is left beside an edge. */
    private Segments drawnTogether(Coverage coverage) {
        Segments segments = coverage.segments();
        if (segments.size() == 0) {
            return segments;
        }
        double tolerance = snapMeters / new LocalPlane(coverage.bounds().centre().y).north;
        Segments drawn = Noding.meetingAtEnds(Snapping.together(segments, tolerance));
        for (int round = 0; round < MOST_ROUNDS; round++) {
            if (Crossings.of(drawn, Integer.MAX_VALUE).found().isEmpty()) {
                return drawn;
            }
            drawn = Noding.meetingAtEnds(Snapping.together(drawn, Crossings.NEAR));
        }
        return drawn;
    }

    private static List<Proposal.Change> unchanged(Coverage coverage) {
        return coverage.areas().stream()
                .map(area -> {
                    double size = Measure.squareMeters(area.shape());
                    return new Proposal.Change(area.code(), size, size, area.enclave());
                })
                .toList();
    }
}
