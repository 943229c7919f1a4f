package org.onegrid.synth;

import java.util.ArrayList;
import java.util.List;

/** Puts buildings on a block: rows that face south, houses along lanes, halls, towers in gardens, shops at the street. */
final class Buildings {

    /** One way to build: sizes and gaps in metres, floors, households per floor and 100 m² of footprint. */
    private record Style(
            Use use,
            double lengthMin,
            double lengthMax,
            double depthMin,
            double depthMax,
            double gapAlong,
            double gapAcross,
            double setback,
            double keep,
            int floorsMin,
            int floorsMax,
            double homes) {}

    private static final Style SLAB = new Style(Use.SLAB, 30, 56, 11, 14, 10, 21, 6, 0.93, 4, 7, 0.72);
    private static final Style TOWER = new Style(Use.TOWER, 21, 34, 17, 22, 24, 33, 10, 0.88, 11, 30, 0.62);
    private static final Style VILLAGE = new Style(Use.VILLAGE_HOUSE, 9, 14, 9, 12, 2.8, 3.8, 1.5, 0.92, 2, 6, 0.8);
    private static final Style HAMLET = new Style(Use.VILLAGE_HOUSE, 10, 15, 9, 12, 10, 17, 5, 0.2, 1, 3, 0.33);
    private static final Style FACTORY = new Style(Use.FACTORY, 55, 120, 28, 60, 20, 22, 13, 0.86, 1, 4, 0);
    private static final Style WAREHOUSE = new Style(Use.WAREHOUSE, 60, 130, 24, 40, 16, 24, 14, 0.86, 1, 2, 0);
    private static final Style OFFICE = new Style(Use.OFFICE, 26, 46, 24, 36, 22, 28, 9, 0.86, 6, 28, 0);
    private static final Style MALL = new Style(Use.MALL, 48, 96, 34, 60, 24, 28, 12, 0.9, 3, 6, 0);
    private static final Style SHOP = new Style(Use.SHOP, 18, 42, 12, 18, 9, 18, 6, 0.8, 1, 4, 0);
    private static final Style SCHOOL = new Style(Use.SCHOOL, 44, 66, 14, 18, 18, 34, 11, 0.7, 3, 5, 0);
    private static final Style CAMPUS = new Style(Use.CAMPUS, 40, 78, 16, 26, 24, 40, 16, 0.72, 3, 8, 0);
    private static final Style HOSPITAL = new Style(Use.HOSPITAL, 46, 74, 22, 30, 20, 30, 12, 0.85, 4, 16, 0);
    private static final Style CIVIC = new Style(Use.CIVIC, 32, 56, 18, 28, 22, 32, 11, 0.7, 2, 8, 0);

    private final Land land;
    private final Stream random;

    Buildings(Land land, long seed) {
        this.land = land;
        this.random = Stream.of(seed, "buildings");
    }

    void build(Lot lot) {
        switch (lot.use) {
            case COURTYARD -> lanes(lot);
            case SLAB -> {
                shopsAtTheStreet(lot, 1.1);
                rows(lot, SLAB);
            }
            case TOWER -> {
                shopsAtTheStreet(lot, 1.2);
                rows(lot, TOWER);
            }
            case VILLAGE_HOUSE -> rows(lot, lot.zone == Zone.VILLAGE || lot.zone == Zone.COVE ? VILLAGE : HAMLET);
            case FACTORY -> rows(lot, FACTORY);
            case WAREHOUSE -> rows(lot, WAREHOUSE);
            case OFFICE -> rows(lot, OFFICE);
            case MALL -> rows(lot, MALL);
            case SHOP -> {
                shopsAtTheStreet(lot, 0.9);
                rows(lot, SHOP);
            }
            case SCHOOL -> rows(lot, SCHOOL);
            case CAMPUS -> rows(lot, CAMPUS);
            case HOSPITAL -> rows(lot, HOSPITAL);
            case CIVIC -> rows(lot, CIVIC);
            case FARM -> {
                if (lot.zone == Zone.SUBURB && random.chance(0.3)) {
                    hamlet(lot);
                }
            }
            case PARK, FOREST, SHORE -> {}
        }
    }

    /** Rows along the axis of the block, from south to north. */
    private void rows(Lot lot, Style style) {
        rows(lot, style, lot.middle, 4000);
    }

    /** Most buildings of an institution on one block. */
    private static int most(Use use) {
        return switch (use) {
            case SCHOOL -> 7;
            case HOSPITAL -> 8;
            case CIVIC -> 4;
            case CAMPUS -> 24;
            default -> 1000;
        };
    }

    /** A few houses round one corner of a field. */
    private void hamlet(Lot lot) {
        Xy corner = lot.outline.get(random.below(lot.outline.size()));
        rows(lot, HAMLET, corner.plus(lot.middle.minus(corner).times(0.25)), random.between(60, 130));
    }

    private void rows(Lot lot, Style style, Xy centre, double reachMeters) {
        double[] margins = margins(lot, style.setback);
        Xy axis = lot.axis;
        double[] box = box(lot.outline, axis);
        double depth = random.between(style.depthMin, style.depthMax);
        double v = box[2] + style.setback + random.between(2, 6) + depth / 2;
        while (v + depth / 2 < box[3]) {
            boolean any = false;
            double u = box[0] + random.between(0, 6);
            while (u < box[1]) {
                double length = random.between(style.lengthMin, style.lengthMax);
                boolean placed = false;
                if (lot.houses.size() >= most(style.use)) {
                    return;
                }
                if (random.chance(style.keep)) {
                    Xy at = new Xy(0, 0).offset(axis, u + length / 2, v);
                    Rect rect = new Rect(at, axis, length / 2, depth / 2);
                    if (at.distance(centre) < reachMeters && free(lot, rect, margins, style.gapAlong * 0.8)) {
                        add(lot, rect, style);
                        placed = true;
                        any = true;
                    }
                } else {
                    u += length * 0.7;
                }
                u += placed ? length + style.gapAlong * random.between(0.9, 1.2) : 5;
            }
            if (any) {
                v += depth / 2 + style.gapAcross * random.between(0.92, 1.12);
                depth = random.between(style.depthMin, style.depthMax);
                v += depth / 2;
            } else {
                v += 4;
            }
        }
    }

    /** Low shops in line along the wider streets. */
    private void shopsAtTheStreet(Lot lot, double share) {
        double[] margins = margins(lot, 3);
        for (int i = 0; i < lot.ring.size(); i++) {
            Course.Kind kind = lot.ring.get(i).course.kind;
            double length = lot.ring.get(i).length();
            if (kind.ordinal() > Course.Kind.LOCAL.ordinal() || length < 40 || !random.chance(share * 0.5)) {
                continue;
            }
            along(lot, i, margins, random.between(18, 34), random.between(9, 12), 12, Use.SHOP, 1, 2);
        }
    }

    /** Old houses wall to wall along the lanes, with courtyards behind. */
    private void lanes(Lot lot) {
        double[] margins = margins(lot, 1.5);
        for (int i = 0; i < lot.ring.size(); i++) {
            along(lot, i, margins, random.between(9, 15), random.between(8, 12), 1.2, Use.COURTYARD, 1, 3);
        }
        rows(lot, new Style(Use.COURTYARD, 10, 18, 8, 12, 2.5, 5, 2, 0.9, 1, 2, 1.4));
    }

    private void along(
            Lot lot, int side, double[] margins, double width, double depth, double gap, Use use, int low, int high) {
        Xy a = lot.outline.get(side);
        Xy b = lot.outline.get((side + 1) % lot.outline.size());
        Xy way = b.minus(a).direction();
        double length = a.distance(b);
        double u = gap + 1;
        while (u + width * 0.7 < length) {
            double w = Math.min(width * random.between(0.75, 1.3), length - u);
            double d = depth * random.between(0.85, 1.2);
            Rect rect = new Rect(a.offset(way, u + w / 2, margins[side] + 0.3 + d / 2), way, w / 2, d / 2);
            if (random.chance(0.86) && free(lot, rect, margins, Math.min(gap, 2))) {
                int floors = random.among(low, high);
                double room = use == Use.COURTYARD ? Math.max(1, w * d * floors / 60) : 0;
                lot.houses.add(new House(use, rect, rect.ring(), floors, room));
            }
            u += w + gap * random.between(0.7, 1.6);
        }
    }

    private void add(Lot lot, Rect rect, Style style) {
        int floors = random.among(style.floorsMin, style.floorsMax);
        if (style.use == Use.TOWER || style.use == Use.OFFICE) {
            boolean tall = lot.zone == Zone.CENTRE || lot.zone == Zone.NEW_TOWN;
            floors = tall ? floors + random.below(lot.zone == Zone.CENTRE ? 14 : 5) : Math.max(8, floors * 2 / 3);
        }
        double footprint = 4 * rect.along() * rect.across();
        double room = footprint / 100 * floors * style.homes;
        lot.houses.add(new House(style.use, rect, shape(rect, style), floors, room));
    }

    /** The outline within the rectangle: plain, notched at the ends, L or U. */
    private List<Xy> shape(Rect r, Style style) {
        Xy c = r.centre();
        Xy x = r.axis();
        double l = r.along();
        double d = r.across();
        switch (style.use) {
            case TOWER -> {
                double n = l * 0.34;
                double m = d * 0.3;
                return ring(
                        c, x, -l, -d + m, -l + n, -d + m, -l + n, -d, l - n, -d, l - n, -d + m, l, -d + m, l, d - m,
                        l - n, d - m, l - n, d, -l + n, d, -l + n, d - m, -l, d - m);
            }
            case SCHOOL, CAMPUS, CIVIC -> {
                double n = l * random.between(0.35, 0.6);
                double m = d * random.between(0.1, 0.5);
                return random.chance(0.5)
                        ? ring(c, x, -l, -d, l, -d, l, d, l - n * 0.6, d, l - n * 0.6, m - d * 0.5, -l, m - d * 0.5)
                        : ring(
                                c,
                                x,
                                -l,
                                -d,
                                l,
                                -d,
                                l,
                                d,
                                l - n * 0.5,
                                d,
                                l - n * 0.5,
                                0,
                                -l + n * 0.5,
                                0,
                                -l + n * 0.5,
                                d,
                                -l,
                                d);
            }
            case HOSPITAL, MALL -> {
                double n = l * 0.3;
                double m = d * 0.35;
                return ring(
                        c, x, -l, -d, l - n, -d, l - n, -d + m, l, -d + m, l, d, -l + n, d, -l + n, d - m, -l, d - m);
            }
            case SLAB -> {
                double s = r.along() * random.between(-0.3, 0.3);
                double step = random.chance(0.4) ? d * 0.28 : 0;
                return step == 0
                        ? r.ring()
                        : ring(c, x, -l, -d, s, -d, s, -d + step, l, -d + step, l, d, s, d, s, d - step, -l, d - step);
            }
            default -> {
                return r.ring();
            }
        }
    }

    private static List<Xy> ring(Xy centre, Xy axis, double... uv) {
        List<Xy> ring = new ArrayList<>();
        for (int i = 0; i < uv.length; i += 2) {
            ring.add(centre.offset(axis, uv[i], uv[i + 1]));
        }
        return ring;
    }

    private boolean free(Lot lot, Rect rect, double[] margins, double gap) {
        for (House other : lot.houses) {
            if (rect.near(other.bounds, Math.min(gap, 9))) {
                return false;
            }
        }
        return rect.inside(lot.outline, margins) && land.rivers.distanceMeters(rect.centre()) > 60;
    }

    /** Least distance of a house from each side of the block: half the road and the setback. */
    private static double[] margins(Lot lot, double setback) {
        double[] margins = new double[lot.ring.size()];
        for (int i = 0; i < margins.length; i++) {
            RoadClass cls = lot.ring.get(i).course.roadClass();
            margins[i] = (cls == null ? 4 : cls.widthMeters() / 2) + setback;
        }
        return margins;
    }

    /** Extent along and across an axis: least and greatest u, least and greatest v. */
    private static double[] box(List<Xy> outline, Xy axis) {
        double[] box = {1e9, -1e9, 1e9, -1e9};
        Xy left = axis.left();
        for (Xy p : outline) {
            box[0] = Math.min(box[0], p.dot(axis));
            box[1] = Math.max(box[1], p.dot(axis));
            box[2] = Math.min(box[2], p.dot(left));
            box[3] = Math.max(box[3], p.dot(left));
        }
        return box;
    }
}
