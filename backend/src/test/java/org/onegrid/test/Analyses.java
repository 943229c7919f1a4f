package org.onegrid.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks for analyses as the page does: puts the question, waits for the job, fetches the result. */
@Component
public class Analyses {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Api api;
    private final JsonMapper json;

    Analyses(Api api, JsonMapper json) {
        this.api = api;
        this.json = json;
    }

    /** The result as JSON, whatever it takes. */
    public JsonNode result(String bearer, String definition) {
        return json.readTree(bytes(bearer, definition));
    }

    /** The bytes of the result. */
    public byte[] bytes(String bearer, String definition) {
        JsonNode job = job(bearer, definition);
        assertThat(job.path("state").asString()).as(definition + " " + job).isEqualTo("done");
        MockHttpServletResponse answer =
                get(bearer, "/results/" + job.path("id").asString());
        assertThat(answer.getStatus()).isEqualTo(200);
        return answer.getContentAsByteArray();
    }

    /** The job once it is over. */
    public JsonNode job(String bearer, String definition) {
        MockHttpServletResponse asked = post(bearer, definition);
        assertThat(asked.getStatus()).as(definition + " " + text(asked)).isIn(200, 202);
        JsonNode job = json.readTree(asked.getContentAsByteArray());
        Instant until = Instant.now().plus(LONGEST);
        while (job.path("state").asString().matches("queued|running")) {
            assertThat(Instant.now()).as("%s is not done: %s", definition, job).isBefore(until);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            job = json.readTree(
                    get(bearer, "/jobs/" + job.path("id").asString()).getContentAsByteArray());
        }
        return job;
    }

    /** The problem document of a question that is refused. */
    public JsonNode refused(String bearer, String definition, int status) {
        MockHttpServletResponse asked = post(bearer, definition);
        assertThat(asked.getStatus()).as(definition + " " + text(asked)).isEqualTo(status);
        return json.readTree(asked.getContentAsByteArray());
    }

    /** Puts a question and waits for nothing. */
    public MockHttpServletResponse post(String bearer, String definition) {
        return api.response(HttpMethod.POST, bearer, "/api/analytics/jobs", definition);
    }

    /** An address below {@code /api/analytics}. */
    public MockHttpServletResponse get(String bearer, String path) {
        return api.response(HttpMethod.GET, bearer, "/api/analytics" + path, null);
    }

    /** The row of an area. */
    public static JsonNode row(JsonNode result, String area) {
        return result.path("rows")
                .valueStream()
                .filter(row -> row.path("code").asString().equals(area))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row " + area + " in " + result));
    }

    private static String text(MockHttpServletResponse answer) {
        return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
