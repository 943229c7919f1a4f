package org.onegrid.partition;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * Proposes a partition for a dirty coverage, always the same one for the same input. All borders are cut where they meet
 * and the faces between them handed out: ground of one area stays with it, ground of several goes to the one of them, and
 * ground of nobody to the neighbour, with the longest edge along it. Areas then are the unions of their faces, so that
 * neighbours share every vertex.
 *
 * @param snapMeters       vertices and edges nearer than this are drawn together first; 0 leaves them
 * @param gapMeters        gaps of a mean width up to this are filled
 * @param gapSquareMeters  gaps up to this size are filled however wide; larger and wider ones are left and told
 */
public record Repair(double snapMeters, double gapMeters, double gapSquareMeters) {

    /** Draws together within 5 cm, fills gaps up to 20 m wide or 10,000 m² large. */
    public static final Repair USUAL = new Repair(0.05, 20, 10_000);

    private static final double MOST_SNAP_METERS = 20;

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
        Arrangement before = Arrangement.of(noded(dirty.segments(), 0, dirty));
        Arrangement drawn = snapMeters > 0 ? Arrangement.of(noded(dirty.segments(), snapMeters, dirty)) : before;
        int[] owners = new Assignment(dirty, drawn, this).owners();
        List<Geometry> shapes = new Dissolve(drawn, owners, dirty.areas().size()).shapes();

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
            Area area = dirty.areas().get(i).withShape(shapes.get(i));
            areas.add(area);
            changes.add(new Proposal.Change(area.code(), sizes[i], Measure.squareMeters(area.shape())));
        }
        Coverage repaired = Coverage.of(areas, dirty.parents(), dirty.rules());
        return new Proposal(repaired, changes, found, repaired.validate());
    }

    private static Segments noded(Segments segments, double meters, Coverage coverage) {
        if (meters > 0) {
            Envelope bounds = coverage.bounds();
            return Noding.snap(segments, meters, new LocalPlane(bounds.isNull() ? 0 : bounds.centre().y));
        }
        return Crossings.of(segments, Integer.MAX_VALUE).needNoding() ? Noding.node(segments) : segments;
    }

    private static List<Proposal.Change> unchanged(Coverage coverage) {
        return coverage.areas().stream()
                .map(area -> {
                    double size = Measure.squareMeters(area.shape());
                    return new Proposal.Change(area.code(), size, size);
                })
                .toList();
    }
}
