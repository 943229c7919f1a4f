package org.onegrid.synth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.onegrid.synth.Mesh.HalfEdge;

/** The objects (物): 30,000 things at fixed distances along the kerbs, each on the side of the road of its grid. */
final class Fixtures {

    /** A kind of thing: how many, and how dense on arterials, collectors, local streets and lanes. */
    private record Kind(String kind, String name, int count, double... density) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("lamp", "路灯", 16_000, 3.2, 2.4, 1.6, 1),
            new Kind("manhole", "井盖", 8_600, 1.6, 1.5, 1.3, 1),
            new Kind("camera", "监控", 3_200, 3, 2.2, 1, 0.5),
            new Kind("hydrant", "消火栓", 1_800, 1.2, 1.3, 1.2, 0.8),
            new Kind("aed", "除颤仪", 400, 2, 1.5, 0.7, 0.2));

    private Fixtures() {}

    static List<Element> of(Town town) {
        List<Element> objects = new ArrayList<>();
        for (Kind kind : KINDS) {
            along(town, kind, Stream.of(town.recipe.seed(), "objects/" + kind.kind), objects);
        }
        return objects;
    }

    private static void along(Town town, Kind kind, Stream random, List<Element> objects) {
        double total = 0;
        for (Lot lot : town.lots) {
            for (HalfEdge h : lot.ring) {
                total += h.length() * density(kind, h, lot);
            }
        }
        double step = total / kind.count;
        double next = step * random.between(0.2, 0.8);
        double walked = 0;
        int count = 0;
        for (Lot lot : town.lots) {
            for (HalfEdge h : lot.ring) {
                double density = density(kind, h, lot);
                double stretch = h.length() * density;
                while (density > 0 && next < walked + stretch && count < kind.count) {
                    add(town, kind, lot, h, (next - walked) / density, random, objects);
                    count++;
                    next += step;
                }
                walked += stretch;
            }
        }
    }

    private static double density(Kind kind, HalfEdge h, Lot lot) {
        RoadClass cls = h.course.roadClass();
        if (cls == null) {
            return 0;
        }
        double settled = switch (lot.zone) {
            case SUBURB -> 0.35;
            case COVE -> 0.6;
            case HILL -> 0.05;
            default -> 1;
        };
        return kind.density[cls.ordinal()] * settled;
    }

    private static void add(
            Town town, Kind kind, Lot lot, HalfEdge h, double along, Stream random, List<Element> objects) {
        RoadClass cls = Objects.requireNonNull(h.course.roadClass());
        Xy way = h.target().at.minus(h.origin.at).direction();
        double aside = kind.kind.equals("manhole")
                ? cls.widthMeters() * random.between(0.1, 0.35)
                : cls.widthMeters() / 2 - 0.8;
        Xy at = h.origin.at.offset(way, along, aside);
        // In a sharp corner the kerb may lie in the next block: closer to the middle of the road, then.
        while (!Curve.contains(lot.outline, at) && aside > 0.05) {
            aside /= 2;
            at = h.origin.at.offset(way, along, aside);
        }
        if (!Curve.contains(lot.outline, at)) {
            at = lot.middle;
        }
        String road = String.valueOf(h.course.name());
        int number = objects.size() + 1;
        objects.add(new Element(
                Element.Layer.OBJECT,
                "O%05d".formatted(number),
                kind.kind,
                road + kind.name + number,
                town.lngLat(at),
                town.grid(lot),
                attributes(kind.kind, road, random)));
    }

    private static Map<String, Object> attributes(String kind, String road, Stream random) {
        return switch (kind) {
            case "lamp" -> Town.attributes("road", road, "watts", new int[] {60, 100, 150, 250}[random.below(4)]);
            case "manhole" ->
                Town.attributes(
                        "road",
                        road,
                        "pipe",
                        List.of("雨水", "污水", "给水", "电力", "通信").get(random.below(5)));
            case "camera" -> Town.attributes("road", road, "online", random.chance(0.965));
            case "hydrant" -> Town.attributes("road", road, "pressureMpa", 0.14 + random.below(20) / 100.0);
            default -> Town.attributes("road", road, "checked", random.chance(0.9));
        };
    }
}
