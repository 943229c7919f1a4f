package org.onegrid.element;

import io.swagger.v3.oas.annotations.media.Schema;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygonal;
import org.onegrid.format.Feature;
import org.onegrid.format.FeatureFiles;
import org.onegrid.format.FeatureReader;
import org.onegrid.format.FileRefusal;
import org.onegrid.format.Limits;
import org.onegrid.format.Reading;
import org.onegrid.geo.Datum;
import org.onegrid.geo.LngLat;
import org.onegrid.geo.Plane;
import org.onegrid.grid.Area;
import org.onegrid.grid.Partition;
import org.onegrid.grid.PartitionSnapshot;
import org.onegrid.problem.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings elements in from any file of places: service points, organisations, or the buildings that people live in. Each goes to the
 * area its place lies in; what lies in none, has no place or is there already is counted and left out.
 */
@Service
public class ElementImport {

    private static final Limits LIMITS = new Limits(256L << 20, 2_000_000, 1_000_000, 32, 100_000, 500, 100);
    private static final String PEOPLE = "person";
    private static final int LONGEST_CODE = 80;
    private static final int LONGEST_NAME = 200;
    private static final int MOST_LEVELS = 100;

    private final Elements elements;
    private final Partition partition;
    private final JdbcClient jdbc;

    ElementImport(Elements elements, Partition partition, JdbcClient jdbc) {
        this.elements = elements;
        this.partition = partition;
        this.jdbc = jdbc;
    }

    /**
     * How a file is to be read.
     *
     * @param fileName     only its ending is used
     * @param layer        to which layer they go
     * @param kindField    attribute with the kind; features without one are no elements
     * @param kinds        the kinds that are taken; all when empty
     * @param nameField    attribute with the name
     * @param codeField    attribute with what is unique; the file's own ids when null
     * @param x            column of a CSV file with longitude or easting; null for others
     * @param y            column with latitude or northing
     * @param datum        when the file does not say
     * @param squareMeters floor area of a household, to estimate households of buildings (layer {@code person}) from their
     *     ground and {@code building:levels}; null for other layers
     */
    public record Order(
            String fileName,
            String layer,
            String kindField,
            List<String> kinds,
            String nameField,
            @Nullable String codeField,
            @Nullable String x,
            @Nullable String y,
            @Nullable Datum datum,
            @Nullable Double squareMeters) {

        /** @throws Refusal 422 {@code household-size-invalid}, when it is missing for people or given for others */
        public Order {
            kinds = List.copyOf(kinds);
            boolean people = layer.equals(PEOPLE);
            if (people != (squareMeters != null)
                    || squareMeters != null && !(squareMeters >= 10 && squareMeters <= 1e4)) {
                throw Refusal.invalid(
                        "household-size-invalid",
                        "Buildings of people (layer person), and only they, come with the floor area of a household in"
                                + " square metres, 10 to 10,000 (householdSquareMeters).");
            }
        }
    }

    /**
     * What became of a file.
     *
     * @param read    features in it
     * @param stored  elements
     * @param present left out because one of that code is there
     * @param outside left out because their place lies in no area
     * @param faulty  left out because they have no place, or no code
     * @param others  features of no kind, or of another than asked for
     */
    @Schema(name = "ImportedElements")
    public record Outcome(
            String format, long read, long stored, long present, long outside, long faulty, long others) {}

    /** Counts while a file is read. */
    private static final class Tally {
        private long present;
        private long outside;
        private long faulty;
        private long others;
    }

    /** @throws Refusal 422 with the code of what is wrong with the file, or {@code layer-unknown} */
    @Transactional
    public Outcome take(InputStream body, Order order) {
        if (elements.layers().stream().noneMatch(layer -> layer.id().equals(order.layer()))) {
            throw Refusal.invalid(
                    "layer-unknown", "There is no layer '" + order.layer() + "'; /api/layers lists them.");
        }
        PartitionSnapshot areas = partition.hold();
        Set<String> known = new HashSet<>(jdbc.sql("select code from element where layer = :layer")
                .param("layer", order.layer())
                .query(String.class)
                .list());
        Tally tally = new Tally();
        List<NewElement> found = new ArrayList<>();
        Reading reading = Reading.asDeclared(LIMITS).in(order.datum());
        if (order.x() != null && order.y() != null) {
            reading = reading.withPoints(order.x(), order.y());
        }
        try (FeatureReader reader = FeatureFiles.open(body, order.fileName(), reading)) {
            long read = reader.forEach(
                    feature -> element(feature, order, areas, known, tally).ifPresent(found::add));
            long stored = found.isEmpty() ? 0 : elements.add(found.stream());
            return new Outcome(reader.format(), read, stored, tally.present, tally.outside, tally.faulty, tally.others);
        } catch (FileRefusal e) {
            throw Refusal.invalid(
                    e.code(), e.fault().message() + "; " + e.fault().advice());
        }
    }

    private static Optional<NewElement> element(
            Feature feature, Order order, PartitionSnapshot areas, Set<String> known, Tally tally) {
        String kind = cut(feature.text(order.kindField()), LONGEST_CODE);
        if (kind.isEmpty() || !order.kinds().isEmpty() && !order.kinds().contains(kind)) {
            tally.others++;
            return Optional.empty();
        }
        String given = order.codeField() == null ? feature.id() : feature.text(order.codeField());
        String code = given == null ? "" : cut(given, LONGEST_CODE);
        Geometry shape = feature.geometry();
        if (code.isEmpty() || shape == null || shape.isEmpty()) {
            tally.faulty++;
            return Optional.empty();
        }
        if (!known.add(code)) {
            tally.present++;
            return Optional.empty();
        }
        boolean sound = shape instanceof Point || shape instanceof Polygonal && shape.isValid();
        Point at = sound ? shape.getInteriorPoint() : shape.getCentroid();
        LngLat place = new LngLat(at.getX(), at.getY());
        Optional<Area> area = areas.locate(place);
        if (area.isEmpty()) {
            tally.outside++;
            return Optional.empty();
        }
        return Optional.of(new NewElement(
                order.layer(),
                code,
                kind,
                cut(feature.text(order.nameField()), LONGEST_NAME),
                area.get().code(),
                order.squareMeters() == null ? Map.of() : homes(feature, shape, place, order.squareMeters()),
                sound ? shape : shape.getFactory().createPoint(place.toCoordinate())));
    }

    /** Households as many as fit on its floors, one at least. */
    private static Map<String, Object> homes(Feature building, Geometry ground, LngLat place, double squareMeters) {
        double floor = ground instanceof Polygonal ? Plane.at(place).areaSquareMeters(ground) : squareMeters;
        String levels = building.text("building:levels");
        int floors = levels.matches("\\d{1,2}") ? Math.max(1, Integer.parseInt(levels)) : 1;
        long households = Math.max(1, Math.round(floor * Math.min(MOST_LEVELS, floors) / squareMeters));
        return Map.of("households", (int) Math.min(100_000, households), "floors", floors);
    }

    private static String cut(String text, int most) {
        String clean = text.replaceAll("\\p{Cntrl}", " ").strip();
        return clean.substring(0, Math.min(most, clean.length()));
    }
}
