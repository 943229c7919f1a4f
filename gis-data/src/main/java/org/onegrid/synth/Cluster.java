package org.onegrid.synth;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onegrid.synth.Mesh.Face;
import org.onegrid.synth.Mesh.HalfEdge;
import org.onegrid.synth.Mesh.Vertex;

/** A set of faces that is to be one area: connected, without holes, not even pinched at a corner. */
final class Cluster {

    final int id;
    final List<Face> faces = new ArrayList<>();

    /** How full it is: 1 is a whole area of its level. */
    double weight;

    double areaSquareMeters;
    double perimeterMeters;

    Cluster(int id) {
        this.id = id;
    }

    /** A cluster of whole clusters of the level below. */
    static Cluster of(int id, List<Face> faces, double weight) {
        Cluster cluster = new Cluster(id);
        cluster.faces.addAll(faces);
        cluster.weight = weight;
        faces.forEach(face -> cluster.areaSquareMeters += Curve.area(face.outline()));
        border(faces).forEach(h -> cluster.perimeterMeters += h.length());
        return cluster;
    }

    /** The half-edges of the border, in walking order, face side in; empty when the border is not one simple ring. */
    static List<HalfEdge> border(List<Face> faces) {
        Set<Face> inside = new HashSet<>(faces);
        Map<Vertex, HalfEdge> leaving = new HashMap<>();
        HalfEdge first = null;
        for (Face face : faces) {
            for (HalfEdge h : face.ring()) {
                if (!inside.contains(h.twin.face)) {
                    if (leaving.put(h.origin, h) != null) {
                        return List.of();
                    }
                    first = first == null ? h : first;
                }
            }
        }
        if (first == null) {
            return List.of();
        }
        List<HalfEdge> ring = new ArrayList<>();
        HalfEdge h = first;
        do {
            ring.add(h);
            h = leaving.get(h.target());
        } while (h != null && h != first && ring.size() <= leaving.size());
        return ring.size() == leaving.size() && h == first ? ring : List.of();
    }
}
