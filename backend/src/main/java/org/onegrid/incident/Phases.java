package org.onegrid.incident;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When an incident reached each link of the chain. A returned case loses the instants of the links it has to go through
 * again; the timeline keeps them.
 */
record Phases(
        Instant reportedAt,
        @Nullable Instant acceptedAt,
        @Nullable Instant dispatchedAt,
        @Nullable Instant arrivedAt,
        @Nullable Instant handledAt,
        @Nullable Instant closedAt) {

    static Phases reported(Instant at) {
        return new Phases(at, null, null, null, null, null);
    }

    Phases accepted(Instant at) {
        return new Phases(reportedAt, at, null, null, null, null);
    }

    Phases dispatched(Instant at) {
        return new Phases(reportedAt, acceptedAt, at, null, null, null);
    }

    Phases arrived(Instant at) {
        return new Phases(reportedAt, acceptedAt, dispatchedAt, at, null, null);
    }

    Phases handled(Instant at) {
        return new Phases(reportedAt, acceptedAt, dispatchedAt, arrivedAt, at, null);
    }

    Phases closed(Instant at) {
        return new Phases(reportedAt, acceptedAt, dispatchedAt, arrivedAt, handledAt, at);
    }

    /** Back at the desk, accepted as before. */
    Phases backToDesk() {
        return new Phases(reportedAt, acceptedAt, null, null, null, null);
    }

    /** Back with the holder, who has to go there again. */
    Phases backToHolder() {
        return new Phases(reportedAt, acceptedAt, dispatchedAt, null, null, null);
    }

    /** Whether no known instant lies before one of an earlier link. */
    boolean inOrder() {
        Instant[] known = Arrays.stream(
                        new Instant[] {reportedAt, acceptedAt, dispatchedAt, arrivedAt, handledAt, closedAt})
                .filter(Objects::nonNull)
                .toArray(Instant[]::new);
        for (int i = 1; i < known.length; i++) {
            if (known[i].isBefore(known[i - 1])) {
                return false;
            }
        }
        return true;
    }

    /** The status that the last known instant speaks of. */
    Status last() {
        if (closedAt != null) {
            return Status.CLOSED;
        }
        if (handledAt != null) {
            return Status.HANDLED;
        }
        if (arrivedAt != null) {
            return Status.ARRIVED;
        }
        if (dispatchedAt != null) {
            return Status.DISPATCHED;
        }
        return acceptedAt != null ? Status.ACCEPTED : Status.REPORTED;
    }
}
