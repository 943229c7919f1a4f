package org.onegrid.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the server over HTTP as programs do, in somebody's name, and reads what it says. */
@Component
public class Api {

    private final MockMvcTester http;
    private final JsonMapper json;

    Api(MockMvcTester http, JsonMapper json) {
        this.http = http;
        this.json = json;
    }

    /** What came back; the body of an answer without one is null's node. */
    public record Answer(int status, JsonNode body) {

        /** The code of a refusal, empty for anything else. */
        public String code() {
            return body.path("code").asString("");
        }

        /** The member {@code id}. */
        public String id() {
            return body.path("id").asString();
        }
    }

    public Answer get(String bearer, String uri) {
        return answer(response(HttpMethod.GET, bearer, uri, null));
    }

    public Answer delete(String bearer, String uri) {
        return answer(response(HttpMethod.DELETE, bearer, uri, null));
    }

    /**
     * @param body null for none, a string as it is, anything else as JSON
     * @param headers names and values in turn; without a content type it is JSON
     */
    public Answer post(String bearer, String uri, @Nullable Object body, String... headers) {
        return answer(response(HttpMethod.POST, bearer, uri, body, headers));
    }

    /** Headers of a change that is meant for one version only. */
    public static String[] ifMatch(int version) {
        return new String[] {HttpHeaders.IF_MATCH, "\"" + version + "\""};
    }

    /** As {@link #post}. */
    public Answer put(String bearer, String uri, @Nullable Object body, String... headers) {
        return answer(response(HttpMethod.PUT, bearer, uri, body, headers));
    }

    /** What the server says; it must be willing. */
    public JsonNode read(String bearer, String uri) {
        Answer answer = get(bearer, uri);
        assertThat(answer.status()).as("%s: %s", uri, answer.body()).isEqualTo(200);
        return answer.body();
    }

    /** An answer with its headers and bytes; parameters as of {@link #post}. */
    public MockHttpServletResponse response(
            HttpMethod method, String bearer, String uri, @Nullable Object body, String... headers) {
        var request = http.method(method).uri(URI.create(uri)).header(HttpHeaders.AUTHORIZATION, bearer);
        for (int i = 0; i < headers.length; i += 2) {
            request = request.header(headers[i], headers[i + 1]);
        }
        if (body != null) {
            request = request.content(body instanceof String text ? text : json.writeValueAsString(body));
            if (!List.of(headers).contains(HttpHeaders.CONTENT_TYPE)) {
                request = request.contentType(MediaType.APPLICATION_JSON);
            }
        }
        return request.exchange().getResponse();
    }

    private Answer answer(MockHttpServletResponse response) {
        byte[] body = response.getContentAsByteArray();
        return new Answer(response.getStatus(), body.length == 0 ? json.nullNode() : json.readTree(body));
    }
}
