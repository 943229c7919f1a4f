package org.onegrid.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.onegrid.network.RoadGraph;
import org.onegrid.network.RoadLines;
import org.onegrid.network.RoadLines.Junctions;
import org.onegrid.network.RoadLines.Road;
import org.onegrid.network.SpeedTable;
import org.onegrid.network.Speeds;

/**
 * The roads of a line layer in any format of {@link FeatureFiles}.
 *
 * @param graph   links between junctions
 * @param roads   lines that became roads
 * @param leftOut records with a fault, of a class without speeds, or that are no lines
 */
public record LineRoads(RoadGraph graph, int roads, long leftOut) {

    private static final Set<String> ALONG = Set.of("yes", "true", "1", "F", "FT");
    private static final Set<String> AGAINST = Set.of("-1", "reverse", "T", "TF");

    /**
     * Which attributes say what.
     *
     * @param roadClass its values are classes of the speed table
     * @param oneWay    {@code yes true 1 F FT} along the line, {@code -1 reverse T TF} against it, anything else both ways;
     *     null if there is none
     * @param level     a whole number: lines of different levels do not meet where they cross; null if all are on the ground
     * @param directed  whether every line may be driven only in its direction, the other one being a line of its own
     */
    public record Fields(
            String roadClass,
            @Nullable String oneWay,
            @Nullable String level,
            boolean directed) {}

    /**
     * Reads to the end, within the reader's limits.
     *
     * @param junctions where lines meet; a layer of links wants ends, OpenStreetMap's lines vertices, a drawing crossings
     */
    public static LineRoads read(FeatureReader reader, Fields fields, SpeedTable speeds, Junctions junctions) {
        List<Road> roads = new ArrayList<>();
        long[] leftOut = {0};
        reader.forEach(feature -> {
            Optional<Speeds> found = speeds.find(feature.text(fields.roadClass));
            Geometry shape = feature.geometry();
            if (found.isEmpty() || shape == null || shape.getDimension() != 1) {
                leftOut[0]++;
                return;
            }
            Speeds free = found.get();
            // Nobody walks in one direction only.
            Speeds back = new Speeds(free.walkKph(), 0, 0);
            String oneWay = fields.oneWay == null ? "" : feature.text(fields.oneWay);
            boolean along = fields.directed || ALONG.contains(oneWay);
            boolean against = !along && AGAINST.contains(oneWay);
            int level = fields.level == null ? 0 : level(feature.text(fields.level));
            for (int i = 0; i < shape.getNumGeometries(); i++) {
                LineString line = (LineString) shape.getGeometryN(i);
                if (!line.isEmpty()) {
                    roads.add(new Road(line, against ? back : free, along ? back : free, level));
                }
            }
        });
        return new LineRoads(RoadLines.graph(roads, junctions), roads.size(), leftOut[0]);
    }

    private static int level(String text) {
        return text.matches("-?\\d{1,3}") ? Integer.parseInt(text) : 0;
    }
}
