package org.onegrid.tiles;

import java.util.Map;

/**
 * The address of a tile in the web mercator pyramid (XYZ, y from the north).
 *
 * @param z zoom, 0 to {@link #MAX_ZOOM}
 * @param x column from the west
 * @param y row from the north
 */
public record Tile(int z, int x, int y) {

    /** The deepest zoom that is drawn; a map stretches its tiles beyond. */
    public static final int MAX_ZOOM = 16;

    /** Units across a drawn tile. */
    public static final int EXTENT = 4096;

    /**
     * Begins an SQL statement that draws a tile: {@code tile} has its {@code box} and, {@code wide}, the box with the rim that lines
     * and names reach over, in EPSG:3857. Binds {@link #address()}.
     */
    public static final String WITH_TILE = """
            with tile as (
                select st_tileenvelope(:z, :x, :y) as box,
                       st_tileenvelope(:z, :x, :y, margin => 64.0 / 4096) as wide)
            """;

    private static final double WORLD_METERS = 2 * Math.PI * 6_378_137;

    /** @throws IllegalArgumentException when there is no such tile */
    public Tile {
        if (z < 0 || z > MAX_ZOOM || x < 0 || y < 0 || x >= 1 << z || y >= 1 << z) {
            throw new IllegalArgumentException(
                    "a tile has z 0.." + MAX_ZOOM + " and x, y 0..2^z-1, was " + z + "/" + x + "/" + y);
        }
    }

    /** Its {@code z}, {@code x} and {@code y} by name. */
    public Map<String, Integer> address() {
        return Map.of("z", z, "x", x, "y", y);
    }

    /** Mercator metres across one of the {@link #EXTENT} units. */
    public double unitMeters() {
        return WORLD_METERS / (1 << z) / EXTENT;
    }

    /** Mercator metres across half a pixel of a tile shown at 512 pixels: what is smaller cannot be seen. */
    public double halfPixelMeters() {
        return unitMeters() * EXTENT / 1024;
    }
}
