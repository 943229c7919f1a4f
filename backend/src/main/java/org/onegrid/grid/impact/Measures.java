package org.onegrid.grid.impact;

import java.util.HashMap;
import java.util.Map;
import org.locationtech.jts.io.WKBWriter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Measures areas as they are and as they will be, on the spheroid. */
@Repository
class Measures {

    /** A present area. */
    record Named(String code, String name, Shape shape) {}

    /** Size in square metres and length of the border in metres. */
    record Shape(double squareMeters, double borderMeters) {

        /** 1 for a circle, less for everything else (Polsby and Popper 1991). */
        double compactness() {
            return borderMeters == 0 ? 0 : 4 * Math.PI * squareMeters / (borderMeters * borderMeters);
        }
    }

    /** The touched areas as they are, and all that will be, by id. */
    record Both(Map<Long, Named> before, Map<Long, Shape> after) {}

    private final JdbcClient jdbc;

    Measures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Both of(Resettlement change) {
        Map<Long, Named> before = new HashMap<>();
        jdbc.sql("""
                        select id, code, name, st_area(geom::geography) as size, st_perimeter(geom::geography) as border
                        from area
                        where id = any (cast(:touched as bigint[]))
                        """).param("touched", change.touchedIds()).query(row -> {
            before.put(
                    row.getLong("id"),
                    new Named(
                            row.getString("code"),
                            row.getString("name"),
                            new Shape(row.getDouble("size"), row.getDouble("border"))));
        });
        WKBWriter wkb = new WKBWriter(2, true);
        Map<Long, Shape> after = new HashMap<>();
        jdbc.sql("""
                        select id, st_area(geom::geography) as size, st_perimeter(geom::geography) as border
                        from (select id, cast(wkb as geometry) as geom
                              from unnest(cast(:ids as bigint[]), cast(:grounds as text[])) as g (id, wkb)) ground
                        """)
                .param("ids", change.grounds().stream().map(NewGround::areaId).toArray(Long[]::new))
                .param(
                        "grounds",
                        change.grounds().stream()
                                .map(ground -> WKBWriter.toHex(wkb.write(ground.ground())))
                                .toArray(String[]::new))
                .query(row -> {
                    after.put(row.getLong("id"), new Shape(row.getDouble("size"), row.getDouble("border")));
                });
        return new Both(before, after);
    }
}
