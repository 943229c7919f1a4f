package org.onegrid.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onegrid.incident.IncidentApi.report;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onegrid.identity.Role;
import org.onegrid.test.Api;
import org.onegrid.test.Api.Answer;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.onegrid.test.Somebody;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Who asks for incidents gets those of the own area, once each, and only those asked for. */
@PostgisTest
class IncidentListTest {

    @Autowired
    Api api;

    @Autowired
    IncidentApi incidents;

    @Autowired
    Somebody somebody;

    @Autowired
    SmallDistrict district;

    private String admin;

    @BeforeEach
    void build() {
        district.build();
        admin = somebody.administrator();
    }

    @Test
    void anotherAreasIncidentIsNotThere() {
        String west = somebody.in(SmallDistrict.WEST, Role.OPERATOR);
        Answer outside = incidents.post(west, null, report(3, 3, Map.of()));
        assertThat(outside.status()).isEqualTo(404);
        assertThat(outside.code()).isEqualTo("outside-area");
        JsonNode eastern = incidents
                .post(admin, null, report(3, 3, Map.of("title", "东边的事")))
                .body();
        String id = eastern.path("id").asString();
        for (String path : List.of(id, eastern.path("code").asString(), "999999999", "nonsense", "0")) {
            assertThat(api.get(west, "/api/incidents/" + path).status())
                    .as(path)
                    .isEqualTo(404);
            assertThat(incidents.act(west, path, "accept", Map.of(), null).status())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(api.get(west, "/api/incidents?area=" + SmallDistrict.EAST).status())
                .isEqualTo(404);
        incidents.post(admin, null, report(0, 0, Map.of()));
        JsonNode seen = api.read(west, "/api/incidents?limit=500").path("items");
        assertThat(seen).isNotEmpty();
        for (JsonNode item : seen) {
            assertThat(item.path("areaPath").asString()).contains(SmallDistrict.WEST);
        }
        assertThat(api.get(west, "/api/incidents?q=东边的事").body().path("items")).isEmpty();
        assertThat(api.get(west, "/api/incidents?area=" + SmallDistrict.DISTRICT + "&q=东边的事")
                        .body()
                        .path("items"))
                .isEmpty();
        JsonNode counts = api.read(west, "/api/incidents/counts?by=area");
        assertThat(counts).isNotEmpty();
        for (JsonNode count : counts) {
            assertThat(count.path("key").asString()).startsWith(SmallDistrict.WEST);
        }
        String committee = somebody.in(SmallDistrict.COMMITTEE, Role.OPERATOR);
        assertThat(api.get(committee, "/api/incidents/" + id).status()).isEqualTo(200);
    }

    @Test
    void pagesThroughAllOnceInOrderWhileNewOnesComeIn() {
        String title = "page" + System.nanoTime();
        Instant start = Instant.now().minus(Duration.ofHours(5));
        for (int i = 0; i < 23; i++) {
            // five at the same instant: the id decides
            incidents.post(
                    admin,
                    null,
                    report(
                            i % 4,
                            1,
                            Map.of(
                                    "title",
                                    title,
                                    "reportedAt",
                                    start.plusSeconds(i / 5).toString())));
        }
        Set<String> seen = new HashSet<>();
        @Nullable String after = null;
        int pages = 0;
        do {
            JsonNode page = api.get(
                            admin, "/api/incidents?limit=5&q=" + title + (after == null ? "" : "&after=" + after))
                    .body();
            for (JsonNode item : page.path("items")) {
                assertThat(seen.add(item.path("id").asString())).isTrue();
            }
            after = page.path("after").isNull() ? null : page.path("after").asString();
            pages++;
            incidents.post(admin, null, report(0, 0, Map.of("title", title)));
        } while (after != null);
        assertThat(seen).hasSize(23);
        assertThat(pages).isEqualTo(5);
        assertThat(api.get(admin, "/api/incidents?after=xyz").code()).isEqualTo("cursor-invalid");
        assertThat(api.get(admin, "/api/incidents?limit=501").code()).isEqualTo("limit-invalid");
    }

    @Test
    void filtersByWhatIsAsked() {
        String title = "filter" + System.nanoTime();
        Instant old = Instant.now().minus(Duration.ofDays(60));
        String late = incidents
                .post(admin, null, report(0, 0, Map.of("title", title, "reportedAt", old.toString(), "severity", 4)))
                .id();
        String fresh = incidents
                .post(admin, null, report(3, 3, Map.of("title", title, "channel", "hotline", "severity", 1)))
                .id();
        incidents.act(admin, fresh, "accept", Map.of(), null);
        String q = "&q=" + title;
        assertThat(ids("overdue=true" + q)).containsExactly(late);
        assertThat(ids("overdue=false" + q)).containsExactly(fresh);
        assertThat(ids("status=accepted,dispatched" + q)).containsExactly(fresh);
        assertThat(ids("channel=hotline" + q)).containsExactly(fresh);
        assertThat(ids("severity=4" + q)).containsExactly(late);
        assertThat(ids("area=" + SmallDistrict.COMMITTEE + q)).containsExactly(fresh);
        assertThat(ids("area=" + SmallDistrict.grid(0, 0) + q)).containsExactly(late);
        assertThat(ids("from=" + old.plusSeconds(60) + q)).containsExactly(fresh);
        assertThat(ids("to=" + old.plusSeconds(60) + q)).containsExactly(late);
        assertThat(ids("bbox=120,30,120.01,30.01" + q)).containsExactly(late);
        assertThat(ids("category=1" + q)).containsExactly(fresh, late);
        assertThat(ids("category=2" + q)).isEmpty();
        assertThat(ids("open=true" + q)).containsExactly(fresh, late);
        assertThat(api.get(admin, "/api/incidents?bbox=1,2,3").code()).isEqualTo("bbox-invalid");
        assertThat(api.get(admin, "/api/incidents?status=lost").code()).isEqualTo("status-unknown");
        assertThat(api.get(admin, "/api/incidents?q=100%25" + q).status()).isEqualTo(200);
    }

    private List<String> ids(String query) {
        return api.get(admin, "/api/incidents?" + query)
                .body()
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }
}
