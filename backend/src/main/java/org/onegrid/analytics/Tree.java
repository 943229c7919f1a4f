package org.onegrid.analytics;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onegrid.grid.Area;
import org.onegrid.grid.AreaLevel;
import org.onegrid.problem.Refusal;

/** The two trees over the areas. */
public enum Tree {
    ADMINISTRATIVE,
    COMMAND;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Refusal 422 {@code tree-unknown} */
    @JsonCreator
    static Tree of(String word) {
        for (Tree tree : values()) {
            if (tree.word().equals(word)) {
                return tree;
            }
        }
        throw Refusal.invalid("tree-unknown", "'tree' is administrative or command.");
    }

    /** Whether an area is part of it. */
    public boolean holds(Area area) {
        return this == COMMAND || area.level() != AreaLevel.COMMITTEE;
    }

    /** Id of the area above in this tree; null at the top. */
    @Nullable
    Long above(Area area) {
        return this == ADMINISTRATIVE ? area.adminParent() : area.commandParent();
    }
}
