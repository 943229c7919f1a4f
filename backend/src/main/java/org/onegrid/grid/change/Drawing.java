package org.onegrid.grid.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.onegrid.topology.Change;
import org.onegrid.topology.EditRefused;
import org.onegrid.topology.Topology;

/**
 * A change as far as it is drawn: its ground with some of its operations made. It can be taken to any other state of the same
 * change, forwards and backwards, so that nothing but the database need be trusted. Not thread-safe.
 */
final class Drawing {

    private record Made(DrawnOperation operation, Change change) {}

    private final Ground ground;
    private final Topology topology;
    private final List<Made> made = new ArrayList<>();

    Drawing(Ground ground) {
        this.ground = ground;
        this.topology = ground.topology();
    }

    /**
     * Areas that differ between two states.
     *
     * @param shown   codes of those to be drawn anew
     * @param removed codes of those that are no more
     */
    record Difference(Set<String> shown, Set<String> removed) {

        static Difference none() {
            return new Difference(new TreeSet<>(), new TreeSet<>());
        }

        private void forwards(Change change) {
            removed.removeAll(change.added());
            shown.addAll(change.added());
            shown.addAll(change.changed());
            shown.removeAll(change.removed());
            removed.addAll(change.removed());
        }

        private void backwards(Change change) {
            shown.removeAll(change.added());
            removed.addAll(change.added());
            shown.addAll(change.changed());
            shown.addAll(change.removed());
            removed.removeAll(change.removed());
        }
    }

    /**
     * Goes to the state in which exactly these operations are made.
     *
     * @throws EditRefused when one of them cannot be made on this ground; the drawing then stands before it
     */
    Difference goTo(List<DrawnOperation> wanted) {
        int common = 0;
        while (common < made.size()
                && common < wanted.size()
                && made.get(common).operation().sameAs(wanted.get(common))) {
            common++;
        }
        Difference difference = Difference.none();
        while (made.size() > common) {
            Change last = made.remove(made.size() - 1).change();
            topology.revert(last);
            difference.backwards(last);
        }
        for (DrawnOperation operation : wanted.subList(common, wanted.size())) {
            difference.forwards(make(operation));
        }
        return difference;
    }

    /** Makes one more; @throws EditRefused when it cannot be made, and nothing has changed then */
    Change make(DrawnOperation operation) {
        Change change = topology.apply(Places.edit(operation.edit(), operation.weights()));
        made.add(new Made(operation, change));
        return change;
    }

    /** Whether any of the operations made has changed the area. */
    boolean touched(String code) {
        return made.stream()
                .map(Made::change)
                .anyMatch(change ->
                        change.changed().contains(code) || change.added().contains(code));
    }

    Ground ground() {
        return ground;
    }

    Topology topology() {
        return topology;
    }
}
