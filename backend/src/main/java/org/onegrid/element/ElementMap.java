package org.onegrid.element;

import org.onegrid.grid.Partition;
import org.onegrid.tiles.TileLayer;
import org.onegrid.tiles.TileSources;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tile layers of the elements. */
@Configuration(proxyBeanMethods = false)
class ElementMap {

    @Bean
    TileLayer person(JdbcClient jdbc, TileSources sources, Partition partition) {
        return new ElementTiles("person", 11, jdbc, sources, partition);
    }

    @Bean
    TileLayer place(JdbcClient jdbc, TileSources sources, Partition partition) {
        return new ElementTiles("place", 10, jdbc, sources, partition);
    }

    @Bean
    TileLayer object(JdbcClient jdbc, TileSources sources, Partition partition) {
        return new ElementTiles("object", 12, jdbc, sources, partition);
    }

    @Bean
    TileLayer organisation(JdbcClient jdbc, TileSources sources, Partition partition) {
        return new ElementTiles("organisation", 11, jdbc, sources, partition);
    }
}
