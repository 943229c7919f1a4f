package org.onegrid.grid.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onegrid.grid.change.BoundaryApi.Answer;
import org.onegrid.identity.Role;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Changes that take effect at a date. */
@PostgisTest
class DueChangesTest {

    private static final String COMMUNITY = SmallDistrict.community(2, 2);
    private static final String FIRST =
            "{\"kind\":\"reshape-edge\",\"from\":[120.03,30.02],\"to\":[120.03,30.03],\"line\":[[120.031,30.025]]}";
    private static final String SECOND =
            "{\"kind\":\"reshape-edge\",\"from\":[120.03,30.02],\"to\":[120.03,30.03],\"line\":[[120.029,30.025]]}";

    @Autowired
    private BoundaryApi api;

    @Autowired
    private SmallDistrict district;

    @Autowired
    private DueChanges worker;

    @Autowired
    private JdbcClient jdbc;

    private String author = "";
    private String chief = "";

    @BeforeEach
    void people() {
        district.build();
        author = api.bearer(Role.SUPERVISOR, COMMUNITY);
        chief = api.bearer(Role.LEADER, SmallDistrict.DISTRICT);
    }

    @Test
    void aChangeWaitsForItsTimeAndOneThatNoLongerFitsGoesBack() throws Exception {
        String soon = Instant.now().plus(Duration.ofHours(1)).toString();
        long waits = decided(FIRST, "{\"effectiveAt\":\"" + soon + "\"}");
        long meanwhile = decided(SECOND, "{}");
        assertThat(state(waits)).isEqualTo("approved");
        assertThat(state(meanwhile)).isEqualTo("effective");
        assertThat(api.get(author, "/" + waits).body().at("/collisions").size())
                .as("the collision is seen before it is due")
                .isEqualTo(1);

        due(waits);
        Answer back = await(waits, "submitted");
        assertThat(back.texts("history", "/verb")).containsExactly("created", "submitted", "approved", "collided");
        assertThat(back.body().at("/history/3/opinion").asString()).contains("1: border-changed");
        assertThat(back.body().at("/decidedBy").isNull()
                        || back.body().at("/decidedBy").isMissingNode())
                .isTrue();
        assertThat(jdbc.sql("select count(*) from live_log where type = 'boundary.collided'")
                        .query(Integer.class)
                        .single())
                .as("the author is told")
                .isEqualTo(1);

        api.done(author, waits, "rebase", "{}");
        api.done(author, waits, "submit", "{\"effectiveAt\":\"" + soon + "\"}");
        Answer granted = api.done(chief, waits, "approve", "{}");
        assertThat(granted.body().at("/effectiveAt").asString())
                .as("what was asked for holds")
                .startsWith(soon.substring(0, 19));
        due(waits);
        Answer effective = await(waits, "effective");
        assertThat(effective.texts("history", "/verb").get(7)).isEqualTo("effective");
        assertThat(effective.body().at("/history/7/by").isMissingNode()
                        || effective.body().at("/history/7/by").isNull())
                .as("the clock did it")
                .isTrue();
        new WholePartition(jdbc).check();
    }

    @Test
    void aWithdrawnChangeNeverComes() throws Exception {
        String soon = Instant.now().plus(Duration.ofHours(1)).toString();
        long id = decided(
                "{\"kind\":\"reshape-edge\",\"from\":[120.02,30.03],\"to\":[120.03,30.03],\"line\":[[120.025,30.031]]}",
                "{\"effectiveAt\":\"" + soon + "\"}");
        api.done(author, id, "withdraw", "");
        due(id);
        Thread.sleep(2_500);
        assertThat(state(id)).isEqualTo("withdrawn");
    }

    @Test
    void severalNodesTakeEachChangeOnce() throws Exception {
        String soon = Instant.now().plus(Duration.ofHours(1)).toString();
        long a = decided(
                "{\"kind\":\"insert-vertex\",\"from\":[120.03,30.03],\"to\":[120.03,30.04],\"at\":[120.0301,30.035]}",
                "{\"effectiveAt\":\"" + soon + "\"}");
        long b = decided(
                "{\"kind\":\"insert-vertex\",\"from\":[120.03,30.03],\"to\":[120.04,30.03],\"at\":[120.035,30.0301]}",
                "{\"effectiveAt\":\"" + soon + "\"}");
        due(a);
        due(b);
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            Callable<Void> look = () -> {
                worker.look();
                return null;
            };
            nodes.invokeAll(Collections.nCopies(4, look))
                    .forEach(done -> assertThat(done).succeedsWithin(Duration.ofSeconds(30)));
        } finally {
            nodes.shutdownNow();
        }
        for (long id : List.of(a, b)) {
            assertThat(await(id, "effective").texts("history", "/verb"))
                    .containsExactly("created", "submitted", "approved", "effective");
        }
        new WholePartition(jdbc).check();
    }

    private long decided(String edit, String approval) {
        long id = api.draft(author, COMMUNITY).id();
        api.done(author, id, "operations", edit);
        api.done(author, id, "submit", "{}");
        api.done(chief, id, "approve", approval);
        return id;
    }

    /** Time goes by. */
    private void due(long id) {
        jdbc.sql("update boundary_change set effective_at = now() - interval '1 second' where id = :id")
                .param("id", id)
                .update();
    }

    private String state(long id) {
        return api.get(author, "/" + id).body().at("/state").asString();
    }

    private Answer await(long id, String state) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!state(id).equals(state) && System.nanoTime() < deadline) {
            Thread.sleep(50);
        }
        Answer answer = api.get(author, "/" + id);
        assertThat(answer.body().at("/state").asString()).isEqualTo(state);
        return answer;
    }
}
