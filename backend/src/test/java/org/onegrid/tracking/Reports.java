package org.onegrid.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.onegrid.geo.LngLat;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends positions of one caller to the server and asks it questions, as any program does. */
public final class Reports {

    private final MockMvcTester http;
    private final JsonMapper json;
    private final String bearer;

    /** @param bearer value of the Authorization header */
    public Reports(MockMvcTester http, JsonMapper json, String bearer) {
        this.http = http;
        this.json = json;
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
        return json.readTree(http.post()
                .uri(uri)
                .header("Authorization", bearer)
                .contentType("application/json")
                .content(json.writeValueAsString(body))
                .exchange()
                .getResponse()
                .getContentAsByteArray());
    }

    public JsonNode put(String uri, Object body) {
        return json.readTree(http.put()
                .uri(uri)
                .header("Authorization", bearer)
                .contentType("application/json")
                .content(json.writeValueAsString(body))
                .exchange()
                .getResponse()
                .getContentAsByteArray());
    }

    public int delete(String uri) {
        return http.delete()
                .uri(uri)
                .header("Authorization", bearer)
                .exchange()
                .getResponse()
                .getStatus();
    }

    public JsonNode get(String uri) {
        return json.readTree(http.get()
                .uri(uri)
                .header("Authorization", bearer)
                .exchange()
                .getResponse()
                .getContentAsByteArray());
    }
}
