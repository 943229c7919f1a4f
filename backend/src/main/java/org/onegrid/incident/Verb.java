package org.onegrid.incident;

import static org.onegrid.incident.Status.*;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What can be done to an incident, and from where. */
public enum Verb {
    /** Takes the case in: it is one, and it is ours. */
    ACCEPT("accepted", false, REPORTED),
    /** Sends somebody. */
    DISPATCH("dispatched", false, ACCEPTED),
    /** Somebody is there. */
    ARRIVE("arrived", false, DISPATCHED),
    /** What was to be done is done. */
    HANDLE("handled", false, ARRIVED),
    /** Somebody has looked at the result. */
    VERIFY("verified", false, HANDLED),
    /** Ends the case; the clock stops here and nowhere else. */
    CLOSE("closed", false, VERIFIED),
    /** Gives the case back, with a reason: to the desk, or from verification to the holder. The clock runs on. */
    RETURN("returned", true, DISPATCHED, ARRIVED, HANDLED),
    /** Ends a case that is none, with a reason. */
    REJECT("rejected", true, REPORTED, ACCEPTED);

    private final String done;
    private final boolean needsReason;
    private final Set<Status> from;

    Verb(String done, boolean needsReason, Status... from) {
        this.done = done;
        this.needsReason = needsReason;
        this.from = EnumSet.copyOf(List.of(from));
    }

    /** The word used in the API and the database. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the event of it is called. */
    String eventType() {
        return "incident." + done;
    }

    /** Whether the opinion may not be empty. */
    boolean needsReason() {
        return needsReason;
    }

    boolean allowedFrom(Status status) {
        return from.contains(status);
    }

    /** What can be done next. */
    static List<Verb> allowed(Status status) {
        return Arrays.stream(values()).filter(verb -> verb.allowedFrom(status)).toList();
    }

    /** The verb of this word. */
    public static Optional<Verb> find(String word) {
        return Stream.of(values()).filter(verb -> verb.word().equals(word)).findFirst();
    }
}
