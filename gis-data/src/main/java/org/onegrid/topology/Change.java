package org.onegrid.topology;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An edit that was made, with all it takes to undo it. It keeps the replaced arcs and faces themselves, so undoing puts
 * back the very same ones; its size is that of what was touched.
 */
public final class Change {

    private final Edit edit;
    private final Set<String> changed;
    private final Set<String> added;
    private final Set<String> removed;
    private final List<Swap<Arc>> arcs;
    private final List<Swap<Face>> faces;

    /** @param reshaped codes of areas with another shape than before, whether there before or not */
    Change(Edit edit, List<Swap<Arc>> arcs, List<Swap<Face>> faces, Set<String> reshaped) {
        this.edit = edit;
        this.arcs = List.copyOf(arcs);
        this.faces = List.copyOf(faces);
        this.added = codes(faces, Swap::after, Swap::before);
        this.removed = codes(faces, Swap::before, Swap::after);
        TreeSet<String> rest = new TreeSet<>(reshaped);
        rest.removeAll(added);
        rest.removeAll(removed);
        this.changed = Collections.unmodifiableSet(rest);
    }

    private static Set<String> codes(
            List<Swap<Face>> faces,
            Function<Swap<Face>, @Nullable Face> there,
            Function<Swap<Face>, @Nullable Face> gone) {
        TreeSet<String> codes = new TreeSet<>();
        for (Swap<Face> swap : faces) {
            @Nullable Face face = there.apply(swap);
            if (face != null && gone.apply(swap) == null) {
                codes.add(face.code());
            }
        }
        return Collections.unmodifiableSet(codes);
    }

    /** What was asked for. */
    public Edit edit() {
        return edit;
    }

    /**
     * Codes of the areas with another shape than before, ascending. Locked ones are among them where a cut ends on their
     * border: they gain a vertex there, and nothing else.
     */
    public Set<String> changed() {
        return changed;
    }

    /** Codes of new areas. */
    public Set<String> added() {
        return added;
    }

    /** Codes of areas that are no more. */
    public Set<String> removed() {
        return removed;
    }

    List<Swap<Arc>> arcs() {
        return arcs;
    }

    List<Swap<Face>> faces() {
        return faces;
    }
}
