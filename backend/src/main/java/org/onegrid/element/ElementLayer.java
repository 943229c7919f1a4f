package org.onegrid.element;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A layer of elements and the attributes they may carry.
 *
 * @param id         stable word, also the name of its tiles
 * @param title      English
 * @param titleZh    Chinese
 * @param attributes in the order to show them
 */
public record ElementLayer(String id, String title, String titleZh, List<Attribute> attributes) {

    /** Copies the list in. */
    public ElementLayer {
        attributes = List.copyOf(attributes);
    }

    /** Kinds of values. */
    public enum Type {
        TEXT(String.class),
        INTEGER(Number.class),
        NUMBER(Number.class),
        BOOLEAN(Boolean.class);

        private final Class<?> values;

        Type(Class<?> values) {
            this.values = values;
        }

        boolean takes(Object value) {
            boolean whole = value instanceof Integer || value instanceof Long || value instanceof Short;
            return values.isInstance(value) && (this != INTEGER || whole);
        }
    }

    /**
     * An attribute of a layer's elements.
     *
     * @param name  stable word
     * @param title Chinese
     * @param type  kind of its values
     * @param unit  unit of its values, or empty
     */
    public record Attribute(String name, String title, Type type, String unit) {}

    /** @throws IllegalArgumentException when there is a value that the layer has no attribute for, or of another type */
    void check(Map<String, Object> values) {
        values.forEach((name, value) -> {
            Attribute attribute = attributes.stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "the layer " + id + " has no attribute called '" + name + "'"));
            if (!attribute.type().takes(value)) {
                throw new IllegalArgumentException("the attribute " + id + "." + name + " is "
                        + attribute.type().name().toLowerCase(Locale.ROOT) + ", was '" + value + "'");
            }
        });
    }
}
