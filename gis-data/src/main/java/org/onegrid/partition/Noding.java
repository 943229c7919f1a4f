package org.onegrid.partition;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.noding.NodedSegmentString;
import org.locationtech.jts.noding.Noder;
import org.locationtech.jts.noding.SegmentString;
import org.locationtech.jts.noding.snap.SnappingNoder;
import org.locationtech.jts.noding.snapround.SnapRoundingNoder;

/**
 * Cuts segments where they meet, so that afterwards they meet at common ends only: JTS's snap rounding on the precision
 * grid, which moves nothing by more than a unit.
 */
final class Noding {

    private Noding() {}

    static Segments node(Segments segments) {
        List<SegmentString> strings = strings(segments, 1, 1);
        return collect(new SnapRoundingNoder(new PrecisionModel(1)), strings, 1, 1);
    }

    /** Draws together what lies within a distance, then nodes. */
    static Segments snap(Segments segments, double meters, LocalPlane plane) {
        List<SegmentString> strings = strings(segments, plane.east, plane.north);
        return node(collect(new SnappingNoder(meters), strings, plane.east, plane.north));
    }

    private static List<SegmentString> strings(Segments segments, double scaleX, double scaleY) {
        List<SegmentString> strings = new ArrayList<>(segments.size());
        for (int s = 0; s < segments.size(); s++) {
            if (segments.owners(s).length > 0) {
                Coordinate[] ends = {
                    new Coordinate(segments.x(segments.from(s)) * scaleX, segments.y(segments.from(s)) * scaleY),
                    new Coordinate(segments.x(segments.to(s)) * scaleX, segments.y(segments.to(s)) * scaleY)
                };
                strings.add(new NodedSegmentString(ends, segments.owners(s)));
            }
        }
        return strings;
    }

    private static Segments collect(Noder noder, List<SegmentString> strings, double scaleX, double scaleY) {
        noder.computeNodes(strings);
        Segments out = new Segments();
        for (Object string : noder.getNodedSubstrings()) {
            SegmentString noded = (SegmentString) string;
            int[] owners = (int[]) noded.getData();
            for (int i = 1; i < noded.size(); i++) {
                Coordinate from = noded.getCoordinate(i - 1);
                Coordinate to = noded.getCoordinate(i);
                out.add(
                        (int) Math.rint(from.x / scaleX),
                        (int) Math.rint(from.y / scaleY),
                        (int) Math.rint(to.x / scaleX),
                        (int) Math.rint(to.y / scaleY),
                        owners);
            }
        }
        return out;
    }
}
