package org.onegrid.tiles;

import java.util.List;
import java.util.Map;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A layer of the base map, the same for everyone. */
final class BaseLayer implements TileLayer {

    /** Lines and areas lose what is below half a pixel; at the deepest zoom they are drawn as they are. */
    private static final String SHAPES = Tile.WITH_TILE + """
            select st_asmvt(shape, :layer, 4096, 'geom')
            from (select f.kind, nullif(f.name, '') as name, f.rank, f.attrs,
                         st_asmvtgeom(
                             case when :z < 16 then st_simplify(f.geom_3857, :tolerance, true) else f.geom_3857 end,
                             box, 4096, 64, true) as geom
                  from base_feature f, tile
                  where f.layer = :layer and f.min_zoom <= :z and f.geom_3857 && wide
                  order by f.rank, f.id) shape
            where geom is not null
            """;

    /** Far out, the links of a road are one line, and its bends below half a pixel are straight. */
    private static final String ROADS_FROM_AFAR = Tile.WITH_TILE + """
            select st_asmvt(shape, :layer, 4096, 'geom')
            from (select f.kind, nullif(f.name, '') as name, f.rank, f.attrs,
                         st_asmvtgeom(
                             st_simplify(st_linemerge(st_collect(f.geom_3857 order by f.id)), :tolerance),
                             box, 4096, 64, true) as geom
                  from base_feature f, tile
                  where f.layer = :layer and f.min_zoom <= :z and f.min_zoom <= 11 and f.geom_3857 && wide
                  group by f.kind, f.name, f.rank, f.attrs, box
                  order by f.rank, f.kind, f.name) shape
            where geom is not null
            """;

    private final String id;
    private final int minZoom;
    private final Map<String, String> fields;
    private final JdbcClient jdbc;
    private final TileSources sources;

    BaseLayer(String id, int minZoom, Map<String, String> fields, JdbcClient jdbc, TileSources sources) {
        this.id = id;
        this.minZoom = minZoom;
        this.fields = fields;
        this.jdbc = jdbc;
        this.sources = sources;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Permission permission() {
        return Permission.MAP_READ;
    }

    @Override
    public int minZoom() {
        return minZoom;
    }

    @Override
    public List<Part> parts() {
        return List.of(new Part(id, fields));
    }

    @Override
    public String version() {
        return sources.version("base");
    }

    @Override
    public String audience(Scope scope) {
        return "";
    }

    @Override
    public byte[] draw(Tile tile, Scope scope) {
        return jdbc.sql(id.equals("roads") && tile.z() <= 11 ? ROADS_FROM_AFAR : SHAPES)
                .param("layer", id)
                .params(tile.address())
                .param("tolerance", tile.halfPixelMeters())
                .query(byte[].class)
                .single();
    }
}
