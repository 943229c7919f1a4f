package org.onegrid.bench;

import java.util.List;
import java.util.function.Predicate;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;
import org.onegrid.partition.Face;
import org.onegrid.partition.Locator;

/** One way to ask for the owner of a point: the lowest id that covers it, or -1. */
@FunctionalInterface
interface Peer {

    long find(double lng, double lat);

    /** The ways that are compared. */
    enum Kind {
        ONEGRID,
        JTS_INDEXED,
        JTS_PREPARED
    }

    static Peer of(Kind kind, List<Face> faces) {
        return switch (kind) {
            case ONEGRID -> Locator.of(faces)::find;
            case JTS_INDEXED -> byTree(faces, Peer::indexed);
            case JTS_PREPARED -> byTree(faces, Peer::prepared);
        };
    }

    private static Predicate<Coordinate> indexed(Geometry shape) {
        IndexedPointInAreaLocator area = new IndexedPointInAreaLocator(shape);
        return point -> area.locate(point) != Location.EXTERIOR;
    }

    private static Predicate<Coordinate> prepared(Geometry shape) {
        PreparedGeometry area = PreparedGeometryFactory.prepare(shape);
        return point -> area.covers(shape.getFactory().createPoint(point));
    }

    private static Peer byTree(List<Face> faces, java.util.function.Function<Geometry, Predicate<Coordinate>> covers) {
        record Candidate(long id, Predicate<Coordinate> covers) {}
        STRtree tree = new STRtree();
        for (Face face : faces) {
            tree.insert(face.shape().getEnvelopeInternal(), new Candidate(face.id(), covers.apply(face.shape())));
        }
        tree.build();
        return (lng, lat) -> {
            Coordinate point = new Coordinate(lng, lat);
            long[] lowest = {Long.MAX_VALUE};
            tree.query(new Envelope(point), item -> {
                Candidate candidate = (Candidate) item;
                if (candidate.id() < lowest[0] && candidate.covers().test(point)) {
                    lowest[0] = candidate.id();
                }
            });
            return lowest[0] == Long.MAX_VALUE ? -1 : lowest[0];
        };
    }
}
