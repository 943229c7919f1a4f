package org.onegrid.grid.change;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onegrid.grid.impact.AreaFigures;
import org.onegrid.grid.impact.Impact;
import org.onegrid.grid.impact.Impacts;
import org.onegrid.grid.impact.NewGround;
import org.onegrid.grid.impact.Resettlement;
import org.springframework.stereotype.Component;

/** Sees what a change would do if it took effect now. */
@Component
class Foresight {

    private static final AreaFigures NOTHING = new AreaFigures(0, 0, Map.of(), Map.of(), 0, 0, null, Map.of(), 0, 0, 0);

    private final BaseGrounds grounds;
    private final Collisions collisions;
    private final NewCodes newCodes;
    private final Impacts impacts;

    Foresight(BaseGrounds grounds, Collisions collisions, NewCodes newCodes, Impacts impacts) {
        this.grounds = grounds;
        this.collisions = collisions;
        this.newCodes = newCodes;
        this.impacts = impacts;
    }

    /** @throws Collided when it no longer fits the borders as the running transaction sees them */
    Resettlement of(BoundaryChange change, Drafts.Draft draft) {
        Drawing drawing;
        if (grounds.isCurrent(change.facts().areaId(), change.base())) {
            drawing = draft.current(change);
        } else {
            Replay replay = collisions.replay(change);
            if (!replay.collisions().isEmpty()) {
                throw new Collided(replay.collisions());
            }
            drawing = replay.drawing();
        }
        Lineage lineage = new Lineage(drawing.ground(), draft.operations(change).subList(0, change.cursor()));
        Redrawn redrawn = Redrawn.of(drawing, lineage, change.names());
        Map<String, Long> ids = new HashMap<>();
        for (int n = 0; n < redrawn.added().size(); n++) {
            ids.put(redrawn.added().get(n).code(), NewGround.provisionalId(n));
        }
        return redrawn.resettlement(change, drawing.ground(), ids, newCodes.of(redrawn.added()), Instant.now());
    }

    Impact impact(Resettlement foreseen) {
        return foreseen.touched().isEmpty()
                ? new Impact(List.of(), new Impact.Totals(NOTHING, NOTHING), List.of(), 0, false)
                : impacts.preview(foreseen);
    }
}
