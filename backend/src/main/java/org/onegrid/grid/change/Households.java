package org.onegrid.grid.change;

import java.util.List;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.index.kdtree.KdNode;
import org.locationtech.jts.index.kdtree.KdTree;

/**
 * Counts households while borders are drawn. One that lives on a border counts on both sides of it; the impact of a change
 * and what is stored in the end count every one once. Not thread-safe.
 */
final class Households {

    private final KdTree tree = new KdTree();

    Households(List<Dwellings.Dwelling> dwellings) {
        for (Dwellings.Dwelling one : dwellings) {
            Coordinate at = one.place().toCoordinate();
            KdNode node = tree.insert(at, new int[1]);
            ((int[]) node.getData())[0] += one.households();
        }
    }

    /** Whether nobody is known to live anywhere; then stored numbers come from elsewhere and stay. */
    boolean isEmpty() {
        return tree.isEmpty();
    }

    int count(MultiPolygon shape) {
        return within(shape).stream().mapToInt(one -> (int) (double) one.get(2)).sum();
    }

    /** Places with households: [lng, lat, households] each, in a fixed order. */
    List<List<Double>> within(MultiPolygon shape) {
        IndexedPointInAreaLocator locator = new IndexedPointInAreaLocator(shape);
        return ((List<?>) tree.query(new Envelope(shape.getEnvelopeInternal())))
                .stream()
                        .map(KdNode.class::cast)
                        .filter(node -> locator.locate(node.getCoordinate()) != Location.EXTERIOR)
                        .map(node -> List.of(node.getX(), node.getY(), (double) ((int[]) node.getData())[0]))
                        .toList();
    }
}
