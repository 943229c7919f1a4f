package org.onegrid.synth.chronicle;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.LngLat;

/**
 * An incident and all that is done about it, in time order.
 *
 * @param sourceId    unique, {@code DEMO-yyyymmdd-nnnn}
 * @param category    code of the category
 * @param at          where it was reported, a few metres from where it is
 * @param gridCode    the grid that contains {@code at}
 * @param channel     code of the channel
 * @param severity    1 to 4, 4 is worst
 * @param title       in Chinese, names nobody
 * @param description in Chinese, names nobody
 * @param reportedAt  to the second
 * @param responder   code of the post that went, null when nobody did
 * @param nature      what it really is; the server is never told
 * @param duplicateOf source id of the case it repeats, for a duplicate
 * @param steps       what was done, not before {@code reportedAt}, in order
 */
public record SyntheticCase(
        String sourceId,
        String category,
        LngLat at,
        String gridCode,
        String channel,
        int severity,
        String title,
        String description,
        Instant reportedAt,
        @Nullable String responder,
        Nature nature,
        @Nullable String duplicateOf,
        List<Step> steps) {

    /** What a report really is. */
    public enum Nature {
        /** As it says. */
        GENUINE,
        /** The same thing as another report. */
        DUPLICATE,
        /** Nothing was found. */
        FALSE_REPORT,
        /** Made up by those who close it. */
        SELF_MADE
    }

    /**
     * One step.
     *
     * @param verb    accept, dispatch, arrive, handle, verify, close, return or reject
     * @param at      when
     * @param holder  for dispatch: who has it now, a post
     * @param opinion in Chinese; never null for return and reject
     */
    public record Step(
            String verb,
            Instant at,
            @Nullable String holder,
            @Nullable String opinion) {}

    /** Copies the steps in. */
    public SyntheticCase {
        steps = List.copyOf(steps);
    }

    /** When a verb was last done; null if it was not. */
    public @Nullable Instant when(String verb) {
        Instant last = null;
        for (Step step : steps) {
            if (step.verb.equals(verb)) {
                last = step.at;
            }
        }
        return last;
    }
}
