package org.onegrid.analytics.coverage;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.LngLat;

/**
 * Somebody or something that reaches people from a place.
 *
 * @param origin element, responder or added
 * @param name   of an element; null for a responder, who is never named
 * @param kind   of element or responder; null for what was added
 */
@Schema(name = "CoverageSource")
public record Source(
        double lng,
        double lat,
        String origin,
        @Nullable String name,
        @Nullable String kind) {

    /** From an element that stands on the map. */
    static final String ELEMENT = "element";
    /** From somebody on duty. */
    static final String RESPONDER = "responder";
    /** Put on the map by somebody who tries things out. */
    static final String ADDED = "added";

    LngLat place() {
        return new LngLat(lng, lat);
    }
}
