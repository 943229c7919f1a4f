package org.onegrid.districting;

import java.util.List;

/**
 * What a plan comes to on the ground.
 *
 * @param households   of each part
 * @param compactness  of each part: 4π·area / perimeter² (Polsby and Popper 1991), 1 for a circle
 * @param borderMeters of all borders between parts
 * @param alongShare   share of that length along roads and water
 */
public record SplitFigures(List<Double> households, List<Double> compactness, double borderMeters, double alongShare) {

    /** Copies the lists in. */
    public SplitFigures {
        households = List.copyOf(households);
        compactness = List.copyOf(compactness);
    }
}
