package org.onegrid.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onegrid.geo.LngLat;
import org.onegrid.problem.Refusal;

/** The state machine against a table written down apart from it. */
class IncidentModelTest {

    private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");
    private static final Actor ACTOR = new Actor(1L, "operator");

    /** status → verb → status, as the design says it. */
    private static final Map<String, Map<String, String>> MODEL = Map.of(
            "reported", Map.of("accept", "accepted", "reject", "rejected"),
            "accepted", Map.of("dispatch", "dispatched", "reject", "rejected"),
            "dispatched", Map.of("arrive", "arrived", "return", "accepted"),
            "arrived", Map.of("handle", "handled", "return", "accepted"),
            "handled", Map.of("verify", "verified", "return", "dispatched"),
            "verified", Map.of("close", "closed"),
            "closed", Map.of(),
            "rejected", Map.of());

    @Test
    void everySequenceOfVerbsDoesWhatTheModelSays() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            String context = "seed " + seed + " round " + round;
            Incident incident = reported();
            String status = "reported";
            List<String> path = new ArrayList<>(List.of("reported"));
            Instant at = START;
            for (int i = 0; i < 20; i++) {
                Verb verb = Verb.values()[random.nextInt(Verb.values().length)];
                boolean reason = random.nextBoolean();
                boolean backwards = random.nextInt(10) == 0;
                Instant when = backwards ? at.minusSeconds(1) : at.plusSeconds(random.nextInt(100));
                String next = MODEL.get(status).get(verb.word());
                boolean needsReason = verb == Verb.RETURN || verb == Verb.REJECT;
                String expected = next == null
                        ? "illegal-transition"
                        : needsReason && !reason ? "reason-required" : backwards ? "time-out-of-order" : "";
                int version = incident.version();
                String actual = "";
                try {
                    incident.act(verb, act(when, reason ? "why" : null));
                } catch (Refusal refusal) {
                    actual = refusal.code();
                    if (actual.equals("illegal-transition")) {
                        assertThat(Set.copyOf((List<?>) refusal.facts().get("allowed")))
                                .as(context)
                                .isEqualTo(MODEL.get(status).keySet());
                    }
                }
                assertThat(actual).as(context + " " + status + " " + verb).isEqualTo(expected);
                if (expected.isEmpty()) {
                    status = next;
                    at = when;
                    path.add(status);
                } else {
                    assertThat(incident.version()).as(context).isEqualTo(version);
                }
                holds(incident, status, path, context);
            }
        }
    }

    private static void holds(Incident incident, String status, List<String> path, String context) {
        assertThat(incident.status().word()).as(context).isEqualTo(status);
        assertThat(incident.version()).as(context).isEqualTo(path.size());
        assertThat(incident.newSteps().stream().map(step -> step.to().word()))
                .as(context)
                .isEqualTo(path);
        Phases phases = incident.phases();
        assertThat(phases.inOrder()).as(context).isTrue();
        assertThat(phases.closedAt() != null).as(context).isEqualTo(status.equals("closed"));
        assertThat(phases.handledAt() != null)
                .as(context)
                .isEqualTo(List.of("handled", "verified", "closed").contains(status));
        assertThat(phases.arrivedAt() != null)
                .as(context)
                .isEqualTo(List.of("arrived", "handled", "verified", "closed").contains(status));
        assertThat(phases.dispatchedAt() != null)
                .as(context)
                .isEqualTo(List.of("dispatched", "arrived", "handled", "verified", "closed")
                        .contains(status));
    }

    @Test
    void anImportedCaseHasAStepForEveryInstantKnown() {
        Phases phases = new Phases(START, null, START.plusSeconds(5), null, null, START.plusSeconds(9));
        Incident closed = Incident.imported(facts(), phases, Status.CLOSED, null, ACTOR);
        assertThat(closed.newSteps().stream().map(Step::verb)).containsExactly("report", "dispatch", "close");
        assertThat(closed.phases()).isEqualTo(phases);
        Incident rejected = Incident.imported(facts(), Phases.reported(START), Status.REJECTED, null, ACTOR);
        assertThat(rejected.status()).isEqualTo(Status.REJECTED);
        assertThat(rejected.newSteps()).hasSize(2);
    }

    @Test
    void refusesAStaleVersion() {
        Incident incident = reported();
        incident.requireVersion(1);
        incident.accept(act(START, null));
        assertThatThrownBy(() -> incident.requireVersion(1))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("version-stale"));
    }

    private static Act act(Instant at, @Nullable String opinion) {
        return new Act(ACTOR, at, opinion, null, "T1");
    }

    private static Incident reported() {
        return Incident.report(facts(), START, ACTOR);
    }

    private static Facts facts() {
        return new Facts(
                1,
                "SJ20261122000001",
                5,
                "1.2.5",
                "101001",
                2,
                "field",
                null,
                "井盖",
                null,
                new LngLat(120, 30),
                START,
                START,
                null);
    }
}
