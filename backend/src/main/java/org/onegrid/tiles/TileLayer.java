package org.onegrid.tiles;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Scope;

/** A layer that can be drawn as tiles. Implementations are thread-safe. */
public interface TileLayer {

    /** Its name in addresses and in the tile, for example {@code roads}. */
    String id();

    /** What one must be allowed to see it. */
    Permission permission();

    /** The first zoom at which there is anything to see. */
    int minZoom();

    /** The layers within a tile, each with the description of its properties by name. */
    List<Part> parts();

    /** Names what it is drawn from: as long as this is the same, the tiles are. */
    String version();

    /** The same for one tile: other changes of the layer do not touch it. Taken before drawing it. */
    default String version(Tile tile) {
        return version();
    }

    /** The layer as it was at an instant; empty where its past is not kept. */
    default Optional<TileLayer> asOf(Instant at) {
        return Optional.empty();
    }

    /** Names what part of it this scope sees: equal texts see equal tiles. Empty when it is the same for everyone. */
    String audience(Scope scope);

    /** A tile as MVT bytes; empty when there is nothing to draw. */
    byte[] draw(Tile tile, Scope scope);

    /** A layer within a tile. */
    record Part(String id, Map<String, String> fields) {

        /** Copies the map in. */
        public Part {
            fields = Map.copyOf(fields);
        }
    }
}
