package org.onegrid.grid.impact;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is counted and measured of an area.
 *
 * @param households          households by the elements of people
 * @param residents           residents likewise
 * @param groups              residents of a group, by group
 * @param elements            elements, by layer
 * @param servicePoints       service centres, stations and staffed points
 * @param staff               posts
 * @param householdsPerWorker households shared among the grid members; null when there are none
 * @param openIncidents       incidents not closed, by status
 * @param areaSquareMeters    size on the spheroid
 * @param compactness         Polsby–Popper: 4π size / border²; 1 is a circle
 * @param borderMeters        length of the border on the spheroid
 */
@Schema(name = "AreaFigures")
public record AreaFigures(
        long households,
        long residents,
        Map<String, Long> groups,
        Map<String, Long> elements,
        long servicePoints,
        long staff,
        @Nullable Double householdsPerWorker,
        Map<String, Long> openIncidents,
        double areaSquareMeters,
        double compactness,
        double borderMeters) {}
