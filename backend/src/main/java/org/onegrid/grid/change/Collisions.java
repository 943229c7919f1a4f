package org.onegrid.grid.change;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds out whether a change still fits, once others have taken effect around it. */
@Component
class Collisions {

    private static final int KEPT = 500;

    private record Question(long changeId, int version, long partition) {}

    private final BoundaryChanges changes;
    private final Operations operations;
    private final BaseGrounds grounds;
    private final Cache<Question, List<Collision>> known =
            Caffeine.newBuilder().maximumSize(KEPT).executor(Runnable::run).build();

    Collisions(BoundaryChanges changes, Operations operations, BaseGrounds grounds) {
        this.changes = changes;
        this.operations = operations;
        this.grounds = grounds;
    }

    /** The change on the ground as the running transaction sees it. */
    Replay replay(BoundaryChange change) {
        Ground now = grounds.read(change.facts().areaId(), changes.current());
        Ground drawnOn = now.base().equals(change.base())
                ? now
                : grounds.read(change.facts().areaId(), change.base());
        return new Replay(drawnOn, now, operations.list(change.id()).subList(0, change.cursor()));
    }

    /** What stands against the change, as the running transaction sees it. */
    List<Collision> of(BoundaryChange change) {
        Question question =
                new Question(change.id(), change.version(), changes.current().version());
        List<Collision> answer = known.getIfPresent(question);
        if (answer == null) {
            answer = replay(change).collisions();
            known.put(question, answer);
        }
        return answer;
    }
}
