package org.onegrid.tracking.zone;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import org.onegrid.geo.LngLat;
import org.onegrid.grid.Area;
import org.onegrid.grid.AreaTree;
import org.onegrid.grid.Partition;
import org.onegrid.identity.Person;
import org.onegrid.movement.Fence;
import org.onegrid.problem.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Draws, changes and removes zones within one's own areas. */
@Service
public class ZoneDesk {

    /** Most zones of an instance; all of them are held in memory. */
    public static final int MOST_ZONES = 2_000;

    private final ZoneRows rows;
    private final Presences presences;
    private final ZoneAlarms alarms;
    private final Partition partition;

    ZoneDesk(ZoneRows rows, Presences presences, ZoneAlarms alarms, Partition partition) {
        this.rows = rows;
        this.presences = presences;
        this.alarms = alarms;
        this.partition = partition;
    }

    /** The zones of an area and of all below it, by name. */
    @Transactional(readOnly = true)
    public List<Zone> list(Person me, String areaCode) {
        AreaTree tree = partition.tree();
        String path = tree.path(area(me, areaCode)).ltree();
        return rows.list(tree.scopePaths(me.scope()), path, MOST_ZONES);
    }

    /**
     * Makes a zone. Who is in it already does not enter it.
     *
     * @throws Refusal 404 for an area of others; 422 {@code zone-…} for what cannot be watched; 409 {@code too-many-zones}
     */
    @Transactional
    public Zone create(Person me, ZoneDraft draft) {
        Area area = area(me, draft.area());
        Geometry ground = ground(area, draft);
        if (rows.count() >= MOST_ZONES) {
            throw new Refusal(
                    HttpStatus.CONFLICT,
                    "too-many-zones",
                    "There are " + MOST_ZONES + " zones already; remove one that is not needed.",
                    Map.of("limit", MOST_ZONES));
        }
        long id = rows.insert(me, area, draft);
        begin(id, ground, draft);
        return get(me, id);
    }

    /**
     * Changes a zone. Who is inside is found anew, without alarms.
     *
     * @param version the one that was read
     * @throws Refusal as {@link #create}; 409 {@code zone-changed} when somebody else changed it meanwhile
     */
    @Transactional
    public Zone change(Person me, long id, int version, ZoneDraft draft) {
        get(me, id);
        Area area = area(me, draft.area());
        Geometry ground = ground(area, draft);
        List<String> inside = presences.inside(id);
        if (!rows.update(me, id, version, area, draft)) {
            throw new Refusal(
                    HttpStatus.CONFLICT, "zone-changed", "Somebody else changed this zone meanwhile; read it again.");
        }
        alarms.silence(id, inside);
        begin(id, ground, draft);
        return get(me, id);
    }

    /** Removes a zone and ends the alarms about those inside. */
    @Transactional
    public void remove(Person me, long id) {
        get(me, id);
        List<String> inside = presences.inside(id);
        rows.delete(id);
        alarms.silence(id, inside);
    }

    private Zone get(Person me, long id) {
        return rows.find(partition.tree().scopePaths(me.scope()), id).orElseThrow(() -> Refusal.notFound("The zone"));
    }

    private Area area(Person me, @org.jspecify.annotations.Nullable String code) {
        AreaTree tree = partition.tree();
        return Optional.ofNullable(code)
                .flatMap(tree::find)
                .filter(found -> tree.within(me.scope(), found))
                .orElseThrow(() -> Refusal.notFound("The area"));
    }

    /** The ground to be watched, which lies in the area and can hold somebody. */
    private Geometry ground(Area area, ZoneDraft draft) {
        Geometry ofArea = rows.ground(area.id())
                .orElseThrow(() -> Refusal.invalid(
                        "area-without-ground", "This area has no ground of its own; take one that it commands."));
        Geometry drawn = draft.polygon();
        if (drawn == null) {
            return ofArea;
        }
        if (!ofArea.covers(drawn)) {
            throw Refusal.invalid(
                    "zone-outside-area",
                    "The zone reaches beyond " + area.code() + "; draw it within, or take an area above.");
        }
        if (!Zones.fence(drawn).canHold()) {
            throw Refusal.invalid(
                    "zone-too-narrow",
                    "The zone is nowhere wider than " + 2 * (int) Fence.MARGIN_METERS
                            + " m, less than positions can tell apart.");
        }
        return drawn;
    }

    private void begin(long id, Geometry ground, ZoneDraft draft) {
        Fence fence = Zones.fence(ground);
        Set<String> kinds = Set.of(draft.checkedKinds());
        Long[] insiders = !draft.isEnabled()
                ? new Long[0]
                : rows.near(ground).stream()
                        .filter(one -> kinds.isEmpty() || kinds.contains(one.kind()))
                        .filter(one -> isIn(fence, ground, one))
                        .map(ZoneRows.Near::responderId)
                        .toArray(Long[]::new);
        presences.begin(id, insiders);
    }

    /** Somebody in doubt is where his fix is. */
    private static boolean isIn(Fence fence, Geometry ground, ZoneRows.Near one) {
        Fence.Side side = fence.side(one.place(), one.accuracyMeters());
        return side == Fence.Side.INSIDE || side == Fence.Side.UNCERTAIN && covers(ground, one.place());
    }

    private static boolean covers(Geometry ground, LngLat place) {
        return ground.covers(ground.getFactory().createPoint(place.toCoordinate()));
    }
}
