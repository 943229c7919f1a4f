package org.onegrid.rehearsal;

import java.time.Instant;
import org.onegrid.identity.Person;

/** A module with things that belong to rehearsals: it ends them with the rehearsal, in the same transaction. */
public interface RehearsalFollower {

    /**
     * The rehearsal has ended; nothing new joins it from now on.
     *
     * @param name what it is called
     * @param by   who ended it
     */
    void ended(long rehearsalId, String name, Person by, Instant at);
}
