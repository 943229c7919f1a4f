package org.onegrid.synth.chronicle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.LngLat;
import org.onegrid.synth.chronicle.SyntheticCase.Nature;
import org.onegrid.synth.chronicle.SyntheticCase.Step;

/** A case while it is being made. Times are seconds since 1970. */
final class Draft {

    final Mix.Kind kind;
    final Sites.Site site;
    final LngLat at;
    /** Grid that contains {@link #at}; not always the one the thing is in. */
    final int reportedGrid;

    final String channel;
    final int severity;
    final String title;
    final long reported;
    final Nature nature;
    final @Nullable Draft original;
    final List<Step> steps = new ArrayList<>();

    @Nullable
    String responder;

    private @Nullable String sourceId;

    Draft(
            Mix.Kind kind,
            Sites.Site site,
            LngLat at,
            int reportedGrid,
            String channel,
            int severity,
            String title,
            long reported,
            Nature nature,
            @Nullable Draft original) {
        this.kind = kind;
        this.site = site;
        this.at = at;
        this.reportedGrid = reportedGrid;
        this.channel = channel;
        this.severity = severity;
        this.title = title;
        this.reported = reported;
        this.nature = nature;
        this.original = original;
    }

    void number(String id) {
        sourceId = id;
    }

    String sourceId() {
        if (sourceId == null) {
            throw new IllegalStateException("the case has no number yet");
        }
        return sourceId;
    }

    void step(String verb, long at, @Nullable String holder, @Nullable String opinion) {
        steps.add(new Step(verb, Instant.ofEpochSecond(at), holder, opinion));
    }

    SyntheticCase toCase(String gridCode) {
        return new SyntheticCase(
                sourceId(),
                kind.code(),
                at,
                gridCode,
                channel,
                severity,
                title,
                said() + title + "。",
                Instant.ofEpochSecond(reported),
                responder,
                nature,
                original == null ? null : original.sourceId(),
                steps);
    }

    private String said() {
        return switch (channel) {
            case "hotline" -> "市民来电反映：";
            case "field" -> "网格员巡查发现：";
            case "alarm" -> "报警求助：";
            case "urban" -> "采集员上报：";
            default -> "群众提交：";
        };
    }
}
