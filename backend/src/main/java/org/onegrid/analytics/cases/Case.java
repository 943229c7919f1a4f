package org.onegrid.analytics.cases;

import java.util.List;
import org.onegrid.bulk.CopiedRow;

/**
 * One incident as it stood at the moment of the question. The next takes its place. Instants are microseconds since 1970; what had
 * not been done then is {@link #NEVER}.
 */
public final class Case {

    /** Not known to have happened. */
    public static final long NEVER = CopiedRow.NEVER;

    int row;
    long reported;
    long dispatched;
    long arrived;
    long handled;
    long closed;
    boolean open;
    long localDay;
    int localHour;
    double lng;
    double lat;
    boolean held;
    boolean atCommunity;
    List<Judgement> judgements = List.of();

    Case() {}

    /** Index in the rows of the task, or {@link org.onegrid.analytics.AreaRows#NO_ROW}. */
    public int row() {
        return row;
    }

    public long reported() {
        return reported;
    }

    /** As are all instants of steps: only when asked for. */
    public long dispatched() {
        return dispatched;
    }

    public long arrived() {
        return arrived;
    }

    public long handled() {
        return handled;
    }

    public long closed() {
        return closed;
    }

    /** Whether it was neither closed nor rejected. */
    public boolean isOpen() {
        return open;
    }

    /** The local day of the report, counted from 1970-01-01. */
    public long localDay() {
        return localDay;
    }

    /** The local hour of the report, 0 to 23. */
    public int localHour() {
        return localHour;
    }

    /** Degrees; only when places were asked for. */
    public double lng() {
        return lng;
    }

    /** Degrees; only when places were asked for. */
    public double lat() {
        return lat;
    }

    /** Whether it is known who held it last; only when holders were asked for. */
    public boolean isHeld() {
        return held;
    }

    /** Whether whoever held it last works for a grid or community; only when holders were asked for. */
    public boolean isAtCommunity() {
        return atCommunity;
    }

    /** What was said of it, one judgement by source, whenever that was; only when ratings were asked for. */
    public List<Judgement> judgements() {
        return judgements;
    }
}
