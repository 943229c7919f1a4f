package org.onegrid.tracking.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.onegrid.OneGridApplication;
import org.onegrid.geo.LngLat;
import org.onegrid.test.Api;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.onegrid.test.Somebody;
import org.onegrid.tracking.NewResponder;
import org.onegrid.tracking.Reports;
import org.onegrid.tracking.Responders;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Two servers on one database. */
@PostgisTest
class ZoneNodesTest {

    private static final LngLat INSIDE = new LngLat(120.004, 30.004);
    private static final LngLat OUTSIDE = new LngLat(120.0015, 30.004);

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

    @Autowired
    JsonMapper json;

    @Autowired
    Environment environment;

    @LocalServerPort
    int port;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void twoNodesTellOfEveryCrossingOnceAndOfNoneTwice() {
        district.build();
        responders.put(List.of(
                new NewResponder("N-1", "N-1", "member", SmallDistrict.WEST, true),
                new NewResponder("N-2", "N-2", "member", SmallDistrict.WEST, true)));
        String bearer = somebody.administrator();
        try (ConfigurableApplicationContext other = new SpringApplicationBuilder(OneGridApplication.class)
                .run(
                        "--spring.datasource.url=" + environment.getProperty("spring.datasource.url"),
                        "--spring.datasource.username=" + environment.getProperty("spring.datasource.username"),
                        "--spring.datasource.password=" + environment.getProperty("spring.datasource.password"),
                        "--spring.datasource.hikari.maximum-pool-size=12",
                        "--onegrid.demo=off",
                        // what tests add to the server is made when asked for, and nobody asks
                        "--spring.main.lazy-initialization=true",
                        "--server.port=0")) {
            int second = other.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            // made on one node and watched by both
            new Reports(api, bearer)
                    .post(
                            "/api/zones",
                            Map.of(
                                    "name",
                                    "库区",
                                    "area",
                                    SmallDistrict.WEST,
                                    "event",
                                    "both",
                                    "ring",
                                    List.of(
                                            List.of(120.003, 30.003),
                                            List.of(120.005, 30.003),
                                            List.of(120.005, 30.005),
                                            List.of(120.003, 30.005))));
            Instant start = Instant.now().minusSeconds(340).truncatedTo(ChronoUnit.MILLIS);
            for (int step = 0; step < 40; step++) {
                // out, in, out, … 250 m in 8 s; both nodes get the same
                List<Map<String, Object>> batch =
                        List.of(Reports.fix("N-1", step % 2 == 0 ? OUTSIDE : INSIDE, start.plusSeconds(8L * step), 5));
                CompletableFuture.allOf(send(port, bearer, batch), send(second, bearer, batch))
                        .join();
            }
            assertThat(kinds("N-1")).hasSize(39);
            assertAlternates(kinds("N-1"));

            send(port, bearer, List.of(Reports.fix("N-2", OUTSIDE, start.minusSeconds(8), 5)))
                    .join();
            List<CompletableFuture<?>> racing = new ArrayList<>();
            for (int step = 1; step < 40; step++) {
                List<Map<String, Object>> batch =
                        List.of(Reports.fix("N-2", step % 2 == 0 ? OUTSIDE : INSIDE, start.plusSeconds(8L * step), 5));
                racing.add(send(step % 3 == 0 ? port : second, bearer, batch));
            }
            CompletableFuture.allOf(racing.toArray(CompletableFuture[]::new)).join();
            // what overtook something made it late; whatever was told, nobody entered twice
            assertThat(kinds("N-2")).isNotEmpty();
            assertAlternates(kinds("N-2"));
        }
    }

    private static void assertAlternates(List<String> kinds) {
        for (int i = 0; i < kinds.size(); i++) {
            assertThat(kinds.get(i)).isEqualTo(i % 2 == 0 ? "zone-entered" : "zone-left");
        }
    }

    private List<String> kinds(String responder) {
        return sql.sql(
                        "select kind from alarm where split_part(key, '/', 2) = :code order by cast(facts ->> 'at' as timestamptz), id")
                .param("code", responder)
                .query(String.class)
                .list();
    }

    private CompletableFuture<?> send(int at, String bearer, List<Map<String, Object>> fixes) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + at + "/api/positions"))
                .header("Authorization", bearer)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(fixes)))
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .thenAccept(answer ->
                        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200));
    }
}
