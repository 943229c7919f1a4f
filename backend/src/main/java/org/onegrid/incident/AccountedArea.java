package org.onegrid.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onegrid.grid.Area;
import org.onegrid.grid.AreaLevel;
import org.onegrid.grid.AreaTree;

/**
 * An area at some instant and the cases that were accounted to it then, as analyses by the boundaries of then count them: a case
 * belongs to the area it was accounted to; where that had been retired before, to the last area above it that was still there, and below
 * that to the area its place lay in.
 *
 * @param at null for now
 */
record AccountedArea(
        AreaTree tree,
        Area area,
        boolean administrative,
        @Nullable Instant at) {

    private static final String THEN = """
            coalesce((select a.area_id from incident_account a
                      where a.incident_id = i.id and a.until > cast(:accountedAt as timestamptz)
                      order by a.until limit 1), i.area_id)
            """;

    private static final String WITHIN = """
            case
                when %1$s = any (:inside) then true
                when %1$s = any (:known) then false
                else coalesce(
                    (select case when not above.id = any (:around) then above.id = any (:inside) end
                     from (select cast(id as bigint) as id, n
                           from unnest(string_to_array(cast(i.area_path as text), '.')) with ordinality as path (id, n)) above
                     where above.id = any (:known)
                     order by above.n desc limit 1),
                    (select h.area_id = any (:inside)
                     from area_history h
                     where h.area_id = any (:lowest)
                       and h.valid @> coalesce(cast(:accountedAt as timestamptz), 'infinity')
                       and st_intersects(h.geom, i.geom)
                     order by h.area_id limit 1),
                    false)
            end
            """;

    /** The condition that a case belongs to it; binds values by name. @param moved whether accounts have changed since */
    String condition(Map<String, @Nullable Object> values, boolean moved) {
        List<Long> inside = new ArrayList<>();
        List<Long> lowest = new ArrayList<>();
        List<Long> known = new ArrayList<>();
        for (Area one : tree.list()) {
            if (!administrative || one.level() != AreaLevel.COMMITTEE) {
                known.add(one.id());
            }
            if (isWithin(one)) {
                inside.add(one.id());
            }
            if (tree.isLowest(one)) {
                lowest.add(one.id());
            }
        }
        List<Long> around = new ArrayList<>();
        for (@Nullable Area up = above(area); up != null; up = above(up)) {
            around.add(up.id());
        }
        values.put("inside", inside.toArray(Long[]::new));
        values.put("around", around.toArray(Long[]::new));
        values.put("known", known.toArray(Long[]::new));
        values.put("lowest", lowest.toArray(Long[]::new));
        values.put("accountedAt", at == null ? null : at.toString());
        return WITHIN.formatted(at != null && moved ? THEN : "i.area_id");
    }

    private boolean isWithin(Area one) {
        for (@Nullable Area up = one; up != null; up = above(up)) {
            if (up.id() == area.id()) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Area above(Area one) {
        Long id = administrative ? one.adminParent() : one.commandParent();
        return id == null ? null : tree.find(id).orElse(null);
    }
}
