package org.onegrid.partition;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** The connected parts of areas, by the faces they own. */
final class Fragments {

    private final Arrangement faces;
    private final int[] owners;
    private final double[] sizes;

    Fragments(Arrangement faces, int[] owners, double[] sizes) {
        this.faces = faces;
        this.owners = owners;
        this.sizes = sizes;
    }

    /** All parts but the largest of each area, in the order of their first face. */
    List<List<Integer>> ofAreas() {
        boolean[] seen = new boolean[owners.length];
        List<List<Integer>> parts = new ArrayList<>();
        List<Double> size = new ArrayList<>();
        java.util.Map<Integer, Integer> largest = new java.util.HashMap<>();
        for (int face = 1; face < owners.length; face++) {
            if (!seen[face] && owners[face] >= 0) {
                List<Integer> part = part(face, seen);
                double squareMeters =
                        part.stream().mapToDouble(one -> sizes[one]).sum();
                int number = parts.size();
                parts.add(part);
                size.add(squareMeters);
                largest.merge(
                        owners[face], number, (known, fresh) -> size.get(fresh) > size.get(known) ? fresh : known);
            }
        }
        List<List<Integer>> out = new ArrayList<>();
        for (int number = 0; number < parts.size(); number++) {
            if (largest.get(owners[parts.get(number).get(0)]) != number) {
                out.add(parts.get(number));
            }
        }
        return out;
    }

    private List<Integer> part(int start, boolean[] seen) {
        List<Integer> part = new ArrayList<>();
        ArrayDeque<Integer> open = new ArrayDeque<>(List.of(start));
        seen[start] = true;
        while (!open.isEmpty()) {
            int face = open.remove();
            part.add(face);
            for (int h : faces.halfEdges(face)) {
                int other = faces.face(h ^ 1);
                if (!seen[other] && owners[other] == owners[start]) {
                    seen[other] = true;
                    open.add(other);
                }
            }
        }
        return part;
    }
}
