package org.onegrid.test;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.onegrid.geo.LngLat;
import org.onegrid.incident.IncidentHistory.PastCase;
import org.onegrid.incident.IncidentHistory.PastStep;

/** Cases of the past for tests, all of one category, channel and severity. */
public final class Cases {

    private Cases() {}

    /** Somebody must be there within 60 minutes of the report, and it must be closed within a day. */
    public static PastCase past(LngLat place, Instant reported, List<PastStep> steps) {
        return new PastCase("101001", place, "hotline", null, 2, "井盖缺失", null, reported, steps);
    }

    /** A step of the desk. */
    public static PastStep step(String verb, Instant at) {
        return new PastStep(verb, at, "desk", null, null);
    }

    /** Steps one minute after another, the first at the given instant. */
    public static List<PastStep> steps(Instant first, List<String> verbs) {
        return IntStream.range(0, verbs.size())
                .mapToObj(i -> step(verbs.get(i), first.plusSeconds(60L * i)))
                .toList();
    }
}
