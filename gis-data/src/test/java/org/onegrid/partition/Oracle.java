package org.onegrid.partition;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.index.strtree.STRtree;

/** The rule of the locator in JTS's words: the lowest id whose polygon does not have the point outside. */
final class Oracle {

    private record Candidate(long id, IndexedPointInAreaLocator area) {}

    private final STRtree tree = new STRtree();

    Oracle(List<Face> faces) {
        for (Face face : faces) {
            tree.insert(
                    face.shape().getEnvelopeInternal(),
                    new Candidate(face.id(), new IndexedPointInAreaLocator(face.shape())));
        }
        tree.build();
    }

    long find(double lng, double lat) {
        Coordinate point = new Coordinate(lng, lat);
        List<Long> covering = new ArrayList<>();
        tree.query(new Envelope(point), item -> {
            Candidate candidate = (Candidate) item;
            if (candidate.area().locate(point) != Location.EXTERIOR) {
                covering.add(candidate.id());
            }
        });
        return covering.stream().mapToLong(id -> id).min().orElse(-1);
    }
}
