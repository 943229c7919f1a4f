package org.onegrid.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.GeometryEditor;
import org.locationtech.jts.index.strtree.STRtree;
import org.onegrid.geo.LngLat;
import org.onegrid.geo.Precision;
import org.onegrid.partition.Face;
import org.onegrid.topology.Edit;
import org.onegrid.topology.EditRefused;
import org.onegrid.topology.Reason;
import org.onegrid.topology.Topology;

/** Edits at random places of a partition, and the check that JTS judges them as the topology does. */
final class Drags {

    private final List<Face> faces;
    private final STRtree tree = new STRtree();
    private final SplittableRandom random;

    Drags(List<Face> faces, long seed) {
        this.faces = faces;
        this.random = new SplittableRandom(seed);
        faces.forEach(face -> tree.insert(face.shape().getEnvelopeInternal(), face));
        tree.build();
    }

    static String code(Face face) {
        return "c" + face.id();
    }

    /** A vertex moved by up to so many times the length of its edge. */
    Edit.MoveVertex draw(double most) {
        Coordinate[] ring = faces.get(random.nextInt(faces.size())).shape().getCoordinates();
        int vertex = random.nextInt(ring.length - 1);
        double angle = random.nextDouble() * 2 * Math.PI;
        double distance = ring[vertex].distance(ring[vertex + 1]) * most * random.nextDouble();
        return new Edit.MoveVertex(
                new LngLat(ring[vertex].x, ring[vertex].y),
                new LngLat(ring[vertex].x + distance * Math.cos(angle), ring[vertex].y + distance * Math.sin(angle)));
    }

    /** So many drags that are made, of a third of an edge at most. */
    List<Edit> accepted(Topology topology, int count) {
        List<Edit> drags = new ArrayList<>();
        while (drags.size() < count) {
            Edit drag = draw(0.33);
            if (isMade(topology, drag)) {
                drags.add(drag);
            }
        }
        return drags;
    }

    /** Cuts from west to east through the middle of an area. */
    List<Edit> splits(Topology topology, int count) {
        List<Edit> splits = new ArrayList<>();
        while (splits.size() < count) {
            Face face = faces.get(random.nextInt(faces.size()));
            Envelope box = face.shape().getEnvelopeInternal();
            double lat = box.centre().y + (random.nextDouble() - 0.5) * box.getHeight() * 0.3;
            Edit split = new Edit.Split(
                    code(face),
                    List.of(new LngLat(box.getMinX() - 1e-4, lat), new LngLat(box.getMaxX() + 1e-4, lat)),
                    "+1",
                    null);
            if (isMade(topology, split)) {
                splits.add(split);
            }
        }
        return splits;
    }

    /** An area with the next one in its row. */
    List<Edit> merges(Topology topology, int count) {
        List<Edit> merges = new ArrayList<>();
        while (merges.size() < count) {
            int at = random.nextInt(faces.size() - 1);
            Edit merge = new Edit.Merge(List.of(code(faces.get(at)), code(faces.get(at + 1))), code(faces.get(at)));
            if (isMade(topology, merge)) {
                merges.add(merge);
            }
        }
        return merges;
    }

    private static boolean isMade(Topology topology, Edit edit) {
        try {
            topology.revert(topology.apply(edit));
            return true;
        } catch (EditRefused refusal) {
            return false;
        }
    }

    /** How many of so many drags, sensible or wild, JTS judges otherwise; those of locked borders do not count. */
    int disagreements(Topology topology, int count) {
        int differ = 0;
        for (int i = 0; i < count; i++) {
            Edit.MoveVertex drag = draw(i % 2 == 0 ? 0.5 : 5);
            boolean made;
            try {
                topology.revert(topology.apply(drag));
                made = true;
            } catch (EditRefused refusal) {
                if (refusal.reason() != Reason.INVALID_RESULT) {
                    continue;
                }
                made = false;
            }
            differ += made == jtsAgrees(drag) ? 0 : 1;
        }
        return differ;
    }

    private boolean jtsAgrees(Edit.MoveVertex drag) {
        Coordinate at = drag.at().toCoordinate();
        Coordinate to = drag.to().toCoordinate();
        Envelope box = new Envelope(at, to);
        box.expandBy(0.02);
        List<Geometry> near = new ArrayList<>();
        tree.query(box, item -> near.add(moved(((Face) item).shape(), at, to)));
        return near.stream().allMatch(Geometry::isValid) && CoverageValidator.isValid(near.toArray(Geometry[]::new));
    }

    private static Geometry moved(Geometry shape, Coordinate at, Coordinate to) {
        return new GeometryEditor(Precision.FACTORY).edit(shape, new GeometryEditor.CoordinateOperation() {
            @Override
            public Coordinate[] edit(Coordinate[] vertices, Geometry part) {
                return Arrays.stream(vertices)
                        .map(vertex -> vertex.equals2D(at) ? to : vertex)
                        .toArray(Coordinate[]::new);
            }
        });
    }
}
