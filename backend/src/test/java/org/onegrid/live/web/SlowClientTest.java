package org.onegrid.live.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.onegrid.identity.Role;
import org.onegrid.identity.Scope;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.Somebody;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** Clients that stop reading: they cost a bounded amount of memory, are cut, and nobody else misses anything. */
@PostgisTest
@Import(TwoStreets.class)
@TestPropertySource(properties = {"onegrid.live.socket.outbox=512KB", "onegrid.live.socket.stall=3s"})
class SlowClientTest {

    private static final String DISTRICT = "/topic/areas/D/incidents";
    private static final long OUTBOX = 512 * 1024;
    private static final int FROZEN = 15;
    private static final int EVENTS = 250;
    private static final String LARGE = "x".repeat(60_000);

    @LocalServerPort
    int port;

    @Autowired
    Somebody somebody;

    @Autowired
    TwoStreets district;

    @Autowired
    Broker broker;

    @Autowired
    MeterRegistry meters;

    @Test
    void theyCostNoMoreThanTheirOutboxesUntilTheyAreCutAndOthersHearEverything() {
        String bearer = somebody.bearer(somebody.with(Scope.all(), Role.OPERATOR));
        List<RawClient> frozen = new ArrayList<>();
        try (RawClient lively = RawClient.connect(port, bearer).subscribe(DISTRICT);
                RawClient inParcels =
                        RawClient.connect(port, bearer, "onegrid-batch:true").subscribe(DISTRICT)) {
            for (int i = 0; i < FROZEN; i++) {
                String[] wish = i % 2 == 0 ? new String[0] : new String[] {"onegrid-batch:true"};
                frozen.add(RawClient.frozenAfter(2, port, bearer, wish).subscribe(DISTRICT));
            }
            double most = 0;
            for (int i = 0; i < EVENTS; i++) {
                district.happen(1, LARGE);
                lively.awaitMessages(i); // keeps pace with the feed, as a client in order does
                most = Math.max(most, waiting());
            }
            assertThat(lively.awaitMessages(EVENTS)).hasSize(EVENTS);
            assertThat(inParcels.awaitMessages(EVENTS)).hasSize(EVENTS);
            assertThat(most).as("something did wait").isGreaterThan(OUTBOX / 2.0);
            assertThat(most).as("bytes that waited for all").isLessThanOrEqualTo((FROZEN + 2) * OUTBOX);
            awaitSessions(s -> s == 2, "the frozen ones are cut");
            assertThat(waiting()).as("what they did not take is let go").isZero();
            assertThat(frozen).allMatch(client -> client.messages().isEmpty());
        } finally {
            frozen.forEach(RawClient::close);
        }
    }

    private double waiting() {
        return meters.get("live.outbox.bytes").gauge().value();
    }

    private void awaitSessions(IntPredicate wanted, String what) {
        for (int i = 0; i < 1500 && !wanted.test(broker.sessions().size()); i++) {
            pause(10);
        }
        assertThat(broker.sessions().size()).as(what).matches(wanted::test);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
