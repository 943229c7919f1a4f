package org.onegrid.analytics.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.io.WKBWriter;
import org.onegrid.analytics.Feature;
import org.onegrid.analytics.KeptResult;
import org.onegrid.analytics.Row;
import org.onegrid.tiles.Tile;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * The areas, bands and points of one result as vector tiles (MVT 2.1), layers of those names; an area has the values of its row as
 * attributes. Only what meets a tile is sent to PostGIS to be cut and encoded.
 */
final class ResultTiles {

    private static final String TILE = """
            with tile as (select st_tileenvelope(:z, :x, :y) as box),
                 given as (
                     select f.id, f.layer, cast(f.properties as jsonb) as properties,
                            st_transform(st_setsrid(st_geomfromwkb(f.shape), 4490), 3857) as geom
                     from unnest(:ids, :shapes, :layers, :properties) as f (id, shape, layer, properties)),
                 drawn as (
                     select id, layer, properties,
                            st_asmvtgeom(
                                case when st_dimension(geom) = 0 then geom else st_simplify(geom, :tolerance, true) end,
                                box, 4096, 64, true) as geom
                     from given, tile)
            select coalesce(string_agg(part, ''::bytea order by layer), ''::bytea)
            from (select layer, st_asmvt(one, layer, 4096, 'geom', 'id' order by one.id) as part
                  from (select id, layer, properties, geom from drawn where geom is not null) one
                  group by layer) parts
            """;

    /** @param id the same in every tile */
    private record Piece(long id, String layer, Map<String, @Nullable Object> properties, Geometry geometry) {}

    private final STRtree pieces = new STRtree();
    private long count;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    ResultTiles(KeptResult kept, Map<String, Geometry> shapes, JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
        for (Row row : kept.result().table().rows()) {
            Geometry ground = shapes.get(row.code());
            if (ground != null) {
                put(new Piece(count++, "areas", FeatureExport.properties(row), ground));
            }
        }
        for (Feature band : kept.result().bands()) {
            put(new Piece(count++, "bands", band.properties(), band.geometry()));
        }
        for (Feature point : kept.result().points()) {
            put(new Piece(count++, "points", point.properties(), point.geometry()));
        }
        pieces.build();
    }

    private void put(Piece piece) {
        pieces.insert(piece.geometry().getEnvelopeInternal(), piece);
    }

    /** A tile; empty when there is nothing in it. */
    byte[] draw(Tile tile) {
        List<?> met = pieces.query(bounds(tile));
        if (met.isEmpty()) {
            return new byte[0];
        }
        List<Long> ids = new ArrayList<>();
        List<byte[]> geometries = new ArrayList<>();
        List<String> layers = new ArrayList<>();
        List<String> properties = new ArrayList<>();
        WKBWriter wkb = new WKBWriter();
        for (Object one : met) {
            Piece piece = (Piece) one;
            ids.add(piece.id());
            geometries.add(wkb.write(piece.geometry()));
            layers.add(piece.layer());
            properties.add(json.writeValueAsString(flat(piece.properties())));
        }
        return jdbc.sql(TILE)
                .param("z", tile.z())
                .param("x", tile.x())
                .param("y", tile.y())
                .param("tolerance", tile.halfPixelMeters())
                .param("ids", ids.toArray(Long[]::new))
                .param("shapes", geometries.toArray(byte[][]::new))
                .param("layers", layers.toArray(String[]::new))
                .param("properties", properties.toArray(String[]::new))
                .query(byte[].class)
                .single();
    }

    /** Attributes of a tile are texts, numbers and truth values; what is not there is left out. */
    private static Map<String, Object> flat(Map<String, @Nullable Object> properties) {
        Map<String, Object> flat = new LinkedHashMap<>();
        properties.forEach((key, value) -> {
            if (key.equals("layer")) {
                return;
            }
            if (value instanceof Number number && Double.isFinite(number.doubleValue())
                    || value instanceof Boolean
                    || value instanceof String) {
                flat.put(key, value);
            }
        });
        return flat;
    }

    private static Envelope bounds(Tile tile) {
        double side = 360.0 / (1L << tile.z());
        double west = -180 + tile.x() * side;
        double margin = side / 32;
        return new Envelope(
                west - margin,
                west + side + margin,
                lat(tile.y() + 1 + 1 / 32.0, tile.z()),
                lat(tile.y() - 1 / 32.0, tile.z()));
    }

    private static double lat(double y, int z) {
        double mercator = Math.PI * (1 - 2 * y / (1L << z));
        return Math.toDegrees(Math.atan(Math.sinh(mercator)));
    }
}
