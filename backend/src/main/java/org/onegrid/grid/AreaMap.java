package org.onegrid.grid;

import org.onegrid.tiles.TileLayer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tile layers of the areas. */
@Configuration(proxyBeanMethods = false)
class AreaMap {

    @Bean
    TileLayer districts(Partition partition, PastPartitions past, Areas areas, JdbcClient jdbc) {
        return new AreaTiles("districts", AreaLevel.DISTRICT, 3, partition, past, areas, jdbc);
    }

    @Bean
    TileLayer streets(Partition partition, PastPartitions past, Areas areas, JdbcClient jdbc) {
        return new AreaTiles("streets", AreaLevel.STREET, 7, partition, past, areas, jdbc);
    }

    @Bean
    TileLayer communities(Partition partition, PastPartitions past, Areas areas, JdbcClient jdbc) {
        return new AreaTiles("communities", AreaLevel.COMMUNITY, 9, partition, past, areas, jdbc);
    }

    @Bean
    TileLayer grids(Partition partition, PastPartitions past, Areas areas, JdbcClient jdbc) {
        return new AreaTiles("grids", AreaLevel.GRID, 8, partition, past, areas, jdbc);
    }
}
