package org.onegrid.synth;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.onegrid.geo.LngLat;

/**
 * A place, object or organisation (地、物、组织).
 *
 * @param layer      which layer
 * @param code       unique within the district
 * @param kind       stable word, for example service-centre, school, clinic, police, fire; lamp, manhole, hydrant, camera,
 *                   aed; company, shop, nonprofit
 * @param name       Chinese name
 * @param at         where; objects stand beside their road, places and organisations on their building
 * @param gridCode   the grid it is in
 * @param attributes typed values (String, Integer, Boolean), in the order given
 */
public record Element(
        Layer layer,
        String code,
        String kind,
        String name,
        LngLat at,
        String gridCode,
        Map<String, Object> attributes) {

    /** Keeps the attributes in the order given. */
    public Element {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /** The layers other than people. */
    public enum Layer {
        PLACE,
        OBJECT,
        ORGANISATION
    }
}
