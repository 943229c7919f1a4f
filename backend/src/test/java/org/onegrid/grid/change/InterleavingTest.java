package org.onegrid.grid.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.onegrid.geo.LngLat;
import org.onegrid.geo.Precision;
import org.onegrid.grid.Area;
import org.onegrid.grid.Partition;
import org.onegrid.identity.Person;
import org.onegrid.identity.Role;
import org.onegrid.identity.Scope;
import org.onegrid.problem.Refusal;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.onegrid.test.Somebody;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Several drafts at a time, drawn, undone, submitted, approved, rebased and withdrawn in random order. The oracle knows nothing
 * of footprints: it compares the stored borders before and after every effect with what was stored when the draft got its base.
 */
@PostgisTest
class InterleavingTest {

    private static final long SEED = Long.getLong("onegrid.seed", 20261122);
    private static final int ROUNDS = Boolean.getBoolean("onegrid.long") ? 1_000 : 200;
    private static final int FULL_CHECK_EVERY = 10;
    private static final int MOST_AREAS = 50;
    private static final int MOST_STROKES = 3;

    @Autowired
    private BoundaryDesk desk;

    @Autowired
    private DrawingDesk drawing;

    @Autowired
    private SmallDistrict district;

    @Autowired
    private Partition partition;

    @Autowired
    private Somebody somebody;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    private final Random random = new Random(SEED);
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private Person author;
    private Person chief;

    /** A draft and what its author could know: the borders stored when it got its base. */
    private static final class Hand {
        private final long id;
        private int version;
        private Set<Segment> base;
        private int strokes;

        Hand(BoundaryDetail made, Set<Segment> base) {
            this.id = made.id();
            this.version = made.version();
            this.base = base;
        }
    }

    @Test
    void leavesAPartitionAndLosesNoEdit() {
        district.build();
        author = somebody.with(Scope.all(), Role.SUPERVISOR);
        chief = somebody.with(Scope.all(), Role.LEADER);
        for (int round = 0; round < ROUNDS; round++) {
            try {
                round();
                if (round % FULL_CHECK_EVERY == 0) {
                    new WholePartition(jdbc).check();
                    locatorAgrees();
                }
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + SEED + ", round " + round + ", so far " + outcomes, e);
            }
        }
        new WholePartition(jdbc).check();
        System.out.println("InterleavingTest: seed " + SEED + ", " + ROUNDS + " rounds, " + outcomes);
        assertThat(outcomes.keySet())
                .as("every case was met")
                .contains("effective", "effective on a moved base", "collided", "rebased", "rebased without some");
    }

    private void round() {
        List<Hand> hands = new ArrayList<>();
        String area = someArea();
        for (int i = 2 + random.nextInt(2); i > 0; i--) {
            String here = random.nextInt(4) == 0 ? someArea() : area;
            hands.add(new Hand(desk.create(author, here, "乱", null, null, null), stored()));
        }
        while (!hands.isEmpty()) {
            Hand hand = hands.get(random.nextInt(hands.size()));
            if (hand.strokes < MOST_STROKES && random.nextInt(4) > 0) {
                stroke(hand);
            } else if (finish(hand)) {
                hands.remove(hand);
            }
        }
    }

    private String someArea() {
        return switch (random.nextInt(8)) {
            case 0 -> SmallDistrict.DISTRICT;
            case 1, 2 -> random.nextBoolean() ? SmallDistrict.WEST : SmallDistrict.EAST;
            default -> SmallDistrict.community(2 * random.nextInt(2), 2 * random.nextInt(2));
        };
    }

    private void stroke(Hand hand) {
        hand.strokes++;
        GroundFeatures ground = drawing.ground(author, hand.id);
        try {
            if (random.nextInt(6) == 0) {
                hand.version = drawing.undo(author, hand.id, hand.version).version();
            } else {
                hand.version = drawing.draw(author, hand.id, hand.version, edit(hand, ground))
                        .version();
            }
            count("drawn");
        } catch (Refusal e) {
            assertThat(e.code()).isIn("boundary-edit-refused", "nothing-to-undo");
            count("refused");
        }
    }

    private BoundaryEdit edit(Hand hand, GroundFeatures ground) {
        List<GroundFeatures.Feature> mine = ground.features().stream()
                .filter(one -> one.properties().editable())
                .toList();
        List<GroundFeatures.Lot> lots =
                mine.stream().map(GroundFeatures.Feature::properties).toList();
        int chosen = random.nextInt(lots.size());
        GroundFeatures.Lot lot = lots.get(chosen);
        MultiPolygon shape = shape(mine.get(chosen));
        Coordinate[] ring = shape.getCoordinates();
        int at = random.nextInt(ring.length - 1);
        Coordinate from = ring[at];
        Coordinate to = ring[at + 1];
        Coordinate aside = new Coordinate(
                (from.x + to.x) / 2 + (random.nextDouble() - 0.5) * 1e-3,
                (from.y + to.y) / 2 + (random.nextDouble() - 0.5) * 1e-3);
        boolean crowded = partition.tree().size() > MOST_AREAS;
        return switch (random.nextInt(crowded ? 7 : 5)) {
            case 0 -> new BoundaryEdit.MoveVertex(place(from), place(aside));
            case 1 -> new BoundaryEdit.ReshapeEdge(place(from), place(to), null, List.of(place(aside)));
            case 2 -> new BoundaryEdit.InsertVertex(place(from), place(to), place(aside));
            case 3 -> {
                Coordinate middle = shape.getInteriorPoint().getCoordinate();
                double angle = random.nextDouble() * Math.PI;
                double x = Math.cos(angle) * 0.05;
                double y = Math.sin(angle) * 0.05;
                yield new BoundaryEdit.Split(
                        lot.code(),
                        List.of(
                                place(new Coordinate(middle.x - x, middle.y - y)),
                                place(new Coordinate(middle.x + x, middle.y + y))),
                        "+" + (hand.strokes + 1),
                        null);
            }
            case 4 -> new BoundaryEdit.DeleteVertex(place(from));
            default -> {
                List<String> same = lots.stream()
                        .filter(one -> one.parent().equals(lot.parent()))
                        .map(GroundFeatures.Lot::code)
                        .toList();
                String other = same.get(random.nextInt(same.size()));
                yield new BoundaryEdit.Merge(List.of(lot.code(), other), random.nextBoolean() ? lot.code() : other);
            }
        };
    }

    /** Whether there is nothing more to do with the draft. */
    private boolean finish(Hand hand) {
        BoundaryDetail now = desk.get(author, hand.id);
        hand.version = now.version();
        BoundaryDesk.Wish nothing = new BoundaryDesk.Wish(null, null);
        if (now.state() == ChangeState.DRAFT && now.cursor() == 0 || random.nextInt(20) == 0) {
            desk.withdraw(author, hand.id, hand.version);
            count("withdrawn");
            return true;
        }
        try {
            if (now.state() == ChangeState.DRAFT) {
                hand.strokes = MOST_STROKES;
                hand.version =
                        desk.submit(author, hand.id, hand.version, nothing).version();
                return false;
            }
            Set<Segment> before = stored();
            desk.approve(chief, hand.id, hand.version, nothing);
            compare(hand, now, before);
            count(now.baseIsCurrent() ? "effective" : "effective on a moved base");
            return true;
        } catch (Refusal e) {
            assertThat(e.code()).as(e.detail()).isEqualTo("boundary-base-stale");
            count("collided");
            rebase(hand);
            return false;
        }
    }

    private void rebase(Hand hand) {
        Set<Segment> base = stored();
        try {
            hand.version = desk.rebase(author, hand.id, hand.version, false).version();
            count("rebased");
        } catch (Refusal e) {
            assertThat(e.code()).isEqualTo("boundary-rebase-failed");
            hand.version = desk.rebase(author, hand.id, hand.version, true).version();
            count("rebased without some");
        }
        hand.base = base;
    }

    /** What the effect took away was there when the draft got its base; what was drawn is there. */
    private void compare(Hand hand, BoundaryDetail change, Set<Segment> before) {
        Set<Segment> after = stored();
        Set<Segment> lost = new HashSet<>(before);
        lost.removeAll(after);
        lost.removeAll(hand.base);
        assertThat(lost).as("edits of others that change %d took away", hand.id).isEmpty();

        Set<Segment> own = segments(drawing.ground(author, hand.id));
        if (change.baseIsCurrent()) {
            own.removeAll(segments(drawing.base(author, hand.id)));
            assertThat(after).as("what change %d has drawn", hand.id).containsAll(own);
        }
        Set<Coordinate> drawn = vertices(own);
        Set<Coordinate> there = vertices(after);
        change.operations().stream()
                .limit(change.cursor())
                .flatMap(operation -> placed(operation.edit()).stream())
                .filter(drawn::contains)
                .forEach(vertex -> assertThat(there)
                        .as("a vertex placed by change %d", hand.id)
                        .contains(vertex));
    }

    private static List<Coordinate> placed(BoundaryEdit edit) {
        List<List<Double>> places = List.of();
        if (edit instanceof BoundaryEdit.MoveVertex move) {
            places = List.of(move.to());
        } else if (edit instanceof BoundaryEdit.InsertVertex insert) {
            places = List.of(insert.at());
        } else if (edit instanceof BoundaryEdit.ReshapeEdge reshape) {
            places = reshape.line();
        }
        return places.stream()
                .map(place -> new Coordinate(place.get(0), place.get(1)))
                .toList();
    }

    private static Set<Coordinate> vertices(Set<Segment> segments) {
        Set<Coordinate> vertices = new HashSet<>();
        segments.forEach(segment -> {
            vertices.add(segment.first());
            vertices.add(segment.second());
        });
        return vertices;
    }

    private Set<Segment> segments(GroundFeatures ground) {
        Set<Segment> segments = new HashSet<>();
        for (GroundFeatures.Feature feature : ground.features()) {
            Segment.forEach(shape(feature), segments::add);
        }
        return segments;
    }

    private MultiPolygon shape(GroundFeatures.Feature feature) {
        List<Polygon> parts = new ArrayList<>();
        for (JsonNode polygon : json.readTree(feature.geometry().text()).get("coordinates")) {
            List<LinearRing> rings = new ArrayList<>();
            for (JsonNode ring : polygon) {
                rings.add(Precision.FACTORY.createLinearRing(
                        ring.valueStream().map(InterleavingTest::coordinate).toArray(Coordinate[]::new)));
            }
            parts.add(Precision.FACTORY.createPolygon(
                    rings.get(0), rings.subList(1, rings.size()).toArray(LinearRing[]::new)));
        }
        return Precision.FACTORY.createMultiPolygon(parts.toArray(Polygon[]::new));
    }

    private static Coordinate coordinate(JsonNode place) {
        return new Coordinate(place.get(0).asDouble(), place.get(1).asDouble());
    }

    private Set<Segment> stored() {
        Set<Segment> segments = new HashSet<>();
        shapes().values().forEach(shape -> Segment.forEach(shape, segments::add));
        return segments;
    }

    private Map<String, MultiPolygon> shapes() {
        Map<String, MultiPolygon> shapes = new HashMap<>();
        jdbc.sql("select code, st_asbinary(geom) as shape from area where level = 'grid' and upper_inf(valid)")
                .query(row -> {
                    try {
                        shapes.put(row.getString("code"), (MultiPolygon)
                                new WKBReader(Precision.FACTORY).read(row.getBytes("shape")));
                    } catch (ParseException e) {
                        throw new IllegalStateException(e);
                    }
                });
        return shapes;
    }

    private void locatorAgrees() {
        assertThat(partition.current().version())
                .isEqualTo(jdbc.sql("select version from partition_version")
                        .query(Long.class)
                        .single());
        shapes().forEach((code, shape) -> {
            Coordinate inside = shape.getInteriorPoint().getCoordinate();
            assertThat(partition
                            .current()
                            .locate(new LngLat(inside.x, inside.y))
                            .map(Area::code))
                    .contains(code);
        });
    }

    private void count(String outcome) {
        outcomes.merge(outcome, 1, Integer::sum);
    }

    private static List<Double> place(Coordinate at) {
        return List.of(Precision.round(at.x), Precision.round(at.y));
    }
}
