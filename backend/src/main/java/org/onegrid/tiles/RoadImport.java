package org.onegrid.tiles;

import io.swagger.v3.oas.annotations.media.Schema;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Lineal;
import org.onegrid.dataset.RoadSpeeds;
import org.onegrid.format.Feature;
import org.onegrid.format.FeatureFiles;
import org.onegrid.format.FeatureReader;
import org.onegrid.format.FileRefusal;
import org.onegrid.format.Limits;
import org.onegrid.format.OsmWay;
import org.onegrid.format.Reading;
import org.onegrid.geo.Datum;
import org.onegrid.network.SpeedTable;
import org.onegrid.network.Speeds;
import org.onegrid.problem.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings roads into the base map from any file of lines whose classes are those of OpenStreetMap's key {@code highway}: an extract
 * itself, a Shapefile or GeoJSON made of one. Access, direction and speed limits are read from its other tags where it has them.
 */
@Service
public class RoadImport {

    private static final String LAYER = "roads";
    /** 256 MiB, two million features. */
    private static final Limits LIMITS = new Limits(256L << 20, 2_000_000, 1_000_000, 32, 100_000, 500, 100);

    private static final int LONGEST_NAME = 200;
    /** Classes by importance, each with the first zoom that shows them; all others are drawn from the last. */
    private static final List<Map.Entry<String, Integer>> DRAWN_FROM = List.of(
            Map.entry("motorway", 8),
            Map.entry("trunk", 8),
            Map.entry("primary", 9),
            Map.entry("secondary", 10),
            Map.entry("tertiary", 11),
            Map.entry("unclassified", 12),
            Map.entry("residential", 12),
            Map.entry("living_street", 13));

    private static final int LAST_ZOOM = 14;

    private final BaseFeatures features;
    private final JdbcClient jdbc;
    private final SpeedTable speeds = RoadSpeeds.osm();

    RoadImport(BaseFeatures features, JdbcClient jdbc) {
        this.features = features;
        this.jdbc = jdbc;
    }

    /**
     * How a file is to be read.
     *
     * @param fileName   only its ending is used
     * @param classField attribute with the class
     * @param nameField  attribute with the name
     * @param datum      when the file does not say
     * @param replace    whether the roads that are there go
     */
    public record Order(
            String fileName,
            String classField,
            String nameField,
            @Nullable Datum datum,
            boolean replace) {}

    /**
     * What became of a file.
     *
     * @param read    features in it
     * @param stored  roads
     * @param again   features with the id of one before them, as at the edges of tiles
     * @param closed  lines of a class that nobody may travel on, by class, the most frequent first
     * @param others  features that are no roads
     */
    @Schema(name = "ImportedRoads")
    public record Outcome(String format, long read, long stored, long again, Map<String, Long> closed, long others) {}

    /** @throws Refusal 422 with the code of what is wrong with the file, or {@code roads-missing} */
    @Transactional
    public Outcome take(InputStream body, Order order) {
        List<BaseFeature> roads = new ArrayList<>();
        Map<String, Long> closed = new LinkedHashMap<>();
        Set<String> known = new HashSet<>();
        long[] passed = new long[2];
        try (FeatureReader reader = FeatureFiles.open(
                body, order.fileName(), Reading.asDeclared(LIMITS).in(order.datum()))) {
            long read = reader.forEach(feature -> {
                String roadClass = feature.text(order.classField());
                if (roadClass.isEmpty() || !(feature.geometry() instanceof Lineal)) {
                    passed[1]++;
                } else if (feature.id() != null && !known.add(feature.id())) {
                    passed[0]++;
                } else {
                    road(feature, feature.geometry(), roadClass, order)
                            .ifPresentOrElse(roads::add, () -> closed.merge(roadClass, 1L, Long::sum));
                }
            });
            if (roads.isEmpty()) {
                throw Refusal.invalid(
                        "roads-missing",
                        "The file has no road: of " + read + " features none is a line with a class of OpenStreetMap's"
                                + " key highway in '" + order.classField() + "'; name that attribute (classField).");
            }
            if (order.replace()) {
                jdbc.sql("delete from base_feature where layer = :layer")
                        .param("layer", LAYER)
                        .update();
            }
            return new Outcome(
                    reader.format(), read, features.add(roads.stream()), passed[0], frequentFirst(closed), passed[1]);
        } catch (FileRefusal e) {
            throw Refusal.invalid(
                    e.code(), e.fault().message() + "; " + e.fault().advice());
        }
    }

    private static Map<String, Long> frequentFirst(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(20)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
    }

    private Optional<BaseFeature> road(Feature feature, Geometry line, String roadClass, Order order) {
        Map<String, String> tags = new LinkedHashMap<>();
        feature.attributes().forEach((key, value) -> {
            if (value != null) {
                tags.put(key, value.toString());
            }
        });
        tags.put("highway", roadClass);
        return OsmWay.of(tags, speeds).map(way -> {
            String name = feature.text(order.nameField());
            int rank = rank(roadClass);
            return new BaseFeature(
                    LAYER,
                    roadClass,
                    name.substring(0, Math.min(LONGEST_NAME, name.length())),
                    DRAWN_FROM.size() - rank,
                    rank < DRAWN_FROM.size() ? DRAWN_FROM.get(rank).getValue() : LAST_ZOOM,
                    attributes(tags, way),
                    line);
        });
    }

    private static int rank(String roadClass) {
        String main = roadClass.replace("_link", "");
        for (int i = 0; i < DRAWN_FROM.size(); i++) {
            if (DRAWN_FROM.get(i).getKey().equals(main)) {
                return i;
            }
        }
        return DRAWN_FROM.size();
    }

    /** As {@link BaseFeatures} reads them again: walk, e-bike and car along the line, then the same against it. */
    private static Map<String, Object> attributes(Map<String, String> tags, OsmWay way) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("kph", kph(way.along()) + " " + kph(way.against()));
        attributes.put("bridge", !tags.getOrDefault("bridge", "no").equals("no"));
        String level = tags.getOrDefault("layer", "");
        if (level.matches("-?\\d")) {
            attributes.put("level", Integer.parseInt(level));
        }
        return attributes;
    }

    private static String kph(Speeds speeds) {
        return speeds.walkKph() + " " + speeds.ebikeKph() + " " + speeds.driveKph();
    }
}
