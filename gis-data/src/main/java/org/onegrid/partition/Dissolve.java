package org.onegrid.partition;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.onegrid.geo.Precision;

/** The shapes of areas from the faces they own: segments with the same owner on both sides disappear. */
final class Dissolve {

    private final Arrangement faces;
    private final int[] owners;
    private final int areas;

    /** @param owners by face; -1 for nobody */
    Dissolve(Arrangement faces, int[] owners, int areas) {
        this.faces = faces;
        this.owners = owners;
        this.areas = areas;
    }

    /** By area; a polygon, a multi-polygon, or empty. */
    List<Geometry> shapes() {
        Segments old = faces.segments();
        Segments borders = new Segments();
        for (int s = 0; s < old.size(); s++) {
            int left = faces.isUsed(s) ? owners[faces.face(2 * s)] : -1;
            int right = faces.isUsed(s) ? owners[faces.face(2 * s + 1)] : -1;
            if (left != right) {
                int from = old.from(s);
                int to = old.to(s);
                borders.add(old.x(from), old.y(from), old.x(to), old.y(to), pair(left, right));
            }
        }
        List<List<Polygon>> parts = new ArrayList<>();
        for (int i = 0; i < areas; i++) {
            parts.add(new ArrayList<>());
        }
        Arrangement dissolved = Arrangement.of(borders);
        for (int face = 1; face < dissolved.faces(); face++) {
            for (int owner : dissolved.members(face)) {
                parts.get(owner).add(dissolved.polygon(face));
            }
        }
        List<Geometry> shapes = new ArrayList<>();
        for (List<Polygon> some : parts) {
            shapes.add(
                    some.size() == 1
                            ? some.get(0)
                            : Precision.FACTORY.createMultiPolygon(some.toArray(Polygon[]::new)));
        }
        return shapes;
    }

    private static int[] pair(int a, int b) {
        if (a < 0 || b < 0) {
            return new int[] {Math.max(a, b)};
        }
        return new int[] {Math.min(a, b), Math.max(a, b)};
    }
}
