package org.onegrid.grid.change;

import static org.onegrid.grid.change.ChangeState.*;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What can be done with a change, from where, and what the trail calls it when it is done. */
enum ChangeVerb {
    DRAW("drawn", DRAFT),
    SUBMIT("submitted", DRAFT),
    APPROVE("approved", SUBMITTED),
    REJECT("rejected", SUBMITTED),
    WITHDRAW("withdrawn", DRAFT, SUBMITTED, APPROVED),
    REVISE("revised", REJECTED),
    REBASE("rebased", DRAFT, SUBMITTED),
    /** The clock found it due. */
    APPLY("effective", APPROVED),
    /** The clock found it due and its border moved. */
    COLLIDE("collided", APPROVED);

    private final String done;
    private final Set<ChangeState> from;

    ChangeVerb(String done, ChangeState... from) {
        this.done = done;
        this.from = EnumSet.copyOf(List.of(from));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The verb as the trail and the event have it. */
    String done() {
        return done;
    }

    boolean allowedFrom(ChangeState state) {
        return from.contains(state);
    }

    /** What a person can do next. */
    static List<ChangeVerb> allowed(ChangeState state) {
        return Arrays.stream(values())
                .filter(verb -> verb != APPLY && verb != COLLIDE && verb.allowedFrom(state))
                .toList();
    }
}
