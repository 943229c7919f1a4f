package org.onegrid.grid;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.index.strtree.STRtree;
import org.onegrid.geo.LngLat;
import org.onegrid.geo.Precision;

/** Where each lowest area lies. Immutable. */
final class Ground {

    record Near(double distanceMeters, @Nullable Long neighbour) {}

    private record Piece(long id, MultiPolygon ground) {}

    private final STRtree index = new STRtree();

    Ground(Map<Long, MultiPolygon> grounds) {
        grounds.forEach((id, ground) -> index.insert(ground.getEnvelopeInternal(), new Piece(id, ground)));
        index.build();
    }

    Optional<Long> locate(LngLat place) {
        Point point = Precision.FACTORY.createPoint(place.toCoordinate());
        return at(point).stream().map(Piece::id).min(Long::compare);
    }

    Optional<Near> border(LngLat place) {
        return Optional.empty();
    }

    private List<Piece> at(Point point) {
        List<?> near = index.query(point.getEnvelopeInternal());
        return near.stream()
                .map(Piece.class::cast)
                .filter(piece -> piece.ground().intersects(point))
                .toList();
    }
}
