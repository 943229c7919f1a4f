package org.onegrid.analytics.response;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onegrid.analytics.SurfaceWish;
import org.onegrid.analytics.cases.Case;
import org.onegrid.analytics.cases.CaseReader;
import org.onegrid.problem.Refusal;

/**
 * What is asked of response times.
 *
 * @param phase        of the chain; response when left out
 * @param limitMinutes share within it; 30 when left out
 * @param quantile     which one the map shows, 0.05 to 0.95 in hundredths; 0.9 when left out
 * @param figure       what the map shows; the quantile when left out
 * @param surface      null without one
 */
record ResponseWish(
        @Nullable Phase phase,
        @Nullable Double limitMinutes,
        @Nullable Double quantile,
        @Nullable Figure figure,
        @Nullable SurfaceWish surface) {

    static final String MEMBERS =
            "{\"phase\": \"response\", \"limitMinutes\": 30, \"quantile\": 0.9, \"figure\": \"quantile\", \"surface\": {\"cellMeters\":"
                    + " 50, \"bandwidthMeters\": 400}}; each may be left out";

    private static final double MOST_MINUTES = 60 * 24 * 366;

    /** Part of the way from the report to the close, between two instants. */
    enum Phase {
        QUEUE,
        TRAVEL,
        RESPONSE,
        HANDLING,
        TOTAL;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        static Phase of(String word) {
            for (Phase phase : values()) {
                if (phase.word().equals(word)) {
                    return phase;
                }
            }
            throw Refusal.invalid("phase-unknown", "'phase' is queue, travel, response, handling or total.");
        }

        long begin(Case one) {
            return switch (this) {
                case QUEUE, RESPONSE, TOTAL -> one.reported();
                case TRAVEL -> one.dispatched();
                case HANDLING -> one.arrived();
            };
        }

        /** The instants it looks at besides that of the report. */
        Set<CaseReader.Part> parts() {
            return switch (this) {
                case QUEUE, TRAVEL ->
                    EnumSet.of(CaseReader.Part.DISPATCHED, CaseReader.Part.ARRIVED, CaseReader.Part.HANDLED);
                case RESPONSE, HANDLING -> EnumSet.of(CaseReader.Part.ARRIVED, CaseReader.Part.HANDLED);
                case TOTAL -> EnumSet.of(CaseReader.Part.CLOSED);
            };
        }

        long end(Case one) {
            return switch (this) {
                case QUEUE -> one.dispatched();
                case TRAVEL, RESPONSE -> one.arrived();
                case HANDLING -> one.handled();
                case TOTAL -> one.closed();
            };
        }

        /** Whether a case that has not reached its end is still on the way there, and not past it without a record. */
        boolean lasts(Case one) {
            return one.isOpen()
                    && switch (this) {
                        case QUEUE -> one.arrived() == Case.NEVER && one.handled() == Case.NEVER;
                        case TRAVEL, RESPONSE -> one.handled() == Case.NEVER;
                        case HANDLING, TOTAL -> true;
                    };
        }
    }

    /** What the map shows. */
    enum Figure {
        QUANTILE("quantile"),
        SHARE_WITHIN("share-within");

        private final String word;

        Figure(String word) {
            this.word = word;
        }

        @JsonValue
        String word() {
            return word;
        }

        @JsonCreator
        static Figure of(String word) {
            for (Figure figure : values()) {
                if (figure.word.equals(word)) {
                    return figure;
                }
            }
            throw Refusal.invalid("figure-unknown", "'figure' is quantile or share-within.");
        }
    }

    /** @throws Refusal 422 {@code limit-invalid} or {@code quantile-invalid} */
    ResponseWish {
        phase = phase == null ? Phase.RESPONSE : phase;
        limitMinutes = limitMinutes == null ? 30 : limitMinutes;
        quantile = quantile == null ? 0.9 : quantile;
        figure = figure == null ? Figure.QUANTILE : figure;
        if (!(limitMinutes > 0 && limitMinutes <= MOST_MINUTES)) {
            throw Refusal.invalid("limit-invalid", "'limitMinutes' is more than nothing and at most a year.");
        }
        if (!(quantile >= 0.05 && quantile <= 0.95) || Math.abs(quantile * 100 - Math.rint(quantile * 100)) > 1e-9) {
            throw Refusal.invalid(
                    "quantile-invalid",
                    "'quantile' is 0.05 to 0.95 in hundredths; 0.9 is the time that nine of ten do not pass.");
        }
    }

    double limitSeconds() {
        return limitMinutes == null ? 0 : limitMinutes * 60;
    }

    double shown() {
        return quantile == null ? 0.9 : quantile;
    }

    Phase of() {
        return phase == null ? Phase.RESPONSE : phase;
    }

    boolean showsShare() {
        return figure == Figure.SHARE_WITHIN;
    }
}
