package org.onegrid.grid.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onegrid.identity.Person;
import org.onegrid.identity.Role;
import org.onegrid.identity.Scope;
import org.onegrid.test.Api;
import org.onegrid.test.SmallDistrict;
import org.onegrid.test.Somebody;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Boundary changes as tests do them: over HTTP, in the small district. */
@Component
class BoundaryApi {

    private final Api api;
    private final SmallDistrict district;
    private final Somebody somebody;
    private final JdbcClient jdbc;

    BoundaryApi(Api api, SmallDistrict district, Somebody somebody, JdbcClient jdbc) {
        this.api = api;
        this.district = district;
        this.somebody = somebody;
        this.jdbc = jdbc;
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

    /** Stores the district, unless it is there, as one that has stood for a month. */
    void buildAMonthAgo() {
        if (jdbc.sql("select count(*) from area").query(Integer.class).single() == 0) {
            district.build();
            jdbc.sql("update area set valid = tstzrange(now() - interval '30 days', null)")
                    .update();
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
        return read(api.get(bearer, "/api/boundary-changes" + path));
    }

    Answer post(String bearer, String path, @Nullable Integer version, String body) {
        String[] headers = version == null ? new String[0] : new String[] {HttpHeaders.IF_MATCH, "\"" + version + "\""};
        return read(api.post(bearer, "/api/boundary-changes" + path, body, headers));
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

    /** Draws in a draft, hands it in and has it granted. */
    Answer take(String author, String chief, long id, String... edits) {
        for (String edit : edits) {
            done(author, id, "operations", edit);
        }
        done(author, id, "submit", "{}");
        return done(chief, id, "approve", "{}");
    }

    /** Draws in a community as its supervisor and has the district grant it. */
    Answer change(String community, String edit) {
        String author = bearer(Role.SUPERVISOR, community);
        return take(
                author,
                bearer(Role.LEADER, SmallDistrict.DISTRICT),
                draft(author, community).id(),
                edit);
    }

    /** Splits a grid from south to north, as in {@link #change}; says the code of the new one. */
    String split(String grid, double lng) {
        Set<String> before = Set.copyOf(gridCodes());
        double[] rows = jdbc.sql("select st_ymin(geom), st_ymax(geom) from area where code = :code")
                .param("code", grid)
                .query((row, n) -> new double[] {row.getDouble(1), row.getDouble(2)})
                .single();
        change(
                grid.substring(0, 12),
                "{\"kind\":\"split\",\"area\":\"%s\",\"line\":[[%.4f,%.4f],[%.4f,%.4f]],\"as\":\"+1\"}"
                        .formatted(grid, lng, rows[0] - 0.001, lng, rows[1] + 0.001));
        return gridCodes().stream()
                .filter(code -> !before.contains(code))
                .findFirst()
                .orElseThrow();
    }

    private List<String> gridCodes() {
        return jdbc.sql("select code from area where level = 'grid' and upper_inf(valid)")
                .query(String.class)
                .list();
    }

    private static Answer read(Api.Answer answer) {
        return new Answer(answer.status(), answer.body());
    }
}
