package org.onegrid.network;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.onegrid.geo.LngLat;

/**
 * Finds the nearest usable link of places: segments in the cells of a regular grid, looked up ring by ring. Exact; the lowest
 * link number wins a tie. Safe for many threads.
 */
public final class Snapper {

    /** Segments per cell aimed at. */
    private static final double CELL_LOAD = 2;

    private static final int MAX_CELLS = 1 << 22;

    private final RoadGraph graph;
    /** Start vertex of each segment, and its link. */
    private final int[] segmentVertex;

    private final int[] segmentLink;
    private final double west;
    private final double south;
    private final double cellSide;
    private final int columns;
    private final int rows;
    private final int[] firstInCell;
    private final int[] cellSegments;

    private Snapper(Travel travel) {
        graph = travel.graph();
        int[] vertex = new int[graph.vertexLng.length];
        int[] link = new int[graph.vertexLng.length];
        int n = 0;
        double minLng = Double.POSITIVE_INFINITY;
        double minLat = Double.POSITIVE_INFINITY;
        double maxLng = Double.NEGATIVE_INFINITY;
        double maxLat = Double.NEGATIVE_INFINITY;
        for (int l = 0; l < graph.linkCount(); l++) {
            if (!travel.isOpen(l)) {
                continue;
            }
            for (int v = graph.firstVertex[l]; v < graph.firstVertex[l + 1]; v++) {
                minLng = Math.min(minLng, graph.vertexLng[v]);
                maxLng = Math.max(maxLng, graph.vertexLng[v]);
                minLat = Math.min(minLat, graph.vertexLat[v]);
                maxLat = Math.max(maxLat, graph.vertexLat[v]);
                if (v + 1 < graph.firstVertex[l + 1]) {
                    vertex[n] = v;
                    link[n++] = l;
                }
            }
        }
        segmentVertex = Arrays.copyOf(vertex, n);
        segmentLink = Arrays.copyOf(link, n);
        west = n == 0 ? 0 : minLng;
        south = n == 0 ? 0 : minLat;
        double width = n == 0 ? 0 : maxLng - minLng;
        double height = n == 0 ? 0 : maxLat - minLat;
        double least = Math.max(1e-6, Math.max(width, height) / 4096);
        double side = Math.max(least, StrictMath.sqrt(width * height * CELL_LOAD / Math.max(1, n)));
        while ((width / side + 1) * (height / side + 1) > MAX_CELLS) {
            side *= 2;
        }
        cellSide = side;
        columns = (int) (width / side) + 1;
        rows = (int) (height / side) + 1;
        firstInCell = new int[columns * rows + 1];
        cellSegments = fill();
    }

    /** A snapper onto the links that these travel times can use. */
    public static Snapper of(Travel travel) {
        return new Snapper(travel);
    }

    private int[] fill() {
        for (int s = 0; s < segmentVertex.length; s++) {
            forCells(s, cell -> firstInCell[cell + 1]++);
        }
        for (int cell = 0; cell + 1 < firstInCell.length; cell++) {
            firstInCell[cell + 1] += firstInCell[cell];
        }
        int[] filled = new int[firstInCell[firstInCell.length - 1]];
        int[] next = firstInCell.clone();
        for (int s = 0; s < segmentVertex.length; s++) {
            int segment = s;
            forCells(s, cell -> filled[next[cell]++] = segment);
        }
        return filled;
    }

    private void forCells(int segment, IntConsumer each) {
        int v = segmentVertex[segment];
        int left = column(Math.min(graph.vertexLng[v], graph.vertexLng[v + 1]));
        int right = column(Math.max(graph.vertexLng[v], graph.vertexLng[v + 1]));
        int bottom = row(Math.min(graph.vertexLat[v], graph.vertexLat[v + 1]));
        int top = row(Math.max(graph.vertexLat[v], graph.vertexLat[v + 1]));
        for (int r = bottom; r <= top; r++) {
            for (int c = left; c <= right; c++) {
                each.accept(r * columns + c);
            }
        }
    }

    private int column(double lng) {
        return (int) Math.min(columns - 1.0, Math.max(0, StrictMath.floor((lng - west) / cellSide)));
    }

    private int row(double lat) {
        return (int) Math.min(rows - 1.0, Math.max(0, StrictMath.floor((lat - south) / cellSide)));
    }

    /** The nearest link within so many metres. */
    public Optional<Snap> find(LngLat place, double maxMeters) {
        if (segmentVertex.length == 0) {
            return Optional.empty();
        }
        double perLng = Spheroid.metersPerDegreeLng(place.lat());
        double perLat = Spheroid.metersPerDegreeLat(place.lat());
        int column = column(place.lng());
        int row = row(place.lat());
        double best = Double.POSITIVE_INFINITY;
        int bestSegment = -1;
        for (int ring = 0; ring <= Math.max(columns, rows); ring++) {
            double bound = ringMeters(place, column, row, ring, perLng, perLat);
            if (bound > Math.min(maxMeters, StrictMath.sqrt(best))) {
                break;
            }
            for (int r = Math.max(0, row - ring); r <= Math.min(rows - 1, row + ring); r++) {
                boolean edge = r == row - ring || r == row + ring;
                int step = edge || ring == 0 ? 1 : 2 * ring;
                for (int c = column - ring; c <= column + ring; c += step) {
                    if (c < 0 || c >= columns) {
                        continue;
                    }
                    int cell = r * columns + c;
                    for (int i = firstInCell[cell]; i < firstInCell[cell + 1]; i++) {
                        int s = cellSegments[i];
                        double squared = squaredMeters(place, s, perLng, perLat);
                        if (squared < best || (squared == best && s < bestSegment)) {
                            best = squared;
                            bestSegment = s;
                        }
                    }
                }
            }
        }
        double meters = StrictMath.sqrt(best);
        return meters <= maxMeters ? Optional.of(snap(place, bestSegment, meters, perLng, perLat)) : Optional.empty();
    }

    /** The nearest place on every link within so many metres, the nearest link first; by number where equally near. */
    public List<Snap> list(LngLat place, double maxMeters) {
        if (segmentVertex.length == 0) {
            return List.of();
        }
        double perLng = Spheroid.metersPerDegreeLng(place.lat());
        double perLat = Spheroid.metersPerDegreeLat(place.lat());
        Map<Integer, Nearest> byLink = new HashMap<>();
        for (int r = row(place.lat() - maxMeters / perLat); r <= row(place.lat() + maxMeters / perLat); r++) {
            for (int c = column(place.lng() - maxMeters / perLng); c <= column(place.lng() + maxMeters / perLng); c++) {
                int cell = r * columns + c;
                for (int i = firstInCell[cell]; i < firstInCell[cell + 1]; i++) {
                    int s = cellSegments[i];
                    double squared = squaredMeters(place, s, perLng, perLat);
                    if (squared <= maxMeters * maxMeters) {
                        byLink.merge(segmentLink[s], new Nearest(s, squared), Nearest::orNearer);
                    }
                }
            }
        }
        return byLink.values().stream()
                .map(one -> snap(place, one.segment, StrictMath.sqrt(one.squared), perLng, perLat))
                .sorted(Comparator.comparingDouble(Snap::accessMeters).thenComparingInt(Snap::link))
                .toList();
    }

    private record Nearest(int segment, double squared) {

        Nearest orNearer(Nearest other) {
            boolean nearer = other.squared < squared || (other.squared == squared && other.segment < segment);
            return nearer ? other : this;
        }
    }

    /** @throws NoSuchElementException when no link is usable */
    public Snap get(LngLat place) {
        return find(place, Double.POSITIVE_INFINITY)
                .orElseThrow(() -> new NoSuchElementException("the graph has no usable link"));
    }

    /** No segment in the cells of this ring, unless it was seen in an inner one, is nearer than this. */
    private double ringMeters(LngLat place, int column, int row, int ring, double perLng, double perLat) {
        if (ring == 0) {
            return 0;
        }
        double least = Double.POSITIVE_INFINITY;
        if (column - ring >= 0) {
            least = Math.min(least, (place.lng() - (west + (column - ring + 1) * cellSide)) * perLng);
        }
        if (column + ring < columns) {
            least = Math.min(least, (west + (column + ring) * cellSide - place.lng()) * perLng);
        }
        if (row - ring >= 0) {
            least = Math.min(least, (place.lat() - (south + (row - ring + 1) * cellSide)) * perLat);
        }
        if (row + ring < rows) {
            least = Math.min(least, (south + (row + ring) * cellSide - place.lat()) * perLat);
        }
        return Math.max(0, least);
    }

    private double squaredMeters(LngLat place, int segment, double perLng, double perLat) {
        int v = segmentVertex[segment];
        double t = foot(place, v, perLng, perLat);
        double x = (graph.vertexLng[v] + t * (graph.vertexLng[v + 1] - graph.vertexLng[v]) - place.lng()) * perLng;
        double y = (graph.vertexLat[v] + t * (graph.vertexLat[v + 1] - graph.vertexLat[v]) - place.lat()) * perLat;
        return x * x + y * y;
    }

    /** Where on the segment from vertex v the place falls, 0..1. */
    private double foot(LngLat place, int v, double perLng, double perLat) {
        double dx = (graph.vertexLng[v + 1] - graph.vertexLng[v]) * perLng;
        double dy = (graph.vertexLat[v + 1] - graph.vertexLat[v]) * perLat;
        double px = (place.lng() - graph.vertexLng[v]) * perLng;
        double py = (place.lat() - graph.vertexLat[v]) * perLat;
        double squared = dx * dx + dy * dy;
        return squared == 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / squared));
    }

    private Snap snap(LngLat place, int segment, double accessMeters, double perLng, double perLat) {
        int v = segmentVertex[segment];
        double t = foot(place, v, perLng, perLat);
        double along = graph.vertexMeters[v] + t * (graph.vertexMeters[v + 1] - graph.vertexMeters[v]);
        LngLat at = new LngLat(
                graph.vertexLng[v] + t * (graph.vertexLng[v + 1] - graph.vertexLng[v]),
                graph.vertexLat[v] + t * (graph.vertexLat[v + 1] - graph.vertexLat[v]));
        return new Snap(place, segmentLink[segment], along, accessMeters, at);
    }
}
