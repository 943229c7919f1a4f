package org.onegrid.bench.travel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;
import org.onegrid.geo.LngLat;
import org.onegrid.network.Mode;
import org.onegrid.network.RoadGraph;
import org.onegrid.network.Travel;

/**
 * What is true: a textbook Dijkstra in seconds as doubles on the links of a graph, and the nearest road by JTS's tree of
 * segments. Shares with the product the links, their lengths and speeds, and the leg at 1.25 m/s; nothing else.
 */
final class PlainTimes {

    private record Segment(int link, Coordinate a, Coordinate b, double fromMeters) {}

    record Foot(int link, double alongMeters, double awayMeters) {}

    private final RoadGraph graph;
    private final Mode mode;
    private final STRtree segments = new STRtree();
    private final List<List<Integer>> arcs = new ArrayList<>();

    /** @param open which links may be used at all */
    PlainTimes(Travel open, Mode mode) {
        graph = open.graph();
        this.mode = mode;
        for (int node = 0; node < graph.nodeCount(); node++) {
            arcs.add(new ArrayList<>());
        }
        for (int link = 0; link < graph.linkCount(); link++) {
            boolean along = open.isOpen(link) && graph.speeds(2 * link).kph(mode) > 0;
            boolean against = open.isOpen(link) && graph.speeds(2 * link + 1).kph(mode) > 0;
            if (along) {
                arcs.get(graph.from(link)).add(2 * link);
            }
            if (against) {
                arcs.get(graph.to(link)).add(2 * link + 1);
            }
            Coordinate[] line = graph.line(link).getCoordinates();
            double meters = 0;
            for (int i = 1; i < line.length && (along || against); i++) {
                segments.insert(new Envelope(line[i - 1], line[i]), new Segment(link, line[i - 1], line[i], meters));
                double lat = (line[i].y + line[i - 1].y) / 2;
                meters += Math.hypot(
                        (line[i].x - line[i - 1].x) * perLng(lat), (line[i].y - line[i - 1].y) * perLat(lat));
            }
        }
    }

    /** Series for the length of a degree on WGS 84, other than the formula the product uses. */
    private static double perLat(double lat) {
        double phi = Math.toRadians(lat);
        return 111_132.954 - 559.822 * Math.cos(2 * phi) + 1.175 * Math.cos(4 * phi);
    }

    private static double perLng(double lat) {
        double phi = Math.toRadians(lat);
        return 111_412.84 * Math.cos(phi) - 93.5 * Math.cos(3 * phi) + 0.118 * Math.cos(5 * phi);
    }

    /** A start: its foot on the road, and seconds to every node, infinite where no way leads. */
    record From(Foot foot, double[] nodes) {}

    From from(LngLat place) {
        Foot foot = foot(place, 2000);
        double[] seconds = new double[graph.nodeCount()];
        Arrays.fill(seconds, Double.POSITIVE_INFINITY);
        record Step(int node, double seconds) {}
        PriorityQueue<Step> queue = new PriorityQueue<>((a, b) -> Double.compare(a.seconds, b.seconds));
        double leg = foot.awayMeters / 1.25;
        double rest = graph.meters(foot.link) - foot.alongMeters;
        queue.add(new Step(graph.to(foot.link), leg + seconds(2 * foot.link, rest)));
        queue.add(new Step(graph.from(foot.link), leg + seconds(2 * foot.link + 1, foot.alongMeters)));
        while (!queue.isEmpty()) {
            Step step = queue.poll();
            if (step.seconds >= seconds[step.node]) {
                continue;
            }
            seconds[step.node] = step.seconds;
            for (int arc : arcs.get(step.node)) {
                queue.add(new Step(graph.head(arc), step.seconds + seconds(arc, graph.meters(arc >> 1))));
            }
        }
        return new From(foot, seconds);
    }

    /** Seconds from a start to a place; infinite when its road is farther than the leg. */
    double to(From start, LngLat place, double maxLegMeters) {
        Foot foot = foot(place, maxLegMeters);
        if (foot.awayMeters > maxLegMeters) {
            return Double.POSITIVE_INFINITY;
        }
        double best = start.nodes[graph.from(foot.link)] + seconds(2 * foot.link, foot.alongMeters);
        double rest = graph.meters(foot.link) - foot.alongMeters;
        best = Math.min(best, start.nodes[graph.to(foot.link)] + seconds(2 * foot.link + 1, rest));
        Foot from = start.foot;
        if (from.link == foot.link) {
            double meters = foot.alongMeters - from.alongMeters;
            double direct = seconds(2 * foot.link + (meters > 0 ? 0 : 1), Math.abs(meters));
            best = Math.min(best, from.awayMeters / 1.25 + direct);
        }
        return best + foot.awayMeters / 1.25;
    }

    private double seconds(int arc, double meters) {
        double kph = graph.speeds(arc).kph(mode);
        return meters < 0.01 ? 0 : kph == 0 ? Double.POSITIVE_INFINITY : meters * 3.6 / kph;
    }

    private Foot foot(LngLat place, double meters) {
        double perLng = perLng(place.lat());
        double perLat = perLat(place.lat());
        Envelope around = new Envelope(place.toCoordinate());
        around.expandBy(meters / perLng, meters / perLat);
        Foot[] best = {new Foot(0, 0, Double.POSITIVE_INFINITY)};
        segments.query(around, item -> {
            Segment s = (Segment) item;
            double dx = (s.b.x - s.a.x) * perLng;
            double dy = (s.b.y - s.a.y) * perLat;
            double px = (place.lng() - s.a.x) * perLng;
            double py = (place.lat() - s.a.y) * perLat;
            double squared = dx * dx + dy * dy;
            double t = squared == 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / squared));
            double away = Math.hypot(px - t * dx, py - t * dy);
            if (away < best[0].awayMeters) {
                best[0] = new Foot(s.link, s.fromMeters + t * Math.sqrt(squared), away);
            }
        });
        return best[0];
    }
}
