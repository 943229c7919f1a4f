package org.onegrid.demo;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Geometry;
import org.onegrid.geo.Precision;
import org.onegrid.synth.Block;
import org.onegrid.synth.Building;
import org.onegrid.synth.District;
import org.onegrid.synth.Element;
import org.onegrid.synth.Ground;
import org.onegrid.synth.Road;
import org.onegrid.synth.RoadClass;
import org.onegrid.tiles.BaseFeature;

/** The base map of a generated district: what is drawn, from which zoom on, and in which order. */
final class DemoMap {

    private static final int FLOOR_METERS = 3;
    /** Footprints of at least this many square degrees (about 1,500 m²) are drawn one zoom earlier. */
    private static final double LARGE_SQUARE_DEGREES = 1.5e-7;

    private DemoMap() {}

    static Stream<BaseFeature> of(District district) {
        return Stream.of(
                        district.grounds().stream().map(DemoMap::ground),
                        district.roads().stream().map(DemoMap::road),
                        district.blocks().stream().map(DemoMap::block),
                        district.buildings().stream().map(DemoMap::building),
                        groundNames(district),
                        district.elements().stream()
                                .filter(element -> element.layer() == Element.Layer.PLACE)
                                .map(DemoMap::placeName))
                .flatMap(features -> features);
    }

    private static BaseFeature ground(Ground ground) {
        boolean water = switch (ground.kind()) {
            case SEA, RIVER, LAKE -> true;
            case HILL, FARM, GREEN -> false;
        };
        int minZoom = switch (ground.kind()) {
            case SEA -> 4;
            case RIVER, HILL -> 8;
            case LAKE, FARM, GREEN -> 10;
        };
        Map<String, Object> attrs = ground.kind() == Ground.Kind.HILL ? Map.of("level", ground.level()) : Map.of();
        return new BaseFeature(
                water ? "water" : "green",
                word(ground.kind()),
                ground.name(),
                1_000 * ground.kind().ordinal() + ground.level(),
                minZoom,
                attrs,
                ground.polygon());
    }

    private static BaseFeature road(Road road) {
        int minZoom = switch (road.cls()) {
            case ARTERIAL -> 8;
            case COLLECTOR -> 10;
            case LOCAL -> 12;
            case LANE -> 14;
        };
        return new BaseFeature(
                "roads",
                word(road.cls()),
                road.name(),
                RoadClass.values().length - road.cls().ordinal(),
                minZoom,
                Map.of(
                        "class", word(road.cls()),
                        "width", road.cls().widthMeters(),
                        "bridge", road.bridge()),
                road.line());
    }

    private static BaseFeature block(Block block) {
        return new BaseFeature(
                "blocks",
                word(block.use()),
                "",
                0,
                11,
                Map.of("use", word(block.use()), "zone", word(block.zone())),
                block.polygon());
    }

    private static BaseFeature building(Building building) {
        return new BaseFeature(
                "buildings",
                word(building.use()),
                "",
                0,
                building.footprint().getArea() >= LARGE_SQUARE_DEGREES ? 13 : 14,
                Map.of(
                        "use", word(building.use()),
                        "floors", building.floors(),
                        "height", building.floors() * FLOOR_METERS),
                building.footprint());
    }

    /** One name for all parts of a water or hill, on its largest part. */
    private static Stream<BaseFeature> groundNames(District district) {
        Map<String, Ground> largest = new LinkedHashMap<>();
        district.grounds().stream()
                .filter(ground -> !ground.name().isEmpty())
                .sorted(Comparator.comparingDouble(
                                (Ground ground) -> ground.polygon().getArea())
                        .reversed())
                .forEach(ground -> largest.putIfAbsent(ground.kind() + " " + ground.name(), ground));
        return largest.values().stream()
                .map(ground -> name(
                        word(ground.kind()),
                        ground.name(),
                        1 + ground.kind().ordinal(),
                        ground.kind() == Ground.Kind.SEA || ground.kind() == Ground.Kind.RIVER ? 9 : 12,
                        onGrid(ground.polygon().getInteriorPoint())));
    }

    private static BaseFeature placeName(Element place) {
        boolean wellKnown = switch (place.kind()) {
            case "hospital", "police", "fire", "service-centre" -> true;
            default -> false;
        };
        return name(
                place.kind(),
                place.name(),
                wellKnown ? 10 : 20,
                wellKnown ? 13 : 15,
                Precision.FACTORY.createPoint(place.at().toCoordinate()));
    }

    private static BaseFeature name(String kind, String name, int rank, int minZoom, Geometry at) {
        return new BaseFeature("names", kind, name, rank, minZoom, Map.of(), at);
    }

    private static Geometry onGrid(Geometry point) {
        return Precision.FACTORY.createPoint(point.getCoordinate());
    }

    /** A constant as the word shown to programs: {@code VILLAGE_HOUSE} is {@code village-house}. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
