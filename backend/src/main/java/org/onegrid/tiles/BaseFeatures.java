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

    /**
     * A road as it is stored.
     *
     * @param kind   its class
     * @param bridge whether it crosses something
     * @param oneWay {@code yes} along the line, {@code -1} against it, anything else both ways
     * @param level  0 on the ground, bridges above, tunnels below
     * @param kph    speeds in km/h on foot, by e-bike and by car along the line, then against it; empty for those of its class
     */
    public record Road(
            String kind, String name, boolean bridge, String oneWay, int level, List<Double> kph, Geometry geometry) {

        /** Copies the list in. */
        public Road {
            kph = List.copyOf(kph);
        }
    }

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

    /** All roads by number, {@code most} at most; for those who travel on them. */
    public List<Road> roads(int most) {
        WKBReader reader = new WKBReader(Precision.FACTORY);
        return jdbc.sql("""
            select kind, name, coalesce(attrs ->> 'bridge', '') = 'true' as bridge,
                   coalesce(attrs ->> 'oneWay', '') as one_way,
                   case when attrs ->> 'level' ~ '^-?[0-9]{1,3}$' then cast(attrs ->> 'level' as integer)
                        else 0 end as level,
                   coalesce(attrs ->> 'kph', '') as kph, st_asbinary(geom) as shape
            from base_feature where layer = 'roads' order by id limit :most
            """)
                .param("most", most)
                .query((row, n) -> new Road(
                        row.getString("kind"),
                        row.getString("name"),
                        row.getBoolean("bridge"),
                        row.getString("one_way"),
                        row.getInt("level"),
                        kph(row.getString("kph")),
                        geometry(reader, row.getBytes("shape"))))
                .list();
    }

    private static List<Double> kph(String text) {
        return text.matches("[0-9.]+( [0-9.]+){5}")
                ? Stream.of(text.split(" ")).map(Double::valueOf).toList()
                : List.of();
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
