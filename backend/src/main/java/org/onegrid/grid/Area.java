package org.onegrid.grid;

import org.jspecify.annotations.Nullable;

/**
 * An area without its ground.
 *
 * @param id            never changes and is never used again
 * @param code          official code, unique among current areas
 * @param name          name without those of its parents
 * @param level         level
 * @param adminParent   id of the parent in the administrative tree, null at the top
 * @param commandParent id of the parent in the command tree, null at the top
 * @param households    households within
 * @param residents     residents within
 * @param timeZone      of a district: the zone its days are counted in
 */
public record Area(
        long id,
        String code,
        String name,
        AreaLevel level,
        @Nullable Long adminParent,
        @Nullable Long commandParent,
        int households,
        int residents,
        @Nullable String timeZone) {}
