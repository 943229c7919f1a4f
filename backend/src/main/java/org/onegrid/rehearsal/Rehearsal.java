package org.onegrid.rehearsal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rehearsal.
 *
 * @param area    code of the area it is played in
 * @param seed    what its cases were made from, null when they were not
 * @param speed   how many times faster than real it is played; durations of what is played shrink with it, people's do not
 * @param endedAt null while it runs
 * @param by      the account that started it
 */
public record Rehearsal(
        String id,
        String name,
        String area,
        String areaName,
        @Nullable Long seed,
        double speed,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String by) {}
