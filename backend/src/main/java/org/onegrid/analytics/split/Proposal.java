package org.onegrid.analytics.split;

import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.onegrid.districting.SplitFigures;
import org.onegrid.districting.SplitPlan;
import org.onegrid.topology.Edit;

/**
 * A way to divide a community that the editor can draw.
 *
 * @param parts its grids, in degrees on the precision grid
 * @param edits that lead there from the grids there are
 */
record Proposal(SplitPlan plan, SplitFigures figures, List<Geometry> parts, List<Edit> edits) {

    /** Copies the lists in. */
    Proposal {
        parts = List.copyOf(parts);
        edits = List.copyOf(edits);
    }
}
