package org.onegrid.grid;

import java.time.ZoneOffset;
import java.util.List;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Scope;
import org.onegrid.tiles.Tile;
import org.onegrid.tiles.TileLayer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The areas of one level as they were; drawn like {@link AreaTiles}. What is past does not change. */
final class PastAreaTiles implements TileLayer {

    private static final String DRAW = """
            with tile as (
                select st_tileenvelope(:z, :x, :y) as box,
                       st_tileenvelope(:z, :x, :y, margin => 64.0 / 4096) as wide),
            mine as (
                select code, name, path, households, residents, st_transform(geom, 3857) as geom_3857, box
                from area_history, tile
                where level = :level and valid @> :at and geom && st_transform(wide, 4490)
                  and command_path <@ any (cast(:scope as ltree[]))),
            ground as (
                select code, name, path, households, residents,
                       st_asmvtgeom(
                           case when :z < 16 then st_snaptogrid(geom_3857, :grain) else geom_3857 end,
                           box, 4096, 64, true) as geom
                from mine
                order by code),
            label as (
                select code, name, households, st_asmvtgeom(st_pointonsurface(geom_3857), box, 4096, 0, true) as geom
                from mine
                order by code)
            select (select coalesce(st_asmvt(ground, :layer, 4096, 'geom'), '') from ground where geom is not null)
                || (select coalesce(st_asmvt(label, :layer || '_label', 4096, 'geom'), '') from label where geom is not null)
            """;

    private final TileLayer present;
    private final PastPartitions.Moment moment;
    private final AreaLevel level;
    private final Partition partition;
    private final JdbcClient jdbc;

    PastAreaTiles(
            TileLayer present, PastPartitions.Moment moment, AreaLevel level, Partition partition, JdbcClient jdbc) {
        this.present = present;
        this.moment = moment;
        this.level = level;
        this.partition = partition;
        this.jdbc = jdbc;
    }

    @Override
    public String id() {
        return present.id();
    }

    @Override
    public Permission permission() {
        return present.permission();
    }

    @Override
    public int minZoom() {
        return present.minZoom();
    }

    @Override
    public int maxZoom() {
        return present.maxZoom();
    }

    @Override
    public List<Part> parts() {
        return present.parts();
    }

    @Override
    public String version() {
        return moment.text();
    }

    @Override
    public String audience(Scope scope) {
        return present.audience(scope);
    }

    @Override
    public byte[] draw(Tile tile, Scope scope) {
        return jdbc.sql(DRAW)
                .param("layer", id())
                .param("level", level.code())
                .param("at", moment.at().atOffset(ZoneOffset.UTC))
                .param("z", tile.z())
                .param("x", tile.x())
                .param("y", tile.y())
                .param("grain", tile.halfPixelMeters())
                .param("scope", partition.tree().scopePaths(scope))
                .query(byte[].class)
                .single();
    }
}
