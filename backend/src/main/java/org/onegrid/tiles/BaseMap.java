package org.onegrid.tiles;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The layers of the base map. */
@Configuration(proxyBeanMethods = false)
class BaseMap {

    @Bean
    TileLayer water(JdbcClient jdbc, TileSources sources) {
        return new BaseLayer("water", 4, Map.of("kind", "sea, river, lake", "name", "name"), jdbc, sources);
    }

    @Bean
    TileLayer green(JdbcClient jdbc, TileSources sources) {
        return new BaseLayer(
                "green",
                8,
                Map.of("kind", "green, farm, hill", "name", "name", "level", "height of a hill's band in metres"),
                jdbc,
                sources);
    }

    @Bean
    TileLayer roads(JdbcClient jdbc, TileSources sources) {
        return new BaseLayer(
                "roads",
                8,
                Map.of(
                        "class", "arterial, collector, local, lane",
                        "name", "name",
                        "width", "metres from kerb to kerb",
                        "bridge", "whether it crosses water"),
                jdbc,
                sources);
    }

    @Bean
    TileLayer blocks(JdbcClient jdbc, TileSources sources) {
        return new BaseLayer("blocks", 11, Map.of("use", "main use", "zone", "kind of place"), jdbc, sources);
    }

    @Bean
    TileLayer buildings(JdbcClient jdbc, TileSources sources) {
        return new BaseLayer(
                "buildings",
                13,
                Map.of("use", "main use", "floors", "floors above ground", "height", "metres"),
                jdbc,
                sources);
    }

    @Bean
    TileLayer names(JdbcClient jdbc, TileSources sources) {
        return new BaseLayer(
                "names",
                8,
                Map.of("name", "name", "kind", "what is named", "rank", "1 the most important"),
                jdbc,
                sources);
    }
}
