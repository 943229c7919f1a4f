package org.onegrid.incident;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.LngLat;
import org.onegrid.test.Api;
import org.onegrid.test.Api.Answer;
import org.onegrid.test.SmallDistrict;
import org.springframework.stereotype.Component;

/** Incidents as tests report and handle them, over HTTP. */
@Component
class IncidentApi {

    private final Api api;

    IncidentApi(Api api) {
        this.api = api;
    }

    /** A report from the middle of a grid, with some members instead. */
    static Map<String, Object> report(int column, int row, Map<String, Object> instead) {
        LngLat at = SmallDistrict.middle(column, row);
        Map<String, Object> body = new TreeMap<>(Map.of("category", "101001", "lng", at.lng(), "lat", at.lat()));
        body.putAll(instead);
        return body;
    }

    /** @param key for idempotency; null for none */
    Answer post(String bearer, @Nullable String key, Object body) {
        return api.post(bearer, "/api/incidents", body, headers(key));
    }

    Answer act(String bearer, String id, String verb, Map<String, Object> body, @Nullable String key) {
        return api.post(bearer, "/api/incidents/" + id + "/actions/" + verb, body, headers(key));
    }

    private static String[] headers(@Nullable String key) {
        return key == null ? new String[0] : new String[] {"Idempotency-Key", key};
    }
}
