package org.onegrid.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onegrid.geo.LngLat;
import org.onegrid.test.Api;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.onegrid.test.Somebody;
import org.onegrid.tracking.NewResponder;
import org.onegrid.tracking.Responders;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Five on duty laid out by hand. A grid is about 960 m by 1,110 m, so who stands in the middle of one reaches that one only. */
@PostgisTest
class ForceTest {

    @Autowired
    Api api;

    @Autowired
    Somebody somebody;

    @Autowired
    SmallDistrict district;

    @Autowired
    Responders responders;

    @Autowired
    JdbcClient sql;

    @Test
    void whoIsOnDutyAndWhatTheyReach() {
        district.build();
        responders.put(List.of(
                new NewResponder("a", "甲", "member", SmallDistrict.grid(0, 0), true),
                new NewResponder("b", "乙", "member", SmallDistrict.grid(0, 0), true),
                new NewResponder("off", "丙", "member", SmallDistrict.grid(1, 1), false),
                new NewResponder("old", "丁", "member", SmallDistrict.grid(0, 3), true),
                new NewResponder("never", "戊", "member", SmallDistrict.grid(3, 3), true)));
        Instant now = Instant.now();
        seen("a", SmallDistrict.middle(0, 0), now);
        seen("b", SmallDistrict.middle(3, 0), now.minus(Duration.ofMinutes(14))); // on a visit in the east
        seen("off", SmallDistrict.middle(1, 1), now);
        seen("old", SmallDistrict.middle(0, 3), now.minus(Duration.ofMinutes(16)));

        JsonNode force = board(SmallDistrict.DISTRICT).path("force");
        assertThat(force.path("seen").asInt()).isEqualTo(2);
        assertThat(force.path("parts")).hasSize(2);
        JsonNode west = part(force, SmallDistrict.WEST);
        assertThat(west.path("grids").asInt()).isEqualTo(8);
        assertThat(west.path("households").asInt()).isEqualTo(8 * SmallDistrict.HOUSEHOLDS);
        assertThat(west.path("needed").asInt()).isEqualTo(10);
        assertThat(west.path("onDuty").asInt()).isEqualTo(3);
        assertThat(west.path("coveredHouseholds").asInt()).isEqualTo(SmallDistrict.HOUSEHOLDS);
        JsonNode east = part(force, SmallDistrict.EAST);
        assertThat(east.path("onDuty").asInt()).isEqualTo(1);
        assertThat(east.path("coveredHouseholds").asInt())
                .as("the visitor counts on the district's board")
                .isEqualTo(SmallDistrict.HOUSEHOLDS);
        assertThat(part(board(SmallDistrict.COMMITTEE).path("force"), SmallDistrict.EAST)
                        .path("coveredHouseholds")
                        .asInt())
                .as("the eastern board knows those whose day begins in the east")
                .isZero();
    }

    private void seen(String code, LngLat at, Instant when) {
        sql.sql("""
                        insert into responder_position (responder_id, geom, at)
                        select id, st_setsrid(st_makepoint(:lng, :lat), 4490), :at from responder where code = :code
                        """)
                .param("lng", at.lng())
                .param("lat", at.lat())
                .param("at", when.atOffset(ZoneOffset.UTC))
                .param("code", code)
                .update();
    }

    private JsonNode board(String area) {
        return api.read(somebody.administrator(), "/api/board?area=" + area);
    }

    private static JsonNode part(JsonNode force, String code) {
        return force.path("parts")
                .valueStream()
                .filter(part -> part.path("code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
