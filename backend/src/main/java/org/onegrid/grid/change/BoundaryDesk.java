package org.onegrid.grid.change;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onegrid.grid.Area;
import org.onegrid.grid.impact.Resettlement;
import org.onegrid.identity.Person;
import org.onegrid.problem.Refusal;
import org.onegrid.problem.Words;
import org.onegrid.topology.Edit;
import org.onegrid.topology.EditRefused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Where changes of boundaries begin, are decided and end. Each verb, its line of the trail and its event are one transaction. */
@Service
public class BoundaryDesk {

    private static final int TITLE_CHARS = 200;
    private static final int OPINION_CHARS = 2_000;
    private static final int MOST_LISTED = 200;

    private final BoundaryChanges changes;
    private final Operations operations;
    private final Jurisdiction jurisdiction;
    private final BaseGrounds grounds;
    private final Collisions collisions;
    private final Effect effect;
    private final BoundaryEvents events;
    private final BoundaryViews views;
    private final TransactionTemplate transaction;
    private final TransactionTemplate oneView;
    private final Clock clock = Clock.systemUTC();

    BoundaryDesk(
            BoundaryChanges changes,
            Operations operations,
            Jurisdiction jurisdiction,
            BaseGrounds grounds,
            Collisions collisions,
            Effect effect,
            BoundaryEvents events,
            BoundaryViews views,
            PlatformTransactionManager transactions) {
        this.changes = changes;
        this.operations = operations;
        this.jurisdiction = jurisdiction;
        this.grounds = grounds;
        this.collisions = collisions;
        this.effect = effect;
        this.events = events;
        this.views = views;
        this.transaction = new TransactionTemplate(transactions);
        this.oneView = new TransactionTemplate(transactions);
        oneView.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        oneView.setReadOnly(true);
    }

    /** A page of changes; {@code next} goes into {@code after} for the page behind it, and is null on the last. */
    @Schema(name = "BoundaryPage")
    public record Page(
            List<BoundarySummary> changes, @Nullable Long next) {}

    /** The border an area had at an instant. */
    @Schema(name = "BoundaryRestore")
    public record Restore(
            @Schema(description = "code of the grid whose border it was")
            String area,

            @Schema(description = "a moment at which it was so")
            Instant at) {}

    /** What a person wants to be the case, unchecked. */
    public record Wish(@Nullable String opinion, @Nullable Instant effectiveAt) {}

    /**
     * The changes this person may see, the newest first.
     *
     * @throws Refusal 404 when the area is not this person's, 422 {@code state-unknown} or {@code limit-invalid}
     */
    public Page list(Person me, @Nullable String area, @Nullable String state, @Nullable Long after, int limit) {
        if (limit < 1 || limit > MOST_LISTED) {
            throw Refusal.invalid("limit-invalid", "'limit' is 1 to " + MOST_LISTED + ".");
        }
        ChangeState wanted = state == null
                ? null
                : ChangeState.find(state)
                        .orElseThrow(() -> Refusal.invalid(
                                "state-unknown",
                                "A state is one of draft, submitted, approved, effective, rejected, withdrawn."));
        String within = area == null ? null : jurisdiction.pathOf(me, area);
        return oneView.execute(status -> {
            List<BoundaryChange> found = changes.list(jurisdiction.paths(me), within, wanted, after, limit);
            Long next = found.size() < limit
                    ? null
                    : (Long) found.get(found.size() - 1).id();
            return new Page(views.summaries(found), next);
        });
    }

    /**
     * Begins a change.
     *
     * @param accepted what becomes of open incidents that are accepted already; they stay when null
     * @param restore  what it is to begin with, nothing when null
     * @throws Refusal 404; 422 {@code title-missing}, {@code area-unfit}, {@code area-too-large}, {@code ground-faulty}; {@code
     *     restore-unknown}, {@code restore-needless} or {@code restore-impossible}
     */
    public BoundaryDetail create(
            Person me,
            @Nullable String areaCode,
            @Nullable String title,
            @Nullable String comment,
            Resettlement.@Nullable Accepted accepted,
            @Nullable Restore restore) {
        String name = Words.optional("title", title, TITLE_CHARS);
        String words = Words.optional("comment", comment, OPINION_CHARS);
        if (name == null) {
            throw Refusal.invalid("title-missing", "A change has a title of 1 to " + TITLE_CHARS + " characters.");
        }
        Area area = jurisdiction.toDrawIn(me, areaCode == null ? "" : areaCode);
        return transaction.execute(status -> {
            BoundaryChange change = changes.create(
                    area.id(),
                    name,
                    words == null ? "" : words,
                    me.id(),
                    accepted == null ? Resettlement.Accepted.STAY : accepted);
            Drawing drawing = new Drawing(grounds.read(area.id(), change.base()));
            if (restore != null) {
                restore(me, change, drawing, restore);
            }
            return views.detail(me, change, area);
        });
    }

    private void restore(Person me, BoundaryChange change, Drawing drawing, Restore restore) {
        Ground then = grounds.read(change.facts().areaId(), new Base(0, restore.at()));
        Restoring restoring = new Restoring(drawing, then, me.id());
        List<DrawnOperation> found = restoring.restore(restore.area());
        operations.keep(change.id(), found);
        change.draw(found.size());
        restoring.names(restore.area()).forEach(change::name);
        changes.update(change);
    }

    /**
     * Begins a change in which edits are made already, each as if a person had drawn it.
     *
     * @throws Refusal as {@link #create}, 422 {@code boundary-edit-refused} when one of them cannot be made, {@code
     *     too-many-operations}
     */
    public BoundaryDetail draft(Person me, String areaCode, String title, @Nullable String comment, List<Edit> edits) {
        String words = Words.optional("comment", comment, OPINION_CHARS);
        Area area = jurisdiction.toDrawIn(me, areaCode);
        return transaction.execute(status -> {
            BoundaryChange change =
                    changes.create(area.id(), title, words == null ? "" : words, me.id(), Resettlement.Accepted.STAY);
            Drawing drawing = new Drawing(grounds.read(area.id(), change.base()));
            List<DrawnOperation> drawn = new ArrayList<>();
            for (Edit edit : edits) {
                drawn.add(new DrawnOperation(drawn.size() + 1, Places.sent(edit), null, me.id(), now()));
                make(drawing, drawn.get(drawn.size() - 1));
            }
            operations.keep(change.id(), drawn);
            change.draw(drawn.size());
            changes.update(change);
            return views.detail(me, change, area);
        });
    }

    private static void make(Drawing drawing, DrawnOperation operation) {
        try {
            drawing.make(operation);
        } catch (EditRefused e) {
            throw EditRefusal.of(e);
        }
    }

    /** One change. @throws Refusal 404 */
    public BoundaryDetail get(Person me, long id) {
        return oneView.execute(status -> {
            BoundaryChange change = changes.find(id).orElseThrow(DrawingDesk::unknown);
            return views.detail(me, change, visible(me, change));
        });
    }

    /**
     * Asks for a decision.
     *
     * @throws Refusal as all verbs 404, 403, 409 {@code illegal-transition}, 412 {@code stale-version}; 409 {@code
     *     boundary-base-stale}; 422 {@code change-empty}, {@code effective-date-past} or {@code effective-date-far}
     */
    public BoundaryDetail submit(Person me, long id, int version, Wish wish) {
        String opinion = opinion(wish);
        return verb(me, id, version, ChangeVerb.SUBMIT, (change, area) -> {
            change.submit(me.id(), opinion, wish.effectiveAt(), now());
            requireFitting(change);
        });
    }

    /**
     * Grants a change; it takes effect at once, or is kept until its time.
     *
     * @throws Refusal as {@link #submit}, 409 {@code own-change}
     */
    public BoundaryDetail approve(Person me, long id, int version, Wish wish) {
        String opinion = opinion(wish);
        return verb(me, id, version, ChangeVerb.APPROVE, (change, area) -> {
            requireSecond(me, change);
            change.approve(me.id(), opinion, wish.effectiveAt(), now());
            if (change.isDue(now())) {
                effect.take(change, area);
            } else {
                requireFitting(change);
            }
        });
    }

    /** Decides against a change. @throws Refusal as all verbs, 409 {@code own-change}, 422 {@code reason-required} */
    public BoundaryDetail reject(Person me, long id, int version, Wish wish) {
        String opinion = opinion(wish);
        return verb(me, id, version, ChangeVerb.REJECT, (change, area) -> {
            requireSecond(me, change);
            change.reject(me.id(), opinion, now());
        });
    }

    /** Takes a change back. @throws Refusal as all verbs */
    public BoundaryDetail withdraw(Person me, long id, int version) {
        return verb(me, id, version, ChangeVerb.WITHDRAW, (change, area) -> change.withdraw(me.id()));
    }

    /** Makes a rejected change a draft again. @throws Refusal as all verbs */
    public BoundaryDetail revise(Person me, long id, int version) {
        return verb(me, id, version, ChangeVerb.REVISE, (change, area) -> change.revise(me.id()));
    }

    /**
     * Draws a change anew on the borders as they are now; what was submitted is a draft again.
     *
     * @param dropFailed whether to leave out the operations that can no longer be made; otherwise nothing is done when there
     *                   are any
     * @throws Refusal as all verbs, 409 {@code boundary-rebase-failed} with the operations in question
     */
    public BoundaryDetail rebase(Person me, long id, int version, boolean dropFailed) {
        return verb(me, id, version, ChangeVerb.REBASE, (change, area) -> {
            Replay replay = collisions.replay(change);
            List<Collision> failed = replay.failures();
            if (!failed.isEmpty() && !dropFailed) {
                throw new Refusal(
                        HttpStatus.CONFLICT,
                        "boundary-rebase-failed",
                        "Some operations cannot be made on the borders as they are now; see 'collisions'. Undo them, or"
                                + " rebase without them (dropFailed).",
                        Map.of("collisions", failed));
            }
            if (!failed.isEmpty()) {
                operations.keep(id, replay.kept());
            }
            change.rebase(
                    me.id(), replay.drawing().ground().base(), replay.kept().size());
        });
    }

    private void requireFitting(BoundaryChange change) {
        if (!grounds.isCurrent(change.facts().areaId(), change.base())) {
            List<Collision> found = collisions.replay(change).collisions();
            if (!found.isEmpty()) {
                throw new Collided(found);
            }
        }
    }

    private void requireSecond(Person me, BoundaryChange change) {
        if (operations.isDrawnBy(change.id(), me.id())) {
            throw BoundaryChange.ownChange();
        }
    }

    private interface Doing {
        void on(BoundaryChange change, Area area);
    }

    private BoundaryDetail verb(Person me, long id, int version, ChangeVerb verb, Doing doing) {
        return transaction.execute(status -> {
            BoundaryChange change = changes.findToAlter(id).orElseThrow(DrawingDesk::unknown);
            Area area = visible(me, change);
            jurisdiction.require(me, area, verb);
            change.requireVersion(version);
            change.check(verb);
            doing.on(change, area);
            if (change.state() != ChangeState.EFFECTIVE) {
                changes.update(change);
                events.done(change, area, verb);
            }
            return views.detail(me, change, area);
        });
    }

    private Area visible(Person me, BoundaryChange change) {
        Area area = jurisdiction.visible(me, change);
        if (area == null) {
            throw DrawingDesk.unknown();
        }
        return area;
    }

    private static @Nullable String opinion(Wish wish) {
        return Words.optional("opinion", wish.opinion(), OPINION_CHARS);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
