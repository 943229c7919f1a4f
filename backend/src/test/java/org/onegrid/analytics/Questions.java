package org.onegrid.analytics;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onegrid.test.Analyses;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Questions and what belongs to them, over HTTP. */
@Component
public class Questions {

    private final Analyses analyses;
    private final MockMvcTester http;
    private final JsonMapper json;

    Questions(Analyses analyses, MockMvcTester http, JsonMapper json) {
        this.analyses = analyses;
        this.http = http;
        this.json = json;
    }

    /** An answer: its status and its body. */
    public record Answer(int status, JsonNode body) {

        /** The code of a problem. */
        public String code() {
            return body.path("code").asString("");
        }
    }

    /** The result of a question that must be answered. */
    public JsonNode result(String bearer, String definition) {
        return analyses.result(bearer, definition);
    }

    /** Sends anything. */
    public Answer send(
            String bearer, HttpMethod method, String path, @Nullable Integer version, @Nullable String body) {
        var request = http.method(method).uri(path).header(HttpHeaders.AUTHORIZATION, bearer);
        if (body != null) {
            request = request.contentType(MediaType.APPLICATION_JSON).content(body);
        }
        if (version != null) {
            request = request.header(HttpHeaders.IF_MATCH, "\"" + version + "\"");
        }
        MvcTestResult result = request.exchange();
        String text = new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
        return new Answer(result.getResponse().getStatus(), json.readTree(text.isEmpty() ? "{}" : text));
    }

    /** The row of an area. */
    public static JsonNode row(JsonNode result, String area) {
        Optional<JsonNode> found = result.path("rows")
                .valueStream()
                .filter(row -> row.path("code").asString().equals(area))
                .findFirst();
        return found.orElseThrow(() -> new AssertionError("no row " + area + " in " + result));
    }
}
