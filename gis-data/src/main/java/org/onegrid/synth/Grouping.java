package org.onegrid.synth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.onegrid.synth.Mesh.Face;
import org.onegrid.synth.Mesh.HalfEdge;

/**
 * Merges neighbouring clusters until a given number is left: always the emptiest one with the neighbour that it shares most
 * with, across the weakest line, into the roundest shape. So borders come to lie on rivers and main roads, and the union is
 * always one simple ring.
 */
final class Grouping {

    /** One common border of two clusters. */
    private static final class Contact {
        double lengthMeters;
        double barrier;
    }

    private final Map<Integer, Cluster> clusters = new TreeMap<>();
    private final Map<Integer, Map<Integer, Contact>> contacts = new TreeMap<>();
    private final TreeSet<Cluster> byWeight = new TreeSet<>((a, b) -> {
        int order = Double.compare(a.weight, b.weight);
        return order != 0 ? order : Integer.compare(a.id, b.id);
    });
    private final Map<Face, Integer> owner;

    private Grouping(List<Cluster> parts) {
        owner = new HashMap<>();
        for (Cluster part : parts) {
            clusters.put(part.id, part);
            byWeight.add(part);
            part.faces.forEach(face -> owner.put(face, part.id));
        }
        for (Cluster part : parts) {
            Map<Integer, Contact> mine = contacts.computeIfAbsent(part.id, k -> new TreeMap<>());
            for (Face face : part.faces) {
                for (HalfEdge h : face.ring()) {
                    Integer other = h.twin.face == null ? null : owner.get(h.twin.face);
                    if (other != null && other != part.id) {
                        Contact contact = mine.computeIfAbsent(other, k -> new Contact());
                        contact.lengthMeters += h.length();
                        contact.barrier += h.length() * barrier(h.course.kind);
                    }
                }
            }
        }
    }

    /** Merges the parts (each simple, together connected) until count are left; the result is sorted by id. */
    static List<Cluster> merge(List<Cluster> parts, int count) {
        Grouping grouping = new Grouping(parts);
        Set<Integer> stuck = new HashSet<>();
        while (grouping.clusters.size() > count) {
            Cluster least = grouping.byWeight.stream()
                    .filter(c -> !stuck.contains(c.id))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no two areas can be merged any more"));
            Cluster partner = grouping.partner(least);
            if (partner == null) {
                stuck.add(least.id);
            } else {
                grouping.join(least, partner);
                stuck.clear();
            }
        }
        return new ArrayList<>(grouping.clusters.values());
    }

    /** How strongly a line divides: river more than arterial, arterial more than lane. */
    private static double barrier(Course.Kind kind) {
        return switch (kind) {
            case RIVER -> 30;
            case ARTERIAL -> 9;
            case COLLECTOR -> 4.5;
            case LOCAL -> 2;
            case LANE -> 1;
            default -> 0.9;
        };
    }

    private @Nullable Cluster partner(Cluster part) {
        record Choice(Cluster other, double cost) {}
        List<Choice> choices = new ArrayList<>();
        contacts.get(part.id).forEach((id, contact) -> {
            Cluster other = clusters.get(id);
            double together = part.areaSquareMeters + other.areaSquareMeters;
            double divide = contact.barrier / contact.lengthMeters;
            double closeness =
                    contact.lengthMeters / StrictMath.sqrt(Math.min(part.areaSquareMeters, other.areaSquareMeters));
            double full = part.weight + other.weight;
            double cost = (0.4 + divide)
                    * (0.25 + full * full)
                    / Math.min(closeness, 2.2)
                    * (1 + roughness(part, other, contact, together));
            choices.add(new Choice(other, cost));
        });
        choices.sort((a, b) -> Double.compare(a.cost, b.cost));
        for (Choice choice : choices) {
            List<Face> union = new ArrayList<>(part.faces);
            union.addAll(choice.other.faces);
            if (!Cluster.border(union).isEmpty()) {
                return choice.other;
            }
        }
        return null;
    }

    /** Perimeter of the union against that of a square of its area, 0 when as good. */
    private double roughness(Cluster a, Cluster b, Contact contact, double together) {
        double perimeter = a.perimeterMeters + b.perimeterMeters - 2 * contact.lengthMeters;
        return Math.max(0, perimeter / (4 * StrictMath.sqrt(together)) - 1) * 1.4;
    }

    private void join(Cluster gone, Cluster kept) {
        byWeight.remove(gone);
        byWeight.remove(kept);
        clusters.remove(gone.id);
        kept.faces.addAll(gone.faces);
        kept.weight += gone.weight;
        kept.areaSquareMeters += gone.areaSquareMeters;
        byWeight.add(kept);
        Map<Integer, Contact> mine = contacts.get(kept.id);
        kept.perimeterMeters += gone.perimeterMeters - 2 * mine.remove(gone.id).lengthMeters;
        contacts.remove(gone.id).forEach((id, contact) -> {
            if (id != kept.id) {
                Contact own = mine.computeIfAbsent(id, k -> new Contact());
                own.lengthMeters += contact.lengthMeters;
                own.barrier += contact.barrier;
                Map<Integer, Contact> theirs = contacts.get(id);
                Contact back = theirs.computeIfAbsent(kept.id, k -> new Contact());
                Contact old = theirs.remove(gone.id);
                back.lengthMeters += old.lengthMeters;
                back.barrier += old.barrier;
            }
        });
    }

    /** Whole numbers in proportion to the weights, each at least the least, that add up to the total. */
    static int[] shares(double[] weights, int total, int least) {
        return People.apportion(Arrays.stream(weights).boxed().toList(), total, least);
    }
}
