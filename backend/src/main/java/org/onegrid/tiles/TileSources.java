package org.onegrid.tiles;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The versions of the tables that tiles are drawn from, counted by a trigger {@code tile_source_changed} on each. */
@Component
public class TileSources {

    private final JdbcClient jdbc;

    TileSources(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The committed version of a source: a mark of the database and a count. */
    public String version(String source) {
        return jdbc.sql("select epoch || '.' || version from tile_source where source = :source")
                .param("source", source)
                .query(String.class)
                .single();
    }
}
