package org.onegrid.analytics;

import org.onegrid.identity.Permission;
import org.onegrid.identity.Person;
import org.onegrid.problem.Refusal;
import org.springframework.http.HttpStatus;

/** Answers that rest on where people are, or were, are for those only who may read tracks: a figure of few of them names their place. */
public final class Whereabouts {

    private Whereabouts() {}

    /** @throws Refusal 403 {@code tracks-not-allowed} */
    public static void admit(Person me) {
        if (!me.may(Permission.TRACK_READ)) {
            throw new Refusal(
                    HttpStatus.FORBIDDEN,
                    "tracks-not-allowed",
                    "This rests on where responders are, which is not for this account to see.");
        }
    }
}
