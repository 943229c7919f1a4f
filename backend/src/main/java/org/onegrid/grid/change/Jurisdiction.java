package org.onegrid.grid.change;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onegrid.grid.Area;
import org.onegrid.grid.AreaLevel;
import org.onegrid.grid.AreaTree;
import org.onegrid.grid.Partition;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Person;
import org.onegrid.identity.Scope;
import org.onegrid.problem.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Who may do what with changes of boundaries, and where. A border has two sides, so who may draw and is responsible for a
 * grid draws in the area the grid lies in (decision 0004).
 */
@Component
class Jurisdiction {

    private final Partition partition;

    Jurisdiction(Partition partition) {
        this.partition = partition;
    }

    /** The command paths in which a person sees changes. */
    String[] paths(Person me) {
        AreaTree tree = partition.tree();
        return tree.scopePaths(reach(tree, me));
    }

    /**
     * The area with this code, in which the person may draw.
     *
     * @throws Refusal 404 when it is not there or not this person's, 422 {@code area-unfit} when nothing in it can be drawn
     */
    Area toDrawIn(Person me, String code) {
        AreaTree tree = partition.tree();
        Area area = tree.find(code)
                .filter(found -> tree.within(reach(tree, me), found))
                .orElseThrow(() -> Refusal.notFound("The area"));
        if (tree.isLowest(area) || area.level() == AreaLevel.COMMITTEE) {
            throw Refusal.invalid(
                    "area-unfit",
                    "Borders are drawn within a community, a street or a district; " + area.code()
                            + " is not divided.");
        }
        return area;
    }

    /** The command path of an area to list changes of. @throws Refusal 404 */
    String pathOf(Person me, String code) {
        AreaTree tree = partition.tree();
        return tree.find(code)
                .filter(found -> tree.within(reach(tree, me), found))
                .map(found -> tree.path(found).ltree())
                .orElseThrow(() -> Refusal.notFound("The area"));
    }

    /** @throws Refusal 403 {@code forbidden} when this is not for this person to do */
    void require(Person me, Area area, ChangeVerb verb) {
        boolean may = switch (verb) {
            case APPROVE, REJECT -> mayDecide(me, area);
            case WITHDRAW -> mayEdit(me, area) || mayDecide(me, area);
            default -> mayEdit(me, area);
        };
        if (!may) {
            throw new Refusal(
                    HttpStatus.FORBIDDEN,
                    "forbidden",
                    "'" + verb.word() + "' is for those who "
                            + (verb == ChangeVerb.APPROVE || verb == ChangeVerb.REJECT
                                    ? "decide for the area above."
                                    : "draw the borders of this area."));
        }
    }

    /** The area of a change this person may see, else nothing. */
    @Nullable
    Area visible(Person me, BoundaryChange change) {
        AreaTree tree = partition.tree();
        return tree.find(change.facts().areaId())
                .filter(area -> tree.within(reach(tree, me), area))
                .orElse(null);
    }

    /** Whether the person may draw in the area. */
    boolean mayEdit(Person me, Area area) {
        AreaTree tree = partition.tree();
        return me.may(Permission.BOUNDARY_EDIT) && tree.within(reach(tree, me), area);
    }

    /** Whether the person may decide on changes within the area: from the level above, or at the top from the area itself. */
    boolean mayDecide(Person me, Area area) {
        AreaTree tree = partition.tree();
        Area above = area.commandParent() == null ? area : tree.get(area.commandParent());
        return me.may(Permission.BOUNDARY_APPROVE) && tree.within(me.scope(), above);
    }

    private static Scope reach(AreaTree tree, Person me) {
        if (me.scope().everywhere() || !me.may(Permission.BOUNDARY_EDIT)) {
            return me.scope();
        }
        Set<Long> reach = new HashSet<>(me.scope().areaIds());
        for (long id : me.scope().areaIds()) {
            tree.find(id).filter(tree::isLowest).map(Area::commandParent).ifPresent(reach::add);
        }
        return Scope.of(reach);
    }
}
