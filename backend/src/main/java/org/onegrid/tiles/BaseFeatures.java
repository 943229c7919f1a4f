package org.onegrid.tiles;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.onegrid.bulk.Copy;
import org.onegrid.geo.Bounds;
import org.onegrid.geo.Precision;
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

    /** A feature as it is stored, with its number, which changes when the base map is brought in again. */
    public record Shape(long id, String kind, Geometry geometry) {}

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

    /** All features of a layer by number, {@code most} at most; for those who compute with them. */
    public List<Shape> shapes(String layer, int most) {
        WKBReader reader = new WKBReader(Precision.FACTORY);
        return jdbc.sql("select id, kind, st_asbinary(geom) as shape from base_feature where layer = :layer"
                        + " order by id limit :most")
                .param("layer", layer)
                .param("most", most)
                .query((row, n) ->
                        new Shape(row.getLong("id"), row.getString("kind"), geometry(reader, row.getBytes("shape"))))
                .list();
    }

    private static Geometry geometry(WKBReader reader, byte[] binary) {
        try {
            return reader.read(binary);
        } catch (ParseException e) {
            throw new IllegalStateException("the database sent a geometry that cannot be read", e);
        }
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
