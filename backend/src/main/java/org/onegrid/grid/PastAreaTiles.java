package org.onegrid.grid;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Scope;
import org.onegrid.tiles.Tile;
import org.onegrid.tiles.TileLayer;

/** The areas of one level as they were; drawn like {@link AreaTiles}. What is past does not change. */
final class PastAreaTiles implements TileLayer {

    private static final String THEN = """
            , mine as (
                select code, name, path, households, residents, geom_3857, st_pointonsurface(geom_3857) as label_3857, box
                from (select code, name, path, households, residents, st_transform(geom, 3857) as geom_3857, box
                      from area_history, tile
                      where level = :level and valid @> :at and geom && st_transform(wide, 4490)
                        and command_path <@ any (cast(:scope as ltree[]))) there)
            """;

    private final AreaTiles present;
    private final PastPartitions.Moment moment;

    PastAreaTiles(AreaTiles present, PastPartitions.Moment moment) {
        this.present = present;
        this.moment = moment;
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
        return present.draw(THEN, Map.of("at", moment.at().atOffset(ZoneOffset.UTC)), tile, scope);
    }
}
