package org.onegrid.districting;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.geom.Geometry;
import org.onegrid.geo.LngLat;

/**
 * A community as it lies there; geometries in degrees of the stored datum.
 *
 * @param grids     the grids it has now, by code; together they are its ground, on the precision grid
 * @param roads     lines of roads, also such as reach beyond it
 * @param water     surfaces of rivers, lakes and the sea, likewise
 * @param buildings footprints that no border may cut
 * @param homes     where households live
 */
public record Terrain(
        Map<String, Geometry> grids,
        List<Geometry> roads,
        List<Geometry> water,
        List<Geometry> buildings,
        List<Home> homes) {

    /** Most buildings, and most homes. */
    public static final int MAX_BUILDINGS = 20_000;

    /** Most vertices of all lines and surfaces together. */
    public static final int MAX_VERTICES = 400_000;

    /**
     * Households at a place.
     *
     * @param households finite, not negative
     */
    public record Home(LngLat place, double households) {}

    /**
     * Copies the collections in.
     *
     * @throws IllegalArgumentException when there are no grids, or more than is taken
     */
    public Terrain {
        grids = Collections.unmodifiableMap(new TreeMap<>(grids));
        roads = List.copyOf(roads);
        water = List.copyOf(water);
        buildings = List.copyOf(buildings);
        homes = List.copyOf(homes);
        long vertices = 0;
        for (List<Geometry> all : List.of(List.copyOf(grids.values()), roads, water, buildings)) {
            for (Geometry one : all) {
                vertices += one.getNumPoints();
            }
        }
        if (grids.isEmpty() || vertices > MAX_VERTICES || Math.max(buildings.size(), homes.size()) > MAX_BUILDINGS) {
            throw new IllegalArgumentException("a community of one grid or more, with at most " + MAX_BUILDINGS
                    + " buildings and homes and " + MAX_VERTICES + " vertices, was " + grids.size() + " grids, "
                    + buildings.size() + " buildings, " + homes.size() + " homes, " + vertices + " vertices");
        }
    }
}
