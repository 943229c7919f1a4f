package org.onegrid.grid.change;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.locationtech.jts.geom.MultiPolygon;
import org.onegrid.grid.Area;
import org.onegrid.grid.Areas;
import org.onegrid.grid.AreasChanged;
import org.onegrid.grid.impact.Impacts;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Makes the boundaries what a change says, with all that hangs on them, in the transaction of its caller: either all of it is
 * so afterwards or none.
 */
@Component
class Effect {

    private final Areas areas;
    private final BoundaryChanges changes;
    private final Collisions collisions;
    private final Records records;
    private final NewCodes newCodes;
    private final Impacts impacts;
    private final BoundaryEvents events;
    private final ApplicationEventPublisher publisher;

    Effect(
            Areas areas,
            BoundaryChanges changes,
            Collisions collisions,
            Records records,
            NewCodes newCodes,
            Impacts impacts,
            BoundaryEvents events,
            ApplicationEventPublisher publisher) {
        this.areas = areas;
        this.changes = changes;
        this.collisions = collisions;
        this.records = records;
        this.newCodes = newCodes;
        this.impacts = impacts;
        this.events = events;
        this.publisher = publisher;
    }

    /**
     * Waits for other changes of areas and does it.
     *
     * @param change decided and due; locked in this transaction
     * @throws Collided before anything is done, when it no longer fits
     */
    void take(BoundaryChange change, Area within) {
        areas.lock();
        Replay replay = collisions.replay(change);
        if (!replay.collisions().isEmpty()) {
            throw new Collided(replay.collisions());
        }
        Base made = records.begin();
        Lineage lineage = new Lineage(replay.drawing().ground(), replay.kept());
        Redrawn redrawn = Redrawn.of(replay.drawing(), lineage, change.names());
        List<Long> concerned = new ArrayList<>();
        if (!redrawn.isNothing()) {
            Ground ground = replay.drawing().ground();
            Map<String, Long> added = write(change, within, replay.drawing(), lineage, redrawn, made.at());
            impacts.follow(redrawn.resettlement(change, ground, added, Map.of(), made.at()));
            redrawn.touched(ground).forEach(lot -> concerned.add(lot.id()));
            concerned.addAll(added.values());
        }
        Base applied = new Base(changes.current().version(), made.at());
        change.apply(applied);
        changes.update(change);
        events.changed(change, within, records.paths(concerned), applied.version());
        publisher.publishEvent(new AreasChanged());
    }

    /** Writes the areas; gives the ids of the new ones by their codes within the change. */
    private Map<String, Long> write(
            BoundaryChange change, Area within, Drawing drawing, Lineage lineage, Redrawn redrawn, Instant at) {
        Ground ground = drawing.ground();
        List<Long> touched =
                redrawn.touched(ground).stream().map(Ground.Lot::id).toList();
        Map<Long, MultiPolygon> reshaped = new TreeMap<>();
        redrawn.changed().forEach((code, shape) -> reshaped.put(ground.lot(code).id(), shape));
        reshaped.putAll(above(within, new Ancestors(drawing, redrawn), lineage, touched));
        List<Long> retired = redrawn.retired().stream().map(Ground.Lot::id).toList();
        List<Long> kept = new ArrayList<>(reshaped.keySet());
        kept.addAll(retired);
        records.keep(kept, at, change.id());
        records.retire(retired, at);
        records.reshape(reshaped, at);
        Map<String, String> codes = newCodes.of(redrawn.added());
        Map<String, Long> ids = new HashMap<>();
        for (Redrawn.Added one : redrawn.added()) {
            ids.put(one.code(), records.add(one, Objects.requireNonNull(codes.get(one.code())), at));
        }
        Map<String, Long> all = new HashMap<>(ids);
        ground.pieces().values().forEach(lot -> all.put(lot.code(), lot.id()));
        records.descend(lineage.descents(), all, change.id(), at);
        return ids;
    }

    private Map<Long, MultiPolygon> above(Area within, Ancestors ancestors, Lineage lineage, List<Long> touched) {
        Map<Long, MultiPolygon> reshaped = new HashMap<>();
        List<Records.Above> above = records.above(touched);
        String border = above.stream()
                .filter(one -> one.id() == within.id())
                .findFirst()
                .orElseThrow()
                .adminPath();
        for (Records.Above one : above) {
            MultiPolygon shape = one.adminPath().startsWith(border + ".")
                    ? ancestors.inside(one.adminPath(), lineage)
                    : ancestors.noded(one.shape());
            if (!shape.norm().equalsExact(one.shape().norm())) {
                reshaped.put(one.id(), shape);
            }
        }
        return reshaped;
    }
}
