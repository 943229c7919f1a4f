package org.onegrid.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onegrid.identity.Scope;
import org.onegrid.problem.Refusal;
import org.springframework.http.HttpStatus;

/**
 * One case and what may happen to it. A verb is a method: it checks, then records. Every verb makes a new version and one
 * step; the steps not yet stored wait in {@link #newSteps()}. Not thread-safe.
 */
final class Incident {

    private final Facts facts;
    private final List<Step> newSteps = new ArrayList<>();
    private Status status;
    private int version;
    private Phases phases;
    private @Nullable String holder;
    private Instant lastAt;

    /** As stored. */
    Incident(Facts facts, Status status, int version, Phases phases, @Nullable String holder, Instant lastAt) {
        this.facts = facts;
        this.status = status;
        this.version = version;
        this.phases = phases;
        this.holder = holder;
        this.lastAt = lastAt;
    }

    /** A new case. */
    static Incident report(Facts facts, Instant reportedAt, Actor actor) {
        Incident incident = new Incident(facts, Status.REPORTED, 1, Phases.reported(reportedAt), null, reportedAt);
        incident.newSteps.add(new Step(1, "report", null, Status.REPORTED, reportedAt, actor, null, facts.place()));
        return incident;
    }

    /**
     * A case that began, and perhaps ended, elsewhere. Its timeline has one step for every instant known and one more when the
     * status lies beyond the last of them.
     */
    static Incident imported(Facts facts, Phases phases, Status status, @Nullable String holder, Actor actor) {
        Incident incident = report(facts, phases.reportedAt(), actor);
        incident.imported("accept", Status.ACCEPTED, phases.acceptedAt(), actor);
        incident.imported("dispatch", Status.DISPATCHED, phases.dispatchedAt(), actor);
        incident.imported("arrive", Status.ARRIVED, phases.arrivedAt(), actor);
        incident.imported("handle", Status.HANDLED, phases.handledAt(), actor);
        incident.imported("close", Status.CLOSED, phases.closedAt(), actor);
        if (incident.status != status) {
            incident.imported("import", status, incident.lastAt, actor);
        }
        incident.phases = phases;
        incident.holder = holder;
        return incident;
    }

    private void imported(String verb, Status to, @Nullable Instant at, Actor actor) {
        if (at != null) {
            version++;
            newSteps.add(new Step(version, verb, status, to, at, actor, null, null));
            status = to;
            lastAt = at;
        }
    }

    void accept(Act act) {
        check(Verb.ACCEPT, act);
        phases = phases.accepted(act.at());
        record(Verb.ACCEPT, Status.ACCEPTED, act);
    }

    void dispatch(Act act) {
        check(Verb.DISPATCH, act);
        phases = phases.dispatched(act.at());
        holder = act.holder();
        record(Verb.DISPATCH, Status.DISPATCHED, act);
    }

    void arrive(Act act) {
        check(Verb.ARRIVE, act);
        phases = phases.arrived(act.at());
        record(Verb.ARRIVE, Status.ARRIVED, act);
    }

    void handle(Act act) {
        check(Verb.HANDLE, act);
        phases = phases.handled(act.at());
        record(Verb.HANDLE, Status.HANDLED, act);
    }

    void verify(Act act) {
        check(Verb.VERIFY, act);
        record(Verb.VERIFY, Status.VERIFIED, act);
    }

    void close(Act act) {
        check(Verb.CLOSE, act);
        phases = phases.closed(act.at());
        record(Verb.CLOSE, Status.CLOSED, act);
    }

    void returnBack(Act act) {
        check(Verb.RETURN, act);
        if (status == Status.HANDLED) {
            phases = phases.backToHolder();
            record(Verb.RETURN, Status.DISPATCHED, act);
        } else {
            phases = phases.backToDesk();
            holder = null;
            record(Verb.RETURN, Status.ACCEPTED, act);
        }
    }

    void reject(Act act) {
        check(Verb.REJECT, act);
        record(Verb.REJECT, Status.REJECTED, act);
    }

    /** The verb by its word. */
    void act(Verb verb, Act act) {
        switch (verb) {
            case ACCEPT -> accept(act);
            case DISPATCH -> dispatch(act);
            case ARRIVE -> arrive(act);
            case HANDLE -> handle(act);
            case VERIFY -> verify(act);
            case CLOSE -> close(act);
            case RETURN -> returnBack(act);
            case REJECT -> reject(act);
        }
    }

    /** @throws Refusal 409 {@code version-stale} when somebody was faster */
    void requireVersion(int expected) {
        if (expected != version) {
            throw new Refusal(
                    HttpStatus.CONFLICT,
                    "version-stale",
                    "Somebody else has changed this incident: it is at version " + version + ", not " + expected + ".",
                    Map.of("version", version, "status", status.word()));
        }
    }

    private void check(Verb verb, Act act) {
        if (!verb.allowedFrom(status)) {
            List<String> allowed = Verb.allowed(status).stream().map(Verb::word).toList();
            throw new Refusal(
                    HttpStatus.CONFLICT,
                    "illegal-transition",
                    "'" + verb.word() + "' is not possible for a case that is " + status.word() + "; possible: "
                            + (allowed.isEmpty() ? "nothing" : String.join(", ", allowed)) + ".",
                    Map.of("status", status.word(), "verb", verb.word(), "allowed", allowed, "version", version));
        }
        if (verb.needsReason() && (act.opinion() == null || act.opinion().isBlank())) {
            throw Refusal.invalid("reason-required", "'" + verb.word() + "' needs a reason: give it as 'opinion'.");
        }
        if (act.at().isBefore(lastAt)) {
            throw new Refusal(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "time-out-of-order",
                    "'at' lies before the last step of this case, which was at " + lastAt + ".",
                    Map.of("notBefore", lastAt.toString()));
        }
    }

    private void record(Verb verb, Status to, Act act) {
        version++;
        newSteps.add(new Step(version, verb.word(), status, to, act.at(), act.actor(), act.opinion(), act.place()));
        status = to;
        lastAt = act.at();
    }

    /** Whether it lies in one of the areas of a scope. */
    boolean within(Scope scope) {
        return scope.everywhere()
                || Arrays.stream(facts.areaPath().split("\\."))
                        .map(Long::valueOf)
                        .anyMatch(scope.areaIds()::contains);
    }

    Facts facts() {
        return facts;
    }

    Status status() {
        return status;
    }

    int version() {
        return version;
    }

    Phases phases() {
        return phases;
    }

    @Nullable
    String holder() {
        return holder;
    }

    /** When the last step was; nothing can be done before it. */
    Instant lastAt() {
        return lastAt;
    }

    List<Step> newSteps() {
        return List.copyOf(newSteps);
    }
}
