package org.onegrid.grid;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Scope;
import org.onegrid.tiles.Tile;
import org.onegrid.tiles.TileLayer;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The areas of one level, with a second layer of one point an area for its name. Neighbours are thinned vertex by vertex,
 * each vertex for itself, so that a common border stays common at every zoom.
 */
final class AreaTiles implements TileLayer {

    private static final String NOW = """
            , mine as (
                select code, name, path, households, residents, geom_3857, label_3857, box
                from area, tile
                where level = :level and upper_inf(valid) and geom_3857 && wide
                  and command_path <@ any (cast(:scope as ltree[])))
            """;

    private static final String DRAWN = """
            , ground as (
                select code, name, path, households, residents,
                       st_asmvtgeom(
                           case when :z < 16 then st_snaptogrid(geom_3857, :grain) else geom_3857 end,
                           box, 4096, 64, true) as geom
                from mine
                order by code),
            label as (
                select code, name, households, st_asmvtgeom(label_3857, box, 4096, 0, true) as geom
                from mine
                order by code)
            select (select coalesce(st_asmvt(ground, :layer, 4096, 'geom'), '') from ground where geom is not null)
                || (select coalesce(st_asmvt(label, :layer || '_label', 4096, 'geom'), '') from label where geom is not null)
            """;

    private final String id;
    private final AreaLevel level;
    private final int minZoom;
    private final Partition partition;
    private final PastPartitions past;
    private final Areas areas;
    private final JdbcClient jdbc;

    AreaTiles(
            String id,
            AreaLevel level,
            int minZoom,
            Partition partition,
            PastPartitions past,
            Areas areas,
            JdbcClient jdbc) {
        this.id = id;
        this.level = level;
        this.minZoom = minZoom;
        this.partition = partition;
        this.past = past;
        this.areas = areas;
        this.jdbc = jdbc;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Permission permission() {
        return Permission.AREA_READ;
    }

    @Override
    public int minZoom() {
        return minZoom;
    }

    @Override
    public List<Part> parts() {
        Map<String, String> fields = Map.of(
                "code", "code",
                "name", "name",
                "path", "codes from the top of the command tree, joined by dots",
                "households", "households",
                "residents", "residents");
        return List.of(
                new Part(id, fields),
                new Part(id + "_label", Map.of("code", "code", "name", "name", "households", "households")));
    }

    /** The partition when it last touched an area of this level on the tile: ground that one lost another got. */
    @Override
    public String version(Tile tile) {
        return jdbc.sql("""
                        select p.epoch || '.' || p.cleared || '.' || coalesce(max(a.touched), 0)
                        from partition_version p
                        left join area a
                          on a.level = :level and upper_inf(a.valid)
                         and a.geom_3857 && st_tileenvelope(:z, :x, :y, margin => 64.0 / 4096)
                        group by p.epoch, p.cleared
                        """)
                .param("level", level.code())
                .params(tile.address())
                .query(String.class)
                .single();
    }

    @Override
    public Optional<TileLayer> asOf(Instant at) {
        return Optional.of(new PastAreaTiles(this, past.moment(at)));
    }

    @Override
    public String version() {
        return areas.mark().text();
    }

    @Override
    public String audience(Scope scope) {
        return String.join(" ", partition.tree().scopePaths(scope));
    }

    @Override
    public byte[] draw(Tile tile, Scope scope) {
        return draw(NOW, Map.of(), tile, scope);
    }

    /** Draws areas of this level that are chosen by a table expression {@code mine} with parameters of its own. */
    byte[] draw(String mine, Map<String, Object> parameters, Tile tile, Scope scope) {
        return jdbc.sql(Tile.WITH_TILE + mine + DRAWN)
                .params(parameters)
                .param("layer", id)
                .param("level", level.code())
                .params(tile.address())
                .param("grain", tile.halfPixelMeters())
                .param("scope", partition.tree().scopePaths(scope))
                .query(byte[].class)
                .single();
    }
}
