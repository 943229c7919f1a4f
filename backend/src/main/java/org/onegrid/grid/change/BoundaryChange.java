package org.onegrid.grid.change;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onegrid.grid.impact.Resettlement;
import org.onegrid.problem.Refusal;
import org.springframework.http.HttpStatus;

/**
 * One change of boundaries and what may happen to it. A verb is a method: it checks, then records. Every one makes a new
 * version; those of the trail wait in {@link #newEvents()} until stored. Not thread-safe.
 */
final class BoundaryChange {

    /** Most operations, undone ones included. */
    static final int MOST_OPERATIONS = 2_000;

    private static final Duration FARTHEST = Duration.ofDays(400);

    /** How far a sender's clock may be behind; a time so near counts as at once. */
    private static final Duration BEHIND = Duration.ofMinutes(5);

    /** What never changes. */
    record Facts(
            long id, long areaId, String title, long authorId, Instant createdAt, Resettlement.Accepted accepted) {}

    /** A line of the trail; nobody when the clock did it. */
    record Event(
            String verb, @Nullable Long personId, @Nullable String opinion) {}

    /** How a person decided, or when it is to be. */
    record Decision(
            @Nullable Instant at,
            @Nullable Long by,
            @Nullable String opinion) {}

    private final Facts facts;
    private final List<Event> newEvents = new ArrayList<>();
    private final Map<String, String> names;
    private ChangeState state;
    private int version;
    private Base base;
    private String comment;
    private int cursor;
    private @Nullable Instant effectiveAt;
    private @Nullable Instant submittedAt;
    private Decision decision;
    private @Nullable Base applied;

    /** As stored. */
    BoundaryChange(
            Facts facts,
            ChangeState state,
            int version,
            Base base,
            String comment,
            int cursor,
            Map<String, String> names,
            @Nullable Instant effectiveAt,
            @Nullable Instant submittedAt,
            Decision decision,
            @Nullable Base applied) {
        this.facts = facts;
        this.state = state;
        this.version = version;
        this.base = base;
        this.comment = comment;
        this.cursor = cursor;
        this.names = new TreeMap<>(names);
        this.effectiveAt = effectiveAt;
        this.submittedAt = submittedAt;
        this.decision = decision;
        this.applied = applied;
    }

    /** The cursor stands behind this operation from now on. */
    void draw(int newCursor) {
        check(ChangeVerb.DRAW);
        if (newCursor > MOST_OPERATIONS) {
            throw new Refusal(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "too-many-operations",
                    "A change has at most " + MOST_OPERATIONS + " operations; submit this one and begin another.",
                    Map.of("limit", MOST_OPERATIONS));
        }
        cursor = newCursor;
        version++;
    }

    /** @throws Refusal 409 {@code nothing-to-undo} */
    void undo() {
        if (cursor == 0) {
            throw new Refusal(HttpStatus.CONFLICT, "nothing-to-undo", "No operation of this change is left to undo.");
        }
        draw(cursor - 1);
    }

    /** @param length number of stored operations; @throws Refusal 409 {@code nothing-to-redo} */
    void redo(int length) {
        if (cursor >= length) {
            throw new Refusal(HttpStatus.CONFLICT, "nothing-to-redo", "Nothing was undone that could be done again.");
        }
        draw(cursor + 1);
    }

    /** Calls a new grid by a name. */
    void name(String code, String name) {
        draw(cursor);
        names.put(code, name);
    }

    void submit(long by, @Nullable String newComment, @Nullable Instant at, Instant now) {
        check(ChangeVerb.SUBMIT);
        if (cursor == 0) {
            throw Refusal.invalid("change-empty", "Nothing was drawn in this change yet; draw first.");
        }
        requireToCome(at, now);
        comment = newComment == null ? comment : newComment;
        effectiveAt = at;
        submittedAt = now;
        decision = new Decision(null, null, null);
        record(ChangeVerb.SUBMIT, ChangeState.SUBMITTED, by, newComment);
    }

    /**
     * Grants it. It takes effect when {@link #isDue} says so.
     *
     * @param at when it is to take effect; the time asked for at the submission when null
     * @throws Refusal 409 {@code own-change}: four eyes, the author's are two
     */
    void approve(long by, @Nullable String opinion, @Nullable Instant at, Instant now) {
        check(ChangeVerb.APPROVE);
        requireSecond(by);
        requireToCome(at, now);
        effectiveAt = at == null ? effectiveAt : at;
        decision = new Decision(now, by, opinion);
        record(ChangeVerb.APPROVE, ChangeState.APPROVED, by, opinion);
    }

    /** @throws Refusal 422 {@code reason-required} without an opinion */
    void reject(long by, @Nullable String opinion, Instant now) {
        check(ChangeVerb.REJECT);
        requireSecond(by);
        if (opinion == null) {
            throw Refusal.invalid("reason-required", "A rejection needs a reason: give it as 'opinion'.");
        }
        decision = new Decision(now, by, opinion);
        record(ChangeVerb.REJECT, ChangeState.REJECTED, by, opinion);
    }

    void withdraw(long by) {
        check(ChangeVerb.WITHDRAW);
        record(ChangeVerb.WITHDRAW, ChangeState.WITHDRAWN, by, null);
    }

    void revise(long by) {
        check(ChangeVerb.REVISE);
        submittedAt = null;
        record(ChangeVerb.REVISE, ChangeState.DRAFT, by, null);
    }

    /** Stands on another partition from now on; what was submitted is a draft again, as it is no longer what it was. */
    void rebase(long by, Base newBase, int newCursor) {
        check(ChangeVerb.REBASE);
        base = newBase;
        cursor = newCursor;
        submittedAt = null;
        record(ChangeVerb.REBASE, ChangeState.DRAFT, by, null);
    }

    /** Has made this partition. */
    void apply(Base made) {
        check(ChangeVerb.APPLY);
        applied = made;
        record(ChangeVerb.APPLY, ChangeState.EFFECTIVE, null, null);
    }

    /** Was due and does not fit any more: it waits for a decision again. */
    void collide(String reason) {
        check(ChangeVerb.COLLIDE);
        effectiveAt = null;
        decision = new Decision(null, null, null);
        record(ChangeVerb.COLLIDE, ChangeState.SUBMITTED, null, reason);
    }

    /** Whether it is decided and its time has come. */
    boolean isDue(Instant now) {
        return state == ChangeState.APPROVED && (effectiveAt == null || !effectiveAt.isAfter(now));
    }

    /** @throws Refusal 412 {@code stale-version} when somebody was faster */
    void requireVersion(int expected) {
        if (expected != version) {
            throw new Refusal(
                    HttpStatus.PRECONDITION_FAILED,
                    "stale-version",
                    "Somebody else has changed this draft: it is at version " + version + ", not " + expected
                            + ". Read it again.",
                    Map.of("version", version, "state", state.word()));
        }
    }

    private void requireSecond(long by) {
        if (by == facts.authorId()) {
            throw ownChange();
        }
    }

    static Refusal ownChange() {
        return new Refusal(
                HttpStatus.CONFLICT, "own-change", "Nobody decides on a change of his own; ask somebody else to.");
    }

    private static void requireToCome(@Nullable Instant at, Instant now) {
        if (at != null && (at.isBefore(now.minus(BEHIND)) || at.isAfter(now.plus(FARTHEST)))) {
            throw new Refusal(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    at.isBefore(now) ? "effective-date-past" : "effective-date-far",
                    "A change takes effect within the next " + FARTHEST.toDays()
                            + " days; leave 'effectiveAt' out for at" + " once.",
                    Map.of(
                            "notBefore",
                            now.toString(),
                            "notAfter",
                            now.plus(FARTHEST).toString()));
        }
    }

    /** @throws Refusal 409 {@code illegal-transition} when this cannot be done in the state it is in */
    void check(ChangeVerb verb) {
        if (!verb.allowedFrom(state)) {
            List<String> allowed =
                    ChangeVerb.allowed(state).stream().map(ChangeVerb::word).toList();
            throw new Refusal(
                    HttpStatus.CONFLICT,
                    "illegal-transition",
                    "'" + verb.word() + "' is not possible for a change that is " + state.word() + "; possible: "
                            + (allowed.isEmpty() ? "nothing" : String.join(", ", allowed)) + ".",
                    Map.of("state", state.word(), "verb", verb.word(), "allowed", allowed, "version", version));
        }
    }

    private void record(ChangeVerb verb, ChangeState to, @Nullable Long by, @Nullable String opinion) {
        newEvents.add(new Event(verb.done(), by, opinion));
        state = to;
        version++;
    }

    Facts facts() {
        return facts;
    }

    long id() {
        return facts.id();
    }

    ChangeState state() {
        return state;
    }

    int version() {
        return version;
    }

    Base base() {
        return base;
    }

    String comment() {
        return comment;
    }

    int cursor() {
        return cursor;
    }

    Map<String, String> names() {
        return Map.copyOf(names);
    }

    @Nullable
    Instant effectiveAt() {
        return effectiveAt;
    }

    @Nullable
    Instant submittedAt() {
        return submittedAt;
    }

    Decision decision() {
        return decision;
    }

    /** The partition it made, once it is effective. */
    @Nullable
    Base applied() {
        return applied;
    }

    List<Event> newEvents() {
        return List.copyOf(newEvents);
    }
}
