package org.onegrid.network;

import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Free-flow speeds by road class.
 *
 * @param byClass names of classes as their source writes them, such as {@code residential}
 */
public record SpeedTable(Map<String, Speeds> byClass) {

    /** Copies the map. */
    public SpeedTable {
        byClass = Map.copyOf(byClass);
    }

    /** The speeds of a class; empty for one that is not a road to travel on. */
    public Optional<Speeds> find(String roadClass) {
        return Optional.ofNullable(byClass.get(roadClass));
    }

    /** @throws NoSuchElementException when the class is not known */
    public Speeds get(String roadClass) {
        return find(roadClass)
                .orElseThrow(() -> new NoSuchElementException("no speeds are known for roads of class " + roadClass));
    }
}
