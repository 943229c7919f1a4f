package org.onegrid.alarm;

import org.jspecify.annotations.Nullable;

/**
 * How alarms were answered.
 *
 * @param raised         how many
 * @param taken          of them, by somebody
 * @param cleared        of them, before anybody took them
 * @param untaken        of them, by nobody, whether cleared since or not
 * @param medianSeconds  raised to taken, of those taken; null when none was
 * @param p90Seconds     the same, 90th percentile
 * @param slowestSeconds the same, longest
 */
public record AlarmAnswers(
        int raised,
        int taken,
        int cleared,
        int untaken,
        @Nullable Double medianSeconds,
        @Nullable Double p90Seconds,
        @Nullable Double slowestSeconds) {}
