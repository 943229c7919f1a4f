package org.onegrid.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.onegrid.geo.LngLat;
import org.onegrid.test.Api;
import tools.jackson.databind.JsonNode;

/** Sends positions of one caller to the server and asks it questions, as any program does. */
public final class Reports {

    private final Api api;
    private final String bearer;

    /** @param bearer value of the Authorization header */
    public Reports(Api api, String bearer) {
        this.api = api;
        this.bearer = bearer;
    }

    /** A fix as it is sent. */
    public static Map<String, Object> fix(String responder, LngLat place, Instant at, double accuracyMeters) {
        return new TreeMap<>(Map.of(
                "responder", responder,
                "lng", place.lng(),
                "lat", place.lat(),
                "at", at.toString(),
                "accuracyMeters", accuracyMeters));
    }

    /** Sends fixes, none of which may be refused. */
    public void send(List<Map<String, Object>> fixes) {
        for (int from = 0; from < fixes.size(); from += 5_000) {
            List<Map<String, Object>> part = new ArrayList<>(fixes.subList(from, Math.min(fixes.size(), from + 5_000)));
            JsonNode receipt = post("/api/positions", part);
            assertThat(receipt.path("refused")).as("%s", receipt).isEmpty();
            assertThat(receipt.has("taken")).as("%s", receipt).isTrue();
        }
    }

    public JsonNode post(String uri, Object body) {
        return api.post(bearer, uri, body).body();
    }

    public JsonNode put(String uri, Object body) {
        return api.put(bearer, uri, body).body();
    }

    public int delete(String uri) {
        return api.delete(bearer, uri).status();
    }

    public JsonNode get(String uri) {
        return api.get(bearer, uri).body();
    }
}
