package org.onegrid.topology;

import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.onegrid.partition.Fault;

/** An edit that was not made; nothing has changed. */
public final class EditRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Reason reason;
    private final transient List<Fault> faults;
    private final transient Geometry place;
    private final String advice;

    EditRefused(Reason reason, List<Fault> faults, Geometry place, String message, String advice) {
        super(message);
        this.reason = reason;
        this.faults = List.copyOf(faults);
        this.place = place;
        this.advice = advice;
    }

    EditRefused(Reason reason, Geometry place, String message, String advice) {
        this(reason, List.of(), place, message, advice);
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** What would be wrong with the result; empty unless that is the reason, or a code is taken. */
    public List<Fault> faults() {
        return faults;
    }

    /** Geometry to draw, in degrees; empty only where there is nothing to draw. */
    public Geometry place() {
        return place;
    }

    /** What to do instead, in English; a user interface translates by the reason. */
    public String advice() {
        return advice;
    }
}
