package org.onegrid.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;
import org.onegrid.geo.LngLat;

/** What stands in the district adds up and stands where it says. */
class DistrictTest {

    private final District district = Demo.DISTRICT;

    @Test
    void isTheSameOnEveryJdk() {
        // Recorded once; checked on JDK 17 and 25. A change of the recipe changes it: look at the map, then record
        // anew.
        assertThat(district.digest()).isEqualTo("59109869bb705e5c53dc7831532b4c23b4e60c03173823171f6140dcaab5fb1a");
    }

    @Test
    void hasTheThingsOfTheRecipe() {
        assertThat(district.buildings()).hasSizeBetween(18_500, 21_500);
        Map<String, Long> kinds =
                district.elements().stream().collect(Collectors.groupingBy(Element::kind, Collectors.counting()));
        assertThat(kinds).containsEntry("service-centre", 99L).containsEntry("micro-point", 500L);
        assertThat(elements(Element.Layer.OBJECT)).isEqualTo(30_000);
        assertThat(elements(Element.Layer.ORGANISATION)).isEqualTo(2_000);
        assertThat(kinds.keySet())
                .contains("lamp", "manhole", "hydrant", "camera", "aed", "school", "clinic", "police", "fire");
        assertThat(district.elements().stream()
                        .filter(e -> e.kind().equals("service-centre")
                                && !e.attributes().get("grade").equals("station")))
                .hasSize(42);
    }

    @Test
    void theRoadGraphIsConnectedAndMeetsOnlyAtItsNodes() {
        Map<Integer, Coordinate> at = new HashMap<>();
        Map<Integer, Integer> parent = new HashMap<>();
        Set<Coordinate> inner = new HashSet<>();
        for (Road road : district.roads()) {
            int last = road.line().getNumPoints() - 1;
            at.putIfAbsent(road.from(), road.line().getCoordinateN(0));
            at.putIfAbsent(road.to(), road.line().getCoordinateN(last));
            assertThat(road.line().getCoordinateN(0)).isEqualTo(at.get(road.from()));
            assertThat(road.line().getCoordinateN(last)).isEqualTo(at.get(road.to()));
            parent.merge(root(parent, road.from()), root(parent, road.to()), (old, now) -> now);
            for (int i = 1; i < last; i++) {
                assertThat(inner.add(road.line().getCoordinateN(i)))
                        .as("inner vertex of one road only")
                        .isTrue();
            }
        }
        assertThat(at.values()).doesNotHaveDuplicates().noneMatch(inner::contains);
        assertThat(at.keySet().stream().map(node -> root(parent, node)).distinct())
                .hasSize(1);
    }

    private static int root(Map<Integer, Integer> parent, int node) {
        int root = node;
        while (parent.computeIfAbsent(root, k -> k) != root) {
            root = parent.get(root);
        }
        return root;
    }

    @Test
    void buildingsStandClearOfEachOtherTheRoadsAndTheWater() {
        STRtree index = new STRtree();
        district.grounds().stream()
                .filter(g ->
                        g.kind() == Ground.Kind.RIVER || g.kind() == Ground.Kind.LAKE || g.kind() == Ground.Kind.SEA)
                .forEach(g -> index.insert(g.polygon().getEnvelopeInternal(), g.polygon()));
        district.roads().forEach(road -> index.insert(road.line().getEnvelopeInternal(), road.line()));
        for (Building building : district.buildings()) {
            Polygon footprint = building.footprint();
            assertThat(footprint.isValid()).as("building %s", building.id()).isTrue();
            for (Object other : index.query(footprint.getEnvelopeInternal())) {
                assertThat(footprint.intersects((Geometry) other))
                        .as("building %s", building.id())
                        .isFalse();
            }
        }
        STRtree houses = new STRtree();
        district.buildings().forEach(b -> houses.insert(b.footprint().getEnvelopeInternal(), b));
        for (Building one : district.buildings()) {
            for (Object found : houses.query(one.footprint().getEnvelopeInternal())) {
                Building other = (Building) found;
                assertThat(one.id() < other.id() && one.footprint().intersects(other.footprint()))
                        .as("buildings %s and %s", one.id(), other.id())
                        .isFalse();
            }
        }
    }

    @Test
    void everythingIsInTheGridItSays() {
        Map<String, IndexedPointInAreaLocator> grids = new HashMap<>();
        district.areas(Level.GRID).forEach(g -> grids.put(g.code(), new IndexedPointInAreaLocator(g.geometry())));
        for (Building b : district.buildings()) {
            assertThat(inside(grids, b.gridCode(), b.at()))
                    .as("building %s", b.id())
                    .isTrue();
        }
        for (Element e : district.elements()) {
            assertThat(inside(grids, e.gridCode(), e.at()))
                    .as("element %s", e.code())
                    .isTrue();
        }
        Set<String> areas = district.areas().stream().map(AreaUnit::code).collect(Collectors.toSet());
        assertThat(district.posts()).allMatch(post -> areas.contains(post.areaCode()));
    }

    private static boolean inside(Map<String, IndexedPointInAreaLocator> grids, String code, LngLat at) {
        return grids.get(code).locate(at.toCoordinate()) == Location.INTERIOR;
    }

    @Test
    void oneStreetIsThinlyStaffed() {
        Map<String, Long> workers = district.posts().stream()
                .filter(post -> post.role() == Post.Role.MEMBER)
                .collect(Collectors.groupingBy(post -> post.areaCode().substring(0, 9), Collectors.counting()));
        for (AreaUnit street : district.areas(Level.STREET)) {
            double load = (double) street.households() / workers.get(street.code());
            if (street.code().equals(district.stories().thinStreet())) {
                assertThat(load).isBetween(376.0, 384.0);
            } else {
                assertThat(load).isBetween(140.0, 200.0);
            }
        }
        assertThat(workers.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(900);
    }

    @Test
    void theCommandTreeDiffersFromTheCodesInTwoStreets() {
        List<AreaUnit> committees = district.areas(Level.COMMITTEE);
        assertThat(committees).hasSize(2).allMatch(c -> c.geometry() == null);
        assertThat(district.areas(Level.STREET).stream()
                        .filter(s -> !String.valueOf(s.commandParentCode()).equals(s.parentCode()))
                        .map(AreaUnit::commandParentCode))
                .containsExactlyInAnyOrder("990100-GQ", "990100-DX");
    }

    @Test
    void theBridgeOfTheStoryIsTheShortWayOfTwelveGrids() {
        Stories stories = district.stories();
        assertThat(stories.bridgeGrids()).hasSize(12);
        assertThat(stories.bridgeRoads()).isNotEmpty();
        assertThat(stories.bridgeRoads())
                .allMatch(id -> district.roads().get(id - 1).bridge());
        assertThat(stories.coveGrids()).hasSizeBetween(5, 25);
        assertThat(List.of(stories.leakingCommunity(), stories.splendidGrid())).noneMatch(String::isEmpty);
        assertThat(StoryPlaces.BRIDGE_GRIDS).isEqualTo(stories.bridgeGrids().size());
    }

    private long elements(Element.Layer layer) {
        return district.elements().stream().filter(e -> e.layer() == layer).count();
    }
}
