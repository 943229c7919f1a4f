package org.onegrid.grid.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onegrid.identity.Person;
import org.onegrid.identity.Role;
import org.onegrid.identity.Scope;
import org.onegrid.test.SmallDistrict;
import org.onegrid.test.Somebody;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Boundary changes as tests do them: over HTTP, in the small district. */
@Component
class BoundaryApi {

    private final MockMvcTester http;
    private final SmallDistrict district;
    private final Somebody somebody;
    private final JsonMapper json;

    BoundaryApi(MockMvcTester http, SmallDistrict district, Somebody somebody, JsonMapper json) {
        this.http = http;
        this.district = district;
        this.somebody = somebody;
        this.json = json;
    }

    /** An answer: its status and its body. */
    record Answer(int status, JsonNode body) {

        String code() {
            return body.path("code").asString("");
        }

        int version() {
            return body.path("version").asInt();
        }

        long id() {
            return body.path("id").asLong();
        }

        List<String> texts(String list, String member) {
            return body.path(list)
                    .valueStream()
                    .map(one -> one.at(member).asString())
                    .toList();
        }
    }

    Person person(Role role, String area) {
        return somebody.with(Scope.of(Set.of(district.area(area).id())), role);
    }

    String bearer(Person person) {
        return somebody.bearer(person);
    }

    String bearer(Role role, String area) {
        return bearer(person(role, area));
    }

    Answer get(String bearer, String path) {
        return read(http.get()
                .uri("/api/boundary-changes" + path)
                .header(HttpHeaders.AUTHORIZATION, bearer)
                .exchange());
    }

    Answer post(String bearer, String path, @Nullable Integer version, String body) {
        var request = http.post()
                .uri("/api/boundary-changes" + path)
                .header(HttpHeaders.AUTHORIZATION, bearer)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
        if (version != null) {
            request = request.header(HttpHeaders.IF_MATCH, "\"" + version + "\"");
        }
        return read(request.exchange());
    }

    /** A new draft in the area. */
    Answer draft(String bearer, String area) {
        Answer made = post(bearer, "", null, "{\"area\":\"%s\",\"title\":\"试\"}".formatted(area));
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        return made;
    }

    /** Posts to a change whatever its version is, and asks for success. */
    Answer done(String bearer, long id, String verb, String body) {
        int version = get(bearer, "/" + id).version();
        Answer answer = post(bearer, "/" + id + "/" + verb, version, body);
        assertThat(answer.status()).as(verb + " " + answer.body()).isEqualTo(200);
        return answer;
    }

    private Answer read(MvcTestResult result) {
        try {
            String text =
                    new String(result.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
            return new Answer(result.getResponse().getStatus(), json.readTree(text.isEmpty() ? "{}" : text));
        } catch (RuntimeException e) {
            throw new AssertionError("no JSON: " + result, e);
        }
    }
}
