package org.onegrid.analytics;

import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question on its way to its answer.
 *
 * @param id       also that of its result
 * @param progress between 0 and 1
 * @param ahead    how many others are begun before it
 * @param problem  why it failed; null when it did not
 */
@Schema(name = "AnalysisJob")
public record Job(
        String id,
        State state,
        double progress,
        int ahead,
        @Nullable Problem problem) {

    /** How far a job has come. */
    @Schema(name = "AnalysisJobState", enumAsRef = true)
    public enum State {
        QUEUED,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether nothing more happens to it. */
        public boolean isOver() {
            return this == DONE || this == FAILED || this == CANCELLED;
        }
    }

    /**
     * Why a job failed, as a problem document says it.
     *
     * @param code   kebab-case
     * @param detail English, for a person
     */
    @Schema(name = "AnalysisProblem")
    public record Problem(String code, String detail, Map<String, Object> facts) {}
}
