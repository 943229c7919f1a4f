package org.onegrid.element;

import java.util.List;
import java.util.Map;
import org.onegrid.grid.Partition;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Scope;
import org.onegrid.tiles.Tile;
import org.onegrid.tiles.TileLayer;
import org.onegrid.tiles.TileSources;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One layer of elements. Far out, elements of a kind that fall into the same cell of 16 pixels are drawn as one with their
 * number; near, each for itself.
 */
final class ElementTiles implements TileLayer {

    private static final int EACH_FROM_ZOOM = 15;

    private static final String MINE = Tile.WITH_TILE + """
            , mine as (
                select e.id, e.kind, e.name, e.code, a.code as area, e.geom_3857, box,
                       cast(e.attrs ->> 'households' as integer) as households,
                       cast(e.attrs ->> 'residents' as integer) as residents
                from element e join element_home h on h.element_id = e.id join area a on a.id = h.area_id, tile
                where e.layer = :layer and e.geom_3857 && wide
                  and a.command_path <@ any (cast(:scope as ltree[])))
            """;

    private static final String EACH = MINE + """
                    select st_asmvt(one, :layer, 4096, 'geom')
                    from (select id, kind, nullif(name, '') as name, code, area, 1 as count, households, residents,
                                 st_asmvtgeom(geom_3857, box, 4096, 64, true) as geom
                          from mine
                          order by id) one
                    where geom is not null
                    """;

    private static final String TOGETHER = MINE + """
                    select st_asmvt(cell, :layer, 4096, 'geom')
                    from (select min(id) as id, kind, case when count(*) = 1 then nullif(min(name), '') end as name,
                                 count(*) as count, sum(households) as households, sum(residents) as residents,
                                 st_asmvtgeom(st_centroid(st_collect(geom_3857)), box, 4096, 64, true) as geom
                          from mine
                          group by kind, st_snaptogrid(st_centroid(geom_3857), :cell), box
                          order by 1) cell
                    where geom is not null
                    """;

    private static final Map<String, String> FIELDS = Map.of(
            "id", "id; of several drawn as one, that of the first",
            "kind", "kind",
            "name", "name, when it is one",
            "code", "code, when each is drawn",
            "area", "code of its area, when each is drawn",
            "count", "how many are drawn as one",
            "households", "households, of persons",
            "residents", "residents, of persons");

    private final String id;
    private final int minZoom;
    private final JdbcClient jdbc;
    private final TileSources sources;
    private final Partition partition;

    ElementTiles(String id, int minZoom, JdbcClient jdbc, TileSources sources, Partition partition) {
        this.id = id;
        this.minZoom = minZoom;
        this.jdbc = jdbc;
        this.sources = sources;
        this.partition = partition;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Permission permission() {
        return Permission.ELEMENT_READ;
    }

    @Override
    public int minZoom() {
        return minZoom;
    }

    @Override
    public List<Part> parts() {
        return List.of(new Part(id, FIELDS));
    }

    @Override
    public String version() {
        return sources.version("element");
    }

    @Override
    public String audience(Scope scope) {
        return String.join(" ", partition.tree().scopePaths(scope));
    }

    @Override
    public byte[] draw(Tile tile, Scope scope) {
        return jdbc.sql(tile.z() < EACH_FROM_ZOOM ? TOGETHER : EACH)
                .param("layer", id)
                .params(tile.address())
                .param("cell", 32 * tile.halfPixelMeters())
                .param("scope", partition.tree().scopePaths(scope))
                .query(byte[].class)
                .single();
    }
}
