package org.onegrid.live.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.onegrid.identity.Role;
import org.onegrid.identity.Scope;
import org.onegrid.live.Ledger;
import org.onegrid.live.LiveLog;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.Somebody;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client whose connection is cut again and again while 200 events a second happen, and clients that do it wrongly. */
@PostgisTest
@Import(TwoStreets.class)
class ReconnectTest {

    private static final long SEED = Long.getLong("onegrid.seed", System.nanoTime());
    private static final int CUTS = Boolean.getBoolean("onegrid.long") ? 1_000 : 60;
    private static final int CUTS_OF_CONTROLS = 20;
    private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(1) / 200;
    private static final int MOST_MILLIS = 60;
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    Somebody somebody;

    @Autowired
    TwoStreets district;

    @Autowired
    LiveLog log;

    @Autowired
    JdbcClient sql;

    private final Random random = new Random(SEED);

    /** What a client does about what came while it was away, and about what it has already. */
    private enum Manners {
        CAREFUL(true, true),
        DOES_NOT_ASK_WHAT_IT_MISSED(false, true),
        DOES_NOT_LOOK_AT_POSITIONS(true, false);

        private final boolean asks;
        private final boolean looks;

        Manners(boolean asks, boolean looks) {
            this.asks = asks;
            this.looks = looks;
        }
    }

    @Test
    void everyEventIsSeenOnceAndInOrderHoweverOftenTheConnectionIsCut() throws Exception {
        long start = log.currentPosition();
        Ledger seen = live(Manners.CAREFUL, CUTS);
        List<Ledger.Line> happened = happenedAfter(start);
        System.out.println("ReconnectTest: seed " + SEED + ", " + CUTS + " cuts, " + happened.size() + " events");
        assertThat(seen.faults(happened)).as("seed %d", SEED).isEmpty();
        assertThat(happened).hasSizeGreaterThan(CUTS);
        assertThat(seen.withNeighboursSwapped(seen.size() / 2).faults(happened))
                .as("the control: had the order of two not been preserved, it would show")
                .hasSize(1);
    }

    @Test
    void aClientThatDoesNotAskMissesSome() throws Exception {
        long start = log.currentPosition();
        Ledger seen = live(Manners.DOES_NOT_ASK_WHAT_IT_MISSED, CUTS_OF_CONTROLS);
        assertThat(seen.faults(happenedAfter(start))).anyMatch(fault -> fault.startsWith("missed"));
    }

    @Test
    void aClientThatDoesNotLookAtPositionsHasSomeTwice() throws Exception {
        long start = log.currentPosition();
        Ledger seen = live(Manners.DOES_NOT_LOOK_AT_POSITIONS, CUTS_OF_CONTROLS);
        assertThat(seen.faults(happenedAfter(start))).anyMatch(fault -> fault.startsWith("twice"));
    }

    private Ledger live(Manners manners, int cuts) throws Exception {
        String bearer = somebody.bearer(somebody.with(Scope.all(), Role.OPERATOR));
        Ledger seen = new Ledger();
        long start = log.currentPosition();
        long last = start;
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> write(over));
        try {
            for (int cut = 0; cut <= cuts; cut++) {
                try (RawClient client = RawClient.connect(port, bearer).subscribe("/topic/areas/D/incidents")) {
                    if (manners.asks || cut == 0) {
                        last = replay(bearer, last, seen);
                    }
                    if (cut == cuts) {
                        over.set(true);
                        writing.join();
                        awaitStamps();
                        last = read(client, last, seen, manners, log.currentPosition());
                    } else {
                        Thread.sleep(random.nextInt(MOST_MILLIS));
                        last = read(client, last, seen, manners, 0);
                    }
                }
            }
        } finally {
            over.set(true);
        }
        return seen;
    }

    /** Takes what has arrived, and waits until a position has. */
    private long read(RawClient client, long last, Ledger seen, Manners manners, long until)
            throws InterruptedException {
        long end = System.nanoTime() + RawClient.SOON.toNanos();
        int read = 0;
        do {
            List<RawClient.Received> messages = client.messages();
            for (; read < messages.size(); read++) {
                JsonNode event = JSON.readTree(messages.get(read).body());
                long position = event.get("position").asLong();
                if (position > last || !manners.looks) {
                    if (manners == Manners.CAREFUL && seen.size() > 0) {
                        assertThat(event.get("previous").asLong())
                                .as("no hole, seed %d", SEED)
                                .isEqualTo(last);
                    }
                    seen.apply(position, event.get("payload").asString());
                    last = Math.max(last, position);
                }
            }
            Thread.sleep(1);
        } while (last < until && System.nanoTime() < end);
        return last;
    }

    private long replay(String bearer, long last, Ledger seen) throws Exception {
        for (boolean more = true; more; ) {
            JsonNode page = JSON.readTree(HTTP.send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port
                                            + "/api/live?area=D&topic=incidents&limit=7&after=" + last))
                                    .header("Authorization", bearer)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body());
            for (JsonNode event : page.get("events")) {
                seen.apply(event.get("position").asLong(), event.get("payload").asString());
                last = event.get("position").asLong();
            }
            more = page.get("more").asBoolean();
        }
        return last;
    }

    /** What was written last is not part of the log before it has its position. */
    private void awaitStamps() throws InterruptedException {
        long end = System.nanoTime() + RawClient.SOON.toNanos();
        while (System.nanoTime() < end
                && sql.sql("select exists (select from live_log where position is null)")
                        .query(Boolean.class)
                        .single()) {
            Thread.sleep(2);
        }
    }

    /** Events at their rate until told to stop. */
    private void write(AtomicBoolean over) {
        long due = System.nanoTime();
        for (int i = 0; !over.get(); i++, due += EVERY_NANOS) {
            java.util.concurrent.locks.LockSupport.parkNanos(due - System.nanoTime());
            district.happen(1 + i % 2, "event " + i);
        }
    }

    private List<Ledger.Line> happenedAfter(long start) {
        return sql.sql("select position, payload from live_log where position > :start order by position")
                .param("start", start)
                .query((row, n) -> new Ledger.Line(
                        row.getLong(1), JSON.readTree(row.getString(2)).asString()))
                .list();
    }
}
