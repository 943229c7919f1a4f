package org.onegrid.live.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.onegrid.identity.Credentials;
import org.onegrid.identity.People;
import org.onegrid.identity.Person;
import org.onegrid.identity.Role;
import org.onegrid.identity.Scope;
import org.onegrid.live.web.RandomTree.Area;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.Somebody;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** Nobody hears what happens outside his area, whatever areas he has and whatever he asks for, and not after they change. */
@PostgisTest
@Import(RandomTree.class)
class AuthorityTest {

    private static final long SEED = Long.getLong("onegrid.seed", System.nanoTime());
    private static final int PEOPLE = Boolean.getBoolean("onegrid.long") ? 60 : 12;
    private static final int WISHES = 5;
    private static final int EVENTS = 300;
    private static final Duration IN_TIME = Duration.ofSeconds(5);
    private static final JsonMapper JSON = new JsonMapper();

    @LocalServerPort
    int port;

    @Autowired
    Somebody somebody;

    @Autowired
    People people;

    @Autowired
    Credentials credentials;

    @Autowired
    RandomTree tree;

    private final Random random = new Random(SEED);
    private final List<Ear> ears = new ArrayList<>();

    /** One connection with one subscription, and what its person may hear, before and after a moment. */
    private static final class Ear {
        private final RawClient client;
        private final Area area;
        private final Person person;
        private Scope scope;
        private long tooLateNanos;

        Ear(RawClient client, Area area, Person person) {
            this.client = client;
            this.area = area;
            this.person = person;
            this.scope = person.scope();
        }

        /** Messages it should not have had. */
        long leaks(RandomTree tree) {
            return client.messages().stream()
                    .filter(message -> tooLateNanos == 0 || message.atNanos() - tooLateNanos > 0)
                    .filter(message -> !place(tree, message).isWithin(scope))
                    .count();
        }

        private static Area place(RandomTree tree, RawClient.Received message) {
            String path = JSON.readTree(message.body()).get("areaPath").asString();
            return tree.of(path.substring(path.lastIndexOf('.') + 1));
        }
    }

    @AfterEach
    void hangUp() {
        ears.forEach(ear -> ear.client.close());
        tree.unguarded = false;
    }

    @Test
    void nothingFromOutsideIsHeardAndEverythingFromWithin() throws Exception {
        assertThat(listen()).as("refused as wished for, seed %d", SEED).isTrue();
        int[] below = new int[tree.areas.size()];
        for (int i = 0; i < EVENTS; i++) {
            Area grid = tree.happen(random, i);
            IntStream.range(0, below.length)
                    .filter(k -> grid.ids().contains(tree.areas.get(k).id()))
                    .forEach(k -> below[k]++);
        }
        for (Ear ear : ears) {
            assertThat(ear.client.awaitMessages(below[tree.areas.indexOf(ear.area)]))
                    .as("what happened in %s, seed %d", ear.area.code(), SEED)
                    .hasSize(below[tree.areas.indexOf(ear.area)]);
        }
        assertThat(leaks()).as("seed %d", SEED).isZero();
        System.out.println("AuthorityTest: seed " + SEED + ", " + ears.size() + " subscriptions of " + PEOPLE
                + " people, "
                + ears.stream().mapToLong(ear -> ear.client.messages().size()).sum() + " events heard");
    }

    @Test
    void withTheGuardLookingAwayTheSameWishesLeak() throws Exception {
        tree.unguarded = true;
        assertThat(listen()).as("the control lets everybody in").isFalse();
        for (int i = 0; i < EVENTS; i++) {
            tree.happen(random, i);
        }
        ears.forEach(ear -> ear.client.awaitMessages(1));
        assertThat(leaks()).as("the control, seed %d", SEED).isPositive();
    }

    @Test
    void nothingIsHeardFiveSecondsAfterARightIsWithdrawn() throws Exception {
        assertThat(withdrawWhileConnected()).as("leaks, seed %d", SEED).isZero();
        assertThat(ears).anyMatch(ear -> ear.tooLateNanos != 0 && !ear.area.isWithin(ear.scope));
        assertThat(ears)
                .as("those whose area is within the new ones listen on")
                .allMatch(ear -> ear.area.isWithin(ear.scope)
                        ? !ear.client.closed.isDone()
                        : ear.client.awaitError().headers().get("message").equals("not-found"));
    }

    @Test
    void withTheGuardLookingAwayTheyListenOn() throws Exception {
        tree.unguarded = true;
        assertThat(withdrawWhileConnected()).as("the control, seed %d", SEED).isPositive();
    }

    /** Gives everybody other areas while events happen all the time; the number of events that came where they should not. */
    private long withdrawWhileConnected() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger number = new AtomicInteger();
        Random where = new Random(SEED + 1);
        CompletableFuture<Void> happening = CompletableFuture.runAsync(() -> {
            while (!over.get()) {
                tree.happen(where, number.incrementAndGet());
                pause(10);
            }
        });
        try {
            listen();
            ears.forEach(ear -> ear.client.awaitMessages(1));
            ears.stream().map(ear -> ear.person).distinct().forEach(person -> {
                Scope other = scope();
                people.setScope(person.id(), other);
                long tooLate = System.nanoTime() + IN_TIME.toNanos();
                ears.stream().filter(ear -> ear.person.equals(person)).forEach(ear -> {
                    ear.scope = other;
                    ear.tooLateNanos = tooLate;
                });
            });
            TimeUnit.NANOSECONDS.sleep(IN_TIME.plusSeconds(2).toNanos());
        } finally {
            over.set(true);
        }
        happening.join();
        return leaks();
    }

    /** Random people wish for random areas; whether exactly those outside their own were refused. */
    private boolean listen() {
        boolean asItShould = true;
        for (int p = 0; p < PEOPLE; p++) {
            Person person = somebody.with(scope(), Role.OPERATOR);
            String bearer = somebody.bearer(person);
            for (int w = 0; w < WISHES; w++) {
                Area area = tree.any(random);
                RawClient client = RawClient.connect(port, bearer);
                client.send(
                        "SUBSCRIBE", "", "id:1", "destination:/topic/areas/" + area.code() + "/incidents", "receipt:r");
                boolean let = client.await(f ->
                                f.command().equals("RECEIPT") || f.command().equals("ERROR"))
                        .command()
                        .equals("RECEIPT");
                asItShould &= let == area.isWithin(person.scope());
                if (let) {
                    ears.add(new Ear(client, area, person));
                } else {
                    client.close();
                }
            }
        }
        return asItShould;
    }

    private Scope scope() {
        Set<Long> ids = new TreeSet<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            ids.add(tree.any(random).id());
        }
        return Scope.of(ids);
    }

    private long leaks() {
        return ears.stream().mapToLong(ear -> ear.leaks(tree)).sum();
    }

    @Test
    void foreignAndUnknownAreasAreRefusedAlike() throws Exception {
        String bearer =
                somebody.bearer(somebody.with(Scope.of(Set.of(tree.of("D0").id())), Role.OPERATOR));
        List<String> bodies = new ArrayList<>();
        for (String code : List.of("D1", "D", "NOWHERE")) {
            try (RawClient client = RawClient.connect(port, bearer)) {
                client.send("SUBSCRIBE", "", "id:1", "destination:/topic/areas/" + code + "/incidents", "receipt:7");
                RawClient.Received error = client.awaitError();
                assertThat(error.headers())
                        .containsEntry("message", "not-found")
                        .containsEntry("receipt-id", "7");
                bodies.add(error.body());
                assertThat(client.awaitClosed()).isEqualTo(1008);
            }
            HttpRequest replay = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + port + "/api/live?area=" + code + "&after=0"))
                    .header("Authorization", bearer)
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(replay, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(Set.copyOf(bodies)).hasSize(1);
    }

    @Test
    void aPassThatIsRevokedEndsTheSessionWithinFiveSeconds() {
        String bearer = somebody.bearer(somebody.with(Scope.all(), Role.OPERATOR));
        try (RawClient client = RawClient.connect(port, bearer).subscribe("/topic/areas/D/incidents")) {
            pause(2500);
            assertThat(client.frames).noneMatch(f -> f.command().equals("ERROR"));
            credentials.revoke(bearer.substring("Bearer ".length()));
            assertThat(client.await(f -> f.command().equals("ERROR"), IN_TIME).headers())
                    .containsEntry("message", "sign-in-required");
            assertThat(client.awaitClosed()).isEqualTo(1008);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
