package org.onegrid.synth;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Polygon;

/**
 * One node of the two area trees.
 *
 * @param code              6 digits district, 9+3 zeros street and 12 community, 15 grid; a committee has a code of its own
 * @param name              name without the names of its parents
 * @param level             level
 * @param parentCode        parent in the administrative tree; null for the district
 * @param commandParentCode parent in the command tree (a street under a committee differs); null for the district
 * @param geometry          EPSG:4490 on the 1e-7° grid, neighbours share every vertex; null for a committee
 * @param households        households within
 * @param residents         residents within
 * @param place             what kind of place it mostly is
 */
public record AreaUnit(
        String code,
        String name,
        Level level,
        @Nullable String parentCode,
        @Nullable String commandParentCode,
        @Nullable Polygon geometry,
        int households,
        int residents,
        Zone place) {}
