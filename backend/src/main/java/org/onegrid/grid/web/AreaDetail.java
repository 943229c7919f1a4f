package org.onegrid.grid.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One area.
 *
 * @param path          codes from the top of the command tree, joined by dots
 * @param chain         the areas of the path, itself last
 * @param adminParent   parent in the administrative tree, null at the top
 * @param commandParent parent in the command tree, null at the top
 * @param children      number of areas it commands directly
 * @param below         number of areas it commands at any depth, by level
 * @param timeZone      the zone its days are counted in
 * @param bounds        west, south, east, north of its ground, or of what it commands; null when there is none
 * @param squareMeters  size of its ground on the spheroid; null for a committee
 * @param validFrom     since when it is as it is
 */
@Schema(name = "AreaDetail")
record AreaDetail(
        String code,
        String name,
        String level,
        String path,
        List<AreaName> chain,
        @Nullable AreaName adminParent,
        @Nullable AreaName commandParent,
        int households,
        int residents,
        int children,
        Map<String, Long> below,
        String timeZone,
        @Nullable List<Double> bounds,
        @Nullable Double squareMeters,
        Instant validFrom) {}
