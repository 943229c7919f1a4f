package org.onegrid.client;

import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Two by two squares of 0.01° from 120, 30, district T1. */
final class FourSquares {

    private FourSquares() {}

    /** Inserts them and waits until every server places points in them. */
    static void insert(Instance instance, List<Server> servers) throws Exception {
        try (Connection connection = instance.connect();
                var statement = connection.createStatement()) {
            statement.execute("""
                    with district as (
                        insert into area (code, name, level, admin_path, command_path, path, geom)
                        values ('T1', 'T1', 'district', '1', '1', 'T1', st_multi(st_makeenvelope(120, 30, 120.02, 30.02, 4490)))
                        returning id
                    )
                    insert into area (code, name, level, admin_parent, command_parent, admin_path, command_path, path, geom)
                    select 'G' || x || y, 'G' || x || y, 'grid', id, id,
                           text2ltree(id || '.' || id + 1 + x * 2 + y), text2ltree(id || '.' || id + 1 + x * 2 + y), 'T1.G' || x || y,
                           st_multi(st_makeenvelope(120 + x * 0.01, 30 + y * 0.01, 120.01 + x * 0.01, 30.01 + y * 0.01, 4490))
                    from district, generate_series(0, 1) x, generate_series(0, 1) y
                    order by x, y
                    """);
        }
        for (Server server : servers) {
            for (int i = 0;
                    i < 100 && !server.get("/api/locate?lng=120.005&lat=30.005").ok();
                    i++) {
                Thread.sleep(100);
            }
        }
    }

    /** A report of something at a random place within. */
    static Map<String, Object> report(String category, String sourceId, Random random) {
        return Map.of(
                "category",
                category,
                "lng",
                120.001 + random.nextDouble() * 0.018,
                "lat",
                30.001 + random.nextDouble() * 0.018,
                "channel",
                "import",
                "sourceId",
                sourceId);
    }
}
