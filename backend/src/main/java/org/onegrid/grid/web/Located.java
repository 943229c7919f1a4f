package org.onegrid.grid.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who owns a place.
 *
 * @param lng                    degrees, CGCS2000
 * @param lat                    degrees, CGCS2000
 * @param areaCode               the lowest area there
 * @param areaPath               its codes from the top of the command tree, joined by dots
 * @param areas                  the same areas in words, the lowest last
 * @param distanceToBorderMeters from the place to the border of the lowest area
 * @param neighbourAcross        who owns the other side of that border; null where the partition ends. Its name is shown
 *                               whoever asks: one must know whom to turn to
 */
@Schema(name = "Located")
record Located(
        double lng,
        double lat,
        String areaCode,
        String areaPath,
        List<AreaName> areas,
        double distanceToBorderMeters,
        @Nullable AreaName neighbourAcross) {}
