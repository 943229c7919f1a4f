package org.onegrid.grid.change;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onegrid.problem.Refusal;
import org.onegrid.topology.EditRefused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * The drafts lately worked on at this node, so that an operation need not read and replay everything. Nothing is true because
 * it is here: each use goes by the row it has read.
 */
@Component
class Drafts {

    private static final int KEPT = 64;
    private static final Duration IDLE = Duration.ofMinutes(30);

    private final Cache<Long, Draft> kept = Caffeine.newBuilder()
            .maximumSize(KEPT)
            .expireAfterAccess(IDLE)
            .softValues()
            .executor(Runnable::run)
            .build();

    private final BaseGrounds grounds;
    private final Operations operations;
    private final Dwellings dwellings;

    Drafts(BaseGrounds grounds, Operations operations, Dwellings dwellings) {
        this.grounds = grounds;
        this.operations = operations;
        this.dwellings = dwellings;
    }

    /** Works on the draft of this change, nobody else on this node at the same time. */
    <T> T with(long changeId, Function<Draft, T> work) {
        Draft draft = kept.get(changeId, id -> new Draft());
        draft.lock.lock();
        try {
            return work.apply(draft);
        } finally {
            draft.lock.unlock();
        }
    }

    /** Lets go of what this node has in memory of a change. */
    void forget(long changeId) {
        kept.invalidate(changeId);
    }

    /** One change as this node has it in memory. */
    final class Draft {

        private final ReentrantLock lock = new ReentrantLock();
        private @Nullable Drawing drawing;
        private @Nullable Households households;
        private List<DrawnOperation> known = List.of();
        /** The committed version of the change that {@link #known} belongs to. */
        private int knownVersion;

        /** All operations of the change, undone ones too; the change is as the running transaction has read it. */
        List<DrawnOperation> operations(BoundaryChange change) {
            if (knownVersion != change.version()) {
                known = operations.list(change.id());
                knownVersion = change.version();
            }
            return known;
        }

        /** The drawing on the ground of the change, in whatever state. */
        Drawing drawing(BoundaryChange change) {
            Drawing present = drawing;
            if (present == null || !present.ground().base().equals(change.base())) {
                present = new Drawing(grounds.read(change.facts().areaId(), change.base()));
                drawing = present;
                households = null;
            }
            return present;
        }

        /**
         * The drawing as the change says.
         *
         * @throws Refusal 409 {@code draft-outdated} when an operation that was taken once is refused by now
         */
        Drawing current(BoundaryChange change) {
            Drawing current = drawing(change);
            try {
                current.goTo(operations(change).subList(0, change.cursor()));
            } catch (EditRefused e) {
                throw new Refusal(
                        HttpStatus.CONFLICT,
                        "draft-outdated",
                        "An operation of this draft is no longer taken (" + e.reason() + "); rebase the draft.",
                        Map.of("reason", e.reason().toString(), "advice", e.advice()));
            }
            return current;
        }

        Households households(Drawing of) {
            Households counted = households;
            if (counted == null) {
                counted = new Households(dwellings.within(of.ground().pieces().values().stream()
                        .filter(Ground.Lot::editable)
                        .map(Ground.Lot::id)
                        .toList()));
                households = counted;
            }
            return counted;
        }

        /** To be called when a new version is committed, and only then. */
        void committed(int version, List<DrawnOperation> operationsThen) {
            known = List.copyOf(operationsThen);
            knownVersion = version;
        }
    }
}
