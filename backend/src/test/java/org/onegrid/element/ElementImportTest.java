package org.onegrid.element;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onegrid.identity.Role;
import org.onegrid.identity.Scope;
import org.onegrid.test.Api;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.onegrid.test.Somebody;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Places, homes and roads brought in from a small OpenStreetMap file. */
@PostgisTest
class ElementImportTest {

    private static final String MAP = """
            <?xml version="1.0" encoding="UTF-8"?><osm version="0.6">
            <node id="1" lat="30.0050" lon="120.0050"/><node id="2" lat="30.0050" lon="120.0060"/>
            <node id="3" lat="30.0060" lon="120.0060"/><node id="4" lat="30.0060" lon="120.0050"/>
            <node id="5" lat="30.0150" lon="120.0350"><tag k="amenity" v="hospital"/><tag k="name" v="东医院"/></node>
            <node id="6" lat="35.0" lon="110.0"><tag k="amenity" v="hospital"/></node>
            <node id="7" lat="30.0151" lon="120.0351"><tag k="amenity" v="bench"/></node>
            <way id="10"><nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="4"/><nd ref="1"/>
              <tag k="building" v="apartments"/><tag k="building:levels" v="6"/></way>
            <way id="11"><nd ref="1"/><nd ref="3"/><tag k="highway" v="residential"/><tag k="name" v="一路"/>
              <tag k="oneway" v="yes"/><tag k="maxspeed" v="20"/></way>
            <way id="12"><nd ref="2"/><nd ref="4"/><tag k="highway" v="proposed"/></way>
            </osm>
            """;

    @Autowired
    Api api;

    @Autowired
    Somebody somebody;

    @Autowired
    SmallDistrict district;

    @Autowired
    JdbcClient sql;

    private String admin;

    @BeforeEach
    void build() {
        district.build();
        admin = somebody.administrator();
    }

    @Test
    void placesGoToTheAreaTheyLieInAndOnlyOnce() {
        String uri = "/api/elements/imports?layer=place&kindField=amenity&kinds=hospital&file=x.osm";
        JsonNode first = post(uri, 200);
        assertThat(first.path("read").asInt()).isEqualTo(6);
        assertThat(first.path("stored").asInt()).isEqualTo(1);
        assertThat(first.path("outside").asInt()).isEqualTo(1);
        assertThat(first.path("others").asInt()).isEqualTo(4);
        assertThat(sql.sql("""
                        select a.code from element e join element_home h on h.element_id = e.id join area a on a.id = h.area_id
                        where e.layer = 'place' and e.code = 'node/5' and e.kind = 'hospital' and e.name = '东医院'
                        """).query(String.class).single()).isEqualTo(SmallDistrict.grid(3, 1));
        assertThat(post(uri, 200).path("present").asInt()).isEqualTo(1);
    }

    @Test
    void homesGetHouseholdsByTheirFloors() {
        JsonNode made =
                post("/api/elements/imports?layer=person&kindField=building&householdSquareMeters=100&file=x.osm", 200);
        assertThat(made.path("stored").asInt()).isEqualTo(1);
        int households = sql.sql("select cast(attrs ->> 'households' as integer) from element where code = 'way/10'")
                .query(Integer.class)
                .single();
        // 96.5 m by 110.9 m on six floors
        assertThat(households).isBetween(635, 650);
        assertThat(post("/api/elements/imports?layer=person&kindField=building&file=x.osm", 422)
                        .path("code")
                        .asString())
                .isEqualTo("household-size-invalid");
        assertThat(post("/api/elements/imports?layer=nothing&kindField=building&file=x.osm", 422)
                        .path("code")
                        .asString())
                .isEqualTo("layer-unknown");
    }

    @Test
    void roadsKeepTheirDirectionAndTheirSpeeds() {
        JsonNode made = post("/api/basemap/roads/imports?file=x.osm&replace=true", 200);
        assertThat(made.path("stored").asInt()).isEqualTo(1);
        assertThat(made.path("closed").path("proposed").asInt()).isEqualTo(1);
        String kph = sql.sql("select attrs ->> 'kph' from base_feature where layer = 'roads' and name = '一路'")
                .query(String.class)
                .single();
        String[] speeds = kph.split(" ");
        assertThat(speeds).hasSize(6);
        assertThat(Double.parseDouble(speeds[2]))
                .as("by car, as the limit says")
                .isEqualTo(20);
        assertThat(Double.parseDouble(speeds[5])).as("against it").isZero();
        assertThat(Double.parseDouble(speeds[0]))
                .isEqualTo(Double.parseDouble(speeds[3]))
                .isPositive();
        assertThat(post("/api/basemap/roads/imports?file=x.osm&replace=true&classField=amenity", 422)
                        .path("code")
                        .asString())
                .isEqualTo("roads-missing");
        assertThat(sql.sql("select count(*) from base_feature where layer = 'roads'")
                        .query(Long.class)
                        .single())
                .as("what was there stays when the file is refused")
                .isEqualTo(1);
    }

    @Test
    void onlyWhoIsResponsibleForAllMay() {
        String some = somebody.bearer(
                somebody.with(Scope.of(Set.of(district.area(SmallDistrict.WEST).id())), Role.ADMINISTRATOR));
        String leader = somebody.bearer(somebody.with(Scope.all(), Role.LEADER));
        for (String uri : new String[] {
            "/api/basemap/roads/imports?file=x.osm", "/api/elements/imports?layer=place&kindField=amenity&file=x.osm"
        }) {
            assertThat(sent(some, uri).status()).isEqualTo(403);
            assertThat(sent(leader, uri).status()).isEqualTo(403);
        }
    }

    private JsonNode post(String uri, int status) {
        Api.Answer answer = sent(admin, uri);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
        return answer.body();
    }

    private Api.Answer sent(String who, String uri) {
        return api.post(who, uri, MAP, HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_OCTET_STREAM_VALUE);
    }
}
