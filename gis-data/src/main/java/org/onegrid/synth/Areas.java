package org.onegrid.synth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;
import org.onegrid.geo.Precision;
import org.onegrid.synth.Mesh.Face;
import org.onegrid.synth.Mesh.HalfEdge;

/**
 * Makes the areas: streets of wards, grids of blocks, communities of grids, with exactly 7, 99 and 772 of them. Every
 * border is a walk along the mesh, so areas share their vertices bit for bit at every level.
 */
final class Areas {

    static final int COMMUNITIES = 99;
    static final int GRIDS = 772;

    /** Households per worker, and so per grid, in the street of the second story. */
    static final int THIN_HOUSEHOLDS = 380;

    private final Recipe recipe;
    private final Frame frame;
    private final Map<Face, Lot> lots = new HashMap<>();
    private final Words words;
    private final List<AreaUnit> units = new ArrayList<>();

    /** The code of the grid of each face. */
    final Map<Face, String> gridOf = new HashMap<>();

    Areas(Recipe recipe, Frame frame, List<Lot> lots) {
        this.recipe = recipe;
        this.frame = frame;
        lots.forEach(lot -> this.lots.put(lot.face, lot));
        this.words = new Words(recipe.seed(), "names/areas");
    }

    /** All areas, parents before children, then by code. */
    List<AreaUnit> make(List<Lot> all) {
        String code = recipe.code();
        units.add(unit(code, recipe.name(), Level.DISTRICT, null, null, faces(all)));
        String harbour = code + "-GQ";
        String campus = code + "-DX";
        units.add(committee(harbour, "港区管理委员会", Zone.HARBOUR));
        units.add(committee(campus, "大学城管理委员会", Zone.UNIVERSITY));
        List<List<Lot>> streets = Streets.divide(all);
        for (int s = 0; s < Streets.count(); s++) {
            words.take(Streets.name(s).substring(0, 2));
        }
        int[] gridShares = gridShares(streets);
        double[] weights = new double[gridShares.length];
        for (int s = 0; s < weights.length; s++) {
            weights[s] = gridShares[s] * (s == Streets.NEW_TOWN ? 1.2 : 1);
        }
        int[] communityShares = Grouping.shares(weights, COMMUNITIES, 4);
        for (int s = 0; s < streets.size(); s++) {
            String streetCode = "%s%03d".formatted(code, s + 1);
            String command = s == Streets.HARBOUR ? harbour : s == Streets.UNIVERSITY ? campus : code;
            units.add(unit(streetCode, Streets.name(s), Level.STREET, code, command, faces(streets.get(s))));
            street(streetCode, streets.get(s), gridShares[s], communityShares[s]);
        }
        units.sort(Comparator.comparing(AreaUnit::level).thenComparing(AreaUnit::code));
        return units;
    }

    private void street(String streetCode, List<Lot> inside, int gridCount, int communityCount) {
        List<Cluster> blocks = new ArrayList<>();
        for (Lot lot : inside) {
            blocks.add(Cluster.of(lot.face.id, List.of(lot.face), fullness(lot)));
        }
        List<Cluster> grids = Grouping.merge(blocks, gridCount);
        List<Cluster> parts = new ArrayList<>();
        for (Cluster grid : grids) {
            parts.add(Cluster.of(grid.id, grid.faces, 1 + 0.2 * grid.weight));
        }
        List<Cluster> communities = inReadingOrder(Grouping.merge(parts, communityCount));
        Map<Face, Cluster> gridAt = new HashMap<>();
        grids.forEach(grid -> grid.faces.forEach(face -> gridAt.put(face, grid)));
        for (int c = 0; c < communities.size(); c++) {
            Cluster community = communities.get(c);
            String code = "%s%03d".formatted(streetCode, c + 1);
            Zone place = place(community.faces);
            String name = words.next("");
            units.add(unit(
                    code,
                    name + (place == Zone.SUBURB || place == Zone.COVE || place == Zone.HILL ? "村" : "社区"),
                    Level.COMMUNITY,
                    streetCode,
                    streetCode,
                    community.faces));
            Map<Integer, Cluster> own = new TreeMap<>();
            community.faces.forEach(face -> own.put(gridAt.get(face).id, gridAt.get(face)));
            List<Cluster> ordered = inReadingOrder(new ArrayList<>(own.values()));
            for (int g = 0; g < ordered.size(); g++) {
                String gridCode = "%s%03d".formatted(code, g + 1);
                List<Face> faces = ordered.get(g).faces;
                faces.forEach(face -> gridOf.put(face, gridCode));
                units.add(unit(gridCode, name + "第" + (g + 1) + "网格", Level.GRID, code, code, faces));
            }
        }
    }

    /** Grids per street: the thin street by its households per worker, the others by people and ground. */
    private static int[] gridShares(List<List<Lot>> streets) {
        double[] weights = new double[streets.size()];
        int thin = 0;
        for (int s = 0; s < weights.length; s++) {
            for (Lot lot : streets.get(s)) {
                weights[s] += fullness(lot);
                thin += s == Streets.NEW_TOWN ? lot.households : 0;
            }
        }
        int thinGrids = (int) Math.round(thin / (double) THIN_HOUSEHOLDS);
        weights[Streets.NEW_TOWN] = 1e-9;
        int[] shares = Grouping.shares(weights, GRIDS - thinGrids, 0);
        shares[Streets.NEW_TOWN] = thinGrids;
        return shares;
    }

    /** How much of a grid a block is: by its households, and by its ground where few live. */
    private static double fullness(Lot lot) {
        double whole = switch (lot.zone) {
            case HILL -> 4_000_000;
            case SUBURB -> 900_000;
            case HARBOUR, UNIVERSITY -> 350_000;
            default -> lot.river || lot.coast ? 2_500_000 : 700_000;
        };
        double homes = switch (lot.zone) {
            case OLD_TOWN -> 190;
            case SUBURB, COVE -> 150;
            default -> 225;
        };
        return lot.households / homes + lot.areaSquareMeters / whole;
    }

    /** From north to south in bands, from west to east within a band. */
    private static List<Cluster> inReadingOrder(List<Cluster> clusters) {
        Map<Cluster, Xy> middles = new HashMap<>();
        double north = -1e9;
        double south = 1e9;
        for (Cluster cluster : clusters) {
            Xy sum = new Xy(0, 0);
            double area = 0;
            for (Face face : cluster.faces) {
                double a = Curve.area(face.outline());
                sum = sum.plus(Curve.centroid(face.outline()).times(a));
                area += a;
            }
            Xy middle = sum.times(1 / area);
            middles.put(cluster, middle);
            north = Math.max(north, middle.y());
            south = Math.min(south, middle.y());
        }
        int bands = Math.max(1, (int) StrictMath.sqrt(clusters.size()));
        double top = north;
        double height = Math.max(1, (north - south) / bands);
        List<Cluster> ordered = new ArrayList<>(clusters);
        ordered.sort(Comparator.comparingInt((Cluster c) ->
                        Math.min(bands - 1, (int) ((top - middles.get(c).y()) / height)))
                .thenComparingDouble(c -> middles.get(c).x())
                .thenComparingInt(c -> c.id));
        return ordered;
    }

    private AreaUnit committee(String code, String name, Zone place) {
        return new AreaUnit(code, name, Level.COMMITTEE, recipe.code(), recipe.code(), null, 0, 0, place);
    }

    private AreaUnit unit(
            String code,
            String name,
            Level level,
            @Nullable String parent,
            @Nullable String command,
            List<Face> faces) {
        int households = 0;
        int residents = 0;
        for (Face face : faces) {
            for (House house : lots.get(face).houses) {
                households += house.households;
                residents += house.residents.total();
            }
        }
        return new AreaUnit(
                code, name, level, parent, command, polygon(faces, name), households, residents, place(faces));
    }

    /** The place most of it is, by households and a little by ground. */
    private Zone place(List<Face> faces) {
        double[] weights = new double[Zone.values().length];
        for (Face face : faces) {
            Lot lot = lots.get(face);
            weights[lot.zone.ordinal()] += lot.households + lot.areaSquareMeters / 20_000;
        }
        int best = 0;
        for (int i = 1; i < weights.length; i++) {
            best = weights[i] > weights[best] ? i : best;
        }
        return Zone.values()[best];
    }

    private Polygon polygon(List<Face> faces, String name) {
        List<HalfEdge> border = Cluster.border(faces);
        if (border.isEmpty()) {
            throw new IllegalStateException("not one simple ring: " + name);
        }
        int start = 0;
        for (int i = 1; i < border.size(); i++) {
            Mesh.Vertex v = border.get(i).origin;
            Mesh.Vertex least = border.get(start).origin;
            if (v.cellX < least.cellX || v.cellX == least.cellX && v.cellY < least.cellY) {
                start = i;
            }
        }
        Coordinate[] ring = new Coordinate[border.size() + 1];
        for (int i = 0; i < border.size(); i++) {
            Mesh.Vertex v = border.get((start + i) % border.size()).origin;
            ring[i] = frame.degreesOfCell(v.cellX, v.cellY);
        }
        ring[border.size()] = ring[0];
        return Precision.FACTORY.createPolygon(ring);
    }

    Polygon polygon(Face face) {
        return polygon(List.of(face), "block");
    }

    private static List<Face> faces(List<Lot> lots) {
        return lots.stream().map(lot -> lot.face).toList();
    }
}
