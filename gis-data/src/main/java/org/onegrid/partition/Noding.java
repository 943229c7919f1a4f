package org.onegrid.partition;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.noding.NodedSegmentString;
import org.locationtech.jts.noding.Noder;
import org.locationtech.jts.noding.SegmentString;
import org.locationtech.jts.noding.snapround.SnapRoundingNoder;

/**
 * Cuts segments where they meet, so that afterwards they meet at common ends only: JTS's snap rounding on the precision
 * grid, which moves nothing by more than a unit.
 */
final class Noding {

    private Noding() {}

    /** The same segments where they meet at ends only, else cut. */
    static Segments meetingAtEnds(Segments segments) {
        return Crossings.of(segments, Integer.MAX_VALUE).needNoding() ? node(segments) : segments;
    }

    static Segments node(Segments segments) {
        List<SegmentString> strings = strings(segments);
        return collect(new SnapRoundingNoder(new PrecisionModel(1)), strings);
    }

    private static List<SegmentString> strings(Segments segments) {
        List<SegmentString> strings = new ArrayList<>(segments.size());
        for (int s = 0; s < segments.size(); s++) {
            if (segments.owners(s).length > 0) {
                Coordinate[] ends = {
                    new Coordinate(segments.x(segments.from(s)), segments.y(segments.from(s))),
                    new Coordinate(segments.x(segments.to(s)), segments.y(segments.to(s)))
                };
                strings.add(new NodedSegmentString(ends, segments.owners(s)));
            }
        }
        return strings;
    }

    private static Segments collect(Noder noder, List<SegmentString> strings) {
        noder.computeNodes(strings);
        Segments out = new Segments();
        for (Object string : noder.getNodedSubstrings()) {
            SegmentString noded = (SegmentString) string;
            int[] owners = (int[]) noded.getData();
            for (int i = 1; i < noded.size(); i++) {
                Coordinate from = noded.getCoordinate(i - 1);
                Coordinate to = noded.getCoordinate(i);
                out.add(
                        (int) Math.rint(from.x),
                        (int) Math.rint(from.y),
                        (int) Math.rint(to.x),
                        (int) Math.rint(to.y),
                        owners);
            }
        }
        return out;
    }
}
