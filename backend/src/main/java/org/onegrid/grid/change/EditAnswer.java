package org.onegrid.grid.change;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * What an operation, or undoing or redoing one, did.
 *
 * @param version of the change from now on
 * @param cursor  how many operations count
 * @param length  how many there are, undone ones too
 * @param changed grids to draw anew
 * @param removed codes of grids that are no more
 */
@Schema(name = "EditAnswer")
public record EditAnswer(
        int version, int cursor, int length, List<GroundFeatures.Feature> changed, List<String> removed) {}
