package org.onegrid.identity;

import java.util.Set;

/**
 * Where a person is responsible.
 *
 * @param everywhere the whole instance, whatever areas it has or will have
 * @param areaIds    otherwise: these areas and all below them in the command tree
 */
public record Scope(boolean everywhere, Set<Long> areaIds) {

    public Scope {
        areaIds = Set.copyOf(areaIds);
    }

    /** Responsible for the whole instance. */
    public static Scope all() {
        return new Scope(true, Set.of());
    }

    /** Responsible for some areas and all below them. */
    public static Scope of(Set<Long> areaIds) {
        return new Scope(false, areaIds);
    }
}
