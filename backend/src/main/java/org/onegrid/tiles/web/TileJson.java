package org.onegrid.tiles.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * Describes a layer as TileJSON 3.0.0 does.
 *
 * @param version changes whenever the tiles do
 * @param tiles   address pattern of the tiles, from the root of this server
 */
record TileJson(
        String tilejson,
        String name,
        String version,
        String scheme,
        List<String> tiles,
        int minzoom,
        int maxzoom,
        @JsonProperty("vector_layers") List<VectorLayer> vectorLayers) {

    record VectorLayer(String id, Map<String, String> fields, int minzoom, int maxzoom) {}
}
