package org.onegrid.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks for analyses as the page does: puts the question, waits for the job, fetches the result. */
@Component
public class Analyses {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final MockMvcTester http;
    private final JsonMapper json;

    Analyses(MockMvcTester http, JsonMapper json) {
        this.http = http;
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
        return http.post()
                .uri("/api/analytics/jobs")
                .header(HttpHeaders.AUTHORIZATION, bearer)
                .contentType(MediaType.APPLICATION_JSON)
                .content(definition)
                .exchange()
                .getResponse();
    }

    /** An address below {@code /api/analytics}. */
    public MockHttpServletResponse get(String bearer, String path) {
        return http.get()
                .uri("/api/analytics" + path)
                .header(HttpHeaders.AUTHORIZATION, bearer)
                .exchange()
                .getResponse();
    }

    private static String text(MockHttpServletResponse answer) {
        return new String(answer.getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
