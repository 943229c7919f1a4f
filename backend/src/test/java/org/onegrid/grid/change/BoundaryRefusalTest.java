package org.onegrid.grid.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onegrid.grid.change.BoundaryApi.Answer;
import org.onegrid.identity.Role;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is not granted, with its code, its place and what to do, and without a trace. */
@PostgisTest
class BoundaryRefusalTest {

    private static final String STREET = SmallDistrict.WEST;
    private static final String SOUTH_WEST = SmallDistrict.grid(0, 0);
    private static final Duration QUICK = Duration.ofSeconds(3);

    @Autowired
    private BoundaryApi api;

    @Autowired
    private SmallDistrict district;

    @Autowired
    private JdbcClient jdbc;

    private String editor = "";
    private long id;
    private int version;
    private @Nullable String ground;

    @BeforeEach
    void draft() {
        district.build();
        editor = api.bearer(Role.SUPERVISOR, STREET);
        Answer draft = api.draft(editor, STREET);
        id = draft.id();
        version = draft.version();
        ground = ground();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            vertex-unknown | true | {"kind":"move-vertex","at":[120.0123,30.01],"to":[120.011,30.011]}
            edge-unknown | true | {"kind":"insert-vertex","from":[120.01,30],"to":[120.01,30.02],"at":[120.0101,30.01]}
            border-locked | true | {"kind":"move-vertex","at":[120.02,30.01],"to":[120.021,30.01]}
            vertex-is-node | true | {"kind":"delete-vertex","at":[120.01,30.01]}
            invalid-result | true | {"kind":"move-vertex","at":[120.01,30.01],"to":[120.01,30.0299]}
            same-place | true | {"kind":"move-vertex","at":[120.01,30.01],"to":[120.01,30.01]}
            coordinates-swapped | false | {"kind":"move-vertex","at":[120.01,30.01],"to":[30.011,120.011]}
            coordinate-not-finite | false | {"kind":"move-vertex","at":[120.01,30.01],"to":[1e999,30.011]}
            coordinate-not-finite | false | {"kind":"move-vertex","at":[120.01,30.01],"to":["NaN",30.011]}
            coordinate-out-of-range | false | {"kind":"move-vertex","at":[120.01,30.01],"to":[200,30.011]}
            out-of-range | true | {"kind":"move-vertex","at":[120.01,30.01],"to":[80,30.011]}
            place-malformed | false | {"kind":"move-vertex","at":[120.01],"to":[120.011,30.011]}
            place-malformed | false | {"kind":"delete-vertex"}
            line-missing | false | {"kind":"split","area":"990100001001001","as":"+1"}
            line-does-not-cross | true | {"kind":"split","area":"990100001001001","line":[[120.002,30.005],[120.008,30.005]],"as":"+1"}
            place-outside | true | {"kind":"split","area":"990100001001001","line":[[119.999,30.005],[120.011,30.005]],"as":"+1","keep":[120.03,30.005]}
            code-malformed | false | {"kind":"split","area":"990100001001001","line":[[119.999,30.005],[120.011,30.005]],"as":"990100001001009"}
            area-unknown | false | {"kind":"split","area":"nowhere","line":[[119.999,30.005],[120.011,30.005]],"as":"+1"}
            area-locked | true | {"kind":"split","area":"990100002001001","line":[[120.019,30.005],[120.031,30.005]],"as":"+1"}
            not-neighbours | true | {"kind":"merge","areas":["990100001001001","990100001001004"],"into":"990100001001001"}
            different-parents | true | {"kind":"merge","areas":["990100001001003","990100001002001"],"into":"990100001001003"}
            code-missing | false | {"kind":"merge","areas":[],"into":"990100001001003"}
            code-missing | false | {"kind":"transfer","to":"990100001001003","line":[[119.999,30.005],[120.011,30.005]]}
            """)
    void anOperationThatCannotBe(String reason, boolean placed, String edit) {
        Answer refused = draw(edit);
        assertThat(refused.status()).as(refused.body().toString()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("boundary-edit-refused");
        assertThat(refused.body().at("/reason").asString()).isEqualTo(reason);
        assertThat(refused.body().at("/advice").asString()).isNotBlank();
        assertThat(refused.body().at("/detail").asString()).isNotBlank();
        assertThat(refused.body().at("/place/type").isMissingNode()).isEqualTo(!placed);
        assertUntouched();
    }

    @Test
    void faultsOfTheResultHaveTheirPlaceAndAreas() {
        Answer refused = draw("{\"kind\":\"move-vertex\",\"at\":[120.01,30.01],\"to\":[120.01,30.0299]}");
        var fault = refused.body().at("/faults/0");
        assertThat(fault.at("/code").asString()).matches("[A-Z_]+");
        assertThat(fault.at("/geometry/type").asString()).isNotBlank();
        assertThat(fault.at("/areas").size()).isPositive();
        assertThat(fault.at("/advice").asString()).isNotBlank();
    }

    @Test
    void linesBeyondBoundsAreRefusedBeforeTheyAreComputed() {
        Instant begun = Instant.now();
        Answer long1 = draw(split(IntStream.range(0, 10_001).mapToObj(i -> "[120.005," + (30 + i * 1e-7) + "]")));
        assertThat(long1.body().at("/reason").asString()).isEqualTo("too-many-vertices");

        Answer million = draw(split(IntStream.range(0, 1_000_000).mapToObj(i -> "[120.005,30.01]")));
        assertThat(million.status()).isEqualTo(413);

        // crosses the grid five thousand times
        Answer comb = draw(split(IntStream.range(0, 9_998)
                .mapToObj(i -> "[" + (120 + (i + 1) * 1e-6) + "," + (i / 2 % 2 == 0 ? 29.999 : 30.011) + "]")));
        assertThat(comb.status()).as(comb.body().toString()).isEqualTo(422);
        assertThat(comb.body().at("/reason").asString()).isEqualTo("line-crosses-too-often");
        assertThat(Duration.between(begun, Instant.now())).isLessThan(QUICK);
        assertUntouched();
    }

    private static String split(java.util.stream.Stream<String> line) {
        return "{\"kind\":\"split\",\"area\":\"" + SOUTH_WEST + "\",\"as\":\"+1\",\"line\":["
                + line.collect(Collectors.joining(",")) + "]}";
    }

    @Test
    void aCodeIsGivenOnce() {
        String edit = "{\"kind\":\"split\",\"area\":\"%s\",\"line\":[[119.999,%s],[120.011,%s]],\"as\":\"+1\"}";
        Answer first = draw(edit.formatted(SOUTH_WEST, 30.005, 30.005));
        assertThat(first.status()).isEqualTo(200);
        Answer again =
                api.post(editor, "/" + id + "/operations", first.version(), edit.formatted(SOUTH_WEST, 30.002, 30.002));
        assertThat(again.body().at("/reason").asString()).isEqualTo("code-taken");
    }

    @Test
    void theLinesOfOneChangeAreBoundedTogether() {
        jdbc.sql("""
                        insert into boundary_operation (change_id, seq, edit, person_id)
                        select :id, n, jsonb_build_object('kind', 'reshape-edge', 'from', '[120.01, 30]'::jsonb,
                                'to', '[120.01, 30.01]'::jsonb, 'line', (
                                    select jsonb_agg(jsonb_build_array(120.01, 30 + k * 1e-6)) from generate_series(1, 9999) k)),
                            author_id
                        from boundary_change, generate_series(1, 11) n where id = :id
                        """).param("id", id).update();
        jdbc.sql("update boundary_change set cursor = 11, version = version + 1 where id = :id")
                .param("id", id)
                .update();
        Answer refused = api.post(
                editor, "/" + id + "/operations", version + 1, "{\"kind\":\"delete-vertex\",\"at\":[120.01,30.01]}");
        assertThat(refused.code()).isEqualTo("too-many-vertices");
    }

    @Test
    void aRequestMustKnowWhatItChanges() {
        String edit = "{\"kind\":\"move-vertex\",\"at\":[120.01,30.01],\"to\":[120.011,30.011]}";
        assertThat(api.post(editor, "/" + id + "/operations", null, edit).status())
                .isEqualTo(428);
        Answer stale = api.post(editor, "/" + id + "/operations", version + 7, edit);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.code()).isEqualTo("stale-version");
        assertThat(stale.version()).isEqualTo(version);
        assertThat(draw("{\"kind\":\"explode\"}").status()).isEqualTo(400);
        assertThat(draw("{").status()).isEqualTo(400);
        assertThat(undo().code()).isEqualTo("nothing-to-undo");
        assertThat(api.post(editor, "/" + id + "/redo", version, "").code()).isEqualTo("nothing-to-redo");
        assertUntouched();
    }

    @Test
    void whatIsOutsideOfOnesAreasIsNotThere() {
        for (String stranger : new String[] {
            api.bearer(Role.SUPERVISOR, SmallDistrict.EAST),
            api.bearer(Role.GRID_LEADER, SmallDistrict.grid(0, 0)),
            api.bearer(Role.SUPERVISOR, SmallDistrict.community(0, 0))
        }) {
            for (String path : new String[] {"", "/ground", "/base", "/impact"}) {
                assertThat(api.get(stranger, "/" + id + path).status()).isEqualTo(404);
            }
            for (String path : new String[] {"/operations", "/undo", "/submit", "/withdraw", "/rebase"}) {
                String body = path.equals("/operations") ? "{\"kind\":\"delete-vertex\",\"at\":[120.01,30.01]}" : "{}";
                assertThat(api.post(stranger, "/" + id + path, version, body).status())
                        .as(path)
                        .isEqualTo(404);
            }
            assertThat(api.get(stranger, "?limit=200").texts("changes", "/id")).doesNotContain(Long.toString(id));
            assertThat(api.post(stranger, "", null, "{\"area\":\"" + STREET + "\",\"title\":\"x\"}")
                            .status())
                    .isEqualTo(404);
        }
        assertThat(api.get(editor, "?limit=200&area=" + STREET).texts("changes", "/id"))
                .contains(Long.toString(id));
        assertUntouched();
    }

    @Test
    void aDraftNeedsATitleAndADividedArea() {
        assertThat(create("{\"area\":\"" + STREET + "\",\"title\":\" \"}").code())
                .isEqualTo("title-missing");
        assertThat(create("{\"area\":\"" + STREET + "\",\"title\":\"" + "长".repeat(201) + "\"}")
                        .code())
                .isEqualTo("text-too-long");
        assertThat(create("{\"area\":\"" + SmallDistrict.grid(0, 0) + "\",\"title\":\"x\"}")
                        .code())
                .isEqualTo("area-unfit");
        assertThat(create("{\"area\":\"no\",\"title\":\"x\"}").status()).isEqualTo(404);
        assertThat(api.get(editor, "?limit=0").code()).isEqualTo("limit-invalid");
        assertThat(api.get(editor, "?state=odd").code()).isEqualTo("state-unknown");
    }

    @Test
    void aDecisionIsTakenInOrderAndByAnother() {
        String district = api.bearer(Role.LEADER, SmallDistrict.DISTRICT);
        assertThat(verb(editor, "submit", "{}").code()).isEqualTo("change-empty");
        assertThat(verb(district, "approve", "{}").code()).isEqualTo("illegal-transition");
        assertThat(verb(editor, "approve", "{}").status())
                .as("the street does not decide on its own draft")
                .isEqualTo(403);
        api.done(editor, id, "operations", "{\"kind\":\"move-vertex\",\"at\":[120.01,30.01],\"to\":[120.011,30.011]}");
        assertThat(verb(editor, "submit", "{\"effectiveAt\":\"2020-01-01T00:00:00Z\"}")
                        .code())
                .isEqualTo("effective-date-past");
        assertThat(verb(editor, "submit", "{\"effectiveAt\":\"2199-01-01T00:00:00Z\"}")
                        .code())
                .isEqualTo("effective-date-far");
        assertThat(verb(editor, "submit", "{\"effectiveAt\":\"soon\"}").status())
                .isEqualTo(400);
        assertThat(verb(editor, "names", "{\"code\":\"+1\",\"name\":\"x\"}").code())
                .isEqualTo("area-unknown");
        api.done(editor, id, "submit", "{}");
        assertThat(verb(editor, "undo", "").code()).isEqualTo("illegal-transition");
        assertThat(verb(district, "reject", "{}").code()).isEqualTo("reason-required");
        assertThat(verb(district, "approve", "{\"effectiveAt\":\"2020-01-01T00:00:00Z\"}")
                        .code())
                .isEqualTo("effective-date-past");
        Answer rejected = api.done(district, id, "reject", "{\"opinion\":\"再议\"}");
        assertThat(rejected.body().at("/opinion").asString()).isEqualTo("再议");
        api.done(editor, id, "revise", "");
        api.done(editor, id, "withdraw", "");
        assertThat(verb(editor, "submit", "{}").code()).isEqualTo("illegal-transition");
        assertThat(api.get(editor, "/" + id).texts("history", "/verb"))
                .containsExactly("created", "submitted", "rejected", "revised", "withdrawn");
    }

    @Test
    void whoHasDrawnDoesNotDecide() {
        String author = api.bearer(Role.LEADER, SmallDistrict.DISTRICT);
        String helper = api.bearer(Role.LEADER, SmallDistrict.DISTRICT);
        String other = api.bearer(Role.LEADER, SmallDistrict.DISTRICT);
        id = api.draft(author, SmallDistrict.DISTRICT).id();
        api.done(helper, id, "operations", "{\"kind\":\"move-vertex\",\"at\":[120.01,30.01],\"to\":[120.011,30.011]}");
        api.done(author, id, "submit", "{}");
        assertThat(verb(author, "approve", "{}").code()).isEqualTo("own-change");
        assertThat(verb(helper, "approve", "{}").code()).isEqualTo("own-change");
        assertThat(verb(helper, "reject", "{\"opinion\":\"x\"}").code()).isEqualTo("own-change");
        assertThat(api.get(other, "/" + id).body().at("/rights/approve").asBoolean())
                .isTrue();
        api.done(other, id, "reject", "{\"opinion\":\"x\"}");
    }

    private Answer draw(String edit) {
        return api.post(editor, "/" + id + "/operations", version, edit);
    }

    private Answer undo() {
        return api.post(editor, "/" + id + "/undo", version, "");
    }

    private Answer create(String body) {
        return api.post(editor, "", null, body);
    }

    private Answer verb(String bearer, String verb, String body) {
        int now = api.get(bearer, "/" + id).version();
        return api.post(bearer, "/" + id + "/" + verb, now, body);
    }

    private String ground() {
        return api.get(editor, "/" + id + "/ground").body().toString();
    }

    private void assertUntouched() {
        assertThat(ground()).isEqualTo(ground);
        assertThat(api.get(editor, "/" + id).version()).isEqualTo(version);
    }
}
