package org.onegrid.tiles;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onegrid.bulk.Copy;
import org.onegrid.geo.Bounds;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the base map is drawn from. */
@Repository
public class BaseFeatures {

    private static final String WITHIN = """
            select kind, nullif(name, '') as name, st_asgeojson(geom, 7, 0) as geometry
            from base_feature
            where layer = :layer
              and geom_3857 && st_transform(st_makeenvelope(:west, :south, :east, :north, 4490), 3857)
            order by rank, id
            limit :most
            """;

    /** A feature as it is stored, not thinned. */
    public record Exact(String kind, @Nullable String name, String geometry) {}

    private static final List<String> COLUMNS = List.of("layer", "kind", "name", "rank", "min_zoom", "attrs", "geom");

    private final Copy copy;
    private final JdbcClient jdbc;

    BaseFeatures(Copy copy, JdbcClient jdbc) {
        this.copy = copy;
        this.jdbc = jdbc;
    }

    /** Features of a layer whose box meets these bounds, {@code most} at most. */
    public List<Exact> list(String layer, Bounds bounds, int most) {
        return jdbc.sql(WITHIN)
                .param("layer", layer)
                .param("west", bounds.west())
                .param("south", bounds.south())
                .param("east", bounds.east())
                .param("north", bounds.north())
                .param("most", most)
                .query(Exact.class)
                .list();
    }

    /** Stores features; tiles follow when the transaction is committed. Says how many there were. */
    public long add(Stream<BaseFeature> features) {
        return copy.into(
                "base_feature",
                COLUMNS,
                rows -> features.forEach(feature -> rows.add(
                        feature.layer(),
                        feature.kind(),
                        feature.name(),
                        feature.rank(),
                        feature.minZoom(),
                        feature.attrs(),
                        feature.geometry())));
    }
}
