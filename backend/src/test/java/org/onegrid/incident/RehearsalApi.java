package org.onegrid.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onegrid.test.Api;
import org.onegrid.test.Api.Answer;
import org.onegrid.test.SmallDistrict;
import org.onegrid.test.Somebody;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Rehearsals as tests run them: over HTTP, in the small district. */
@Component
class RehearsalApi {

    private final Api api;
    private final SmallDistrict district;
    private final Somebody somebody;

    RehearsalApi(Api api, SmallDistrict district, Somebody somebody) {
        this.api = api;
        this.district = district;
        this.somebody = somebody;
    }

    /** Lays out the district and says who may do everything in it. */
    String administrator() {
        district.build();
        return somebody.administrator();
    }

    /** Starts one and says its id. */
    String start(String bearer, Map<String, Object> body) {
        Answer answer = api.post(bearer, "/api/rehearsals", body);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        return answer.id();
    }

    Answer end(String bearer, String id) {
        return api.post(bearer, "/api/rehearsals/" + id + "/end", null);
    }

    /** Ends whatever runs, for the next test. */
    void endAll(String bearer) {
        for (JsonNode one : api.read(bearer, "/api/rehearsals")) {
            if (one.path("endedAt").asString("").isEmpty()) {
                end(bearer, one.path("id").asString());
            }
        }
    }

    /** Reports a case in the middle of a grid, for real or as part of a rehearsal. */
    Answer report(String bearer, int column, int row, String channel, @Nullable String rehearsal) {
        var at = SmallDistrict.middle(column, row);
        Map<String, Object> body = new HashMap<>(
                Map.of("category", "201001", "lng", at.lng(), "lat", at.lat(), "channel", channel, "severity", 2));
        if (rehearsal != null) {
            body.put("rehearsal", rehearsal);
        }
        return api.post(bearer, "/api/incidents", body);
    }

    /** As {@link #report}, and the case. */
    JsonNode reported(String bearer, int column, int row, String channel, @Nullable String rehearsal) {
        Answer answer = report(bearer, column, row, channel, rehearsal);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        return answer.body();
    }

    /** A board of the district read from now on: on a slow machine an answer may be shared with who asked a moment ago. */
    JsonNode board(String bearer) throws InterruptedException {
        Instant asked = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        while (true) {
            JsonNode board = api.read(bearer, "/api/board?window=24h&area=" + SmallDistrict.DISTRICT);
            if (!Instant.parse(board.path("at").asString()).isBefore(asked)) {
                return board;
            }
            Thread.sleep(50);
        }
    }
}
