package org.onegrid.synth.chronicle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;
import org.onegrid.geo.LngLat;
import org.onegrid.geo.Precision;
import org.onegrid.synth.AreaUnit;
import org.onegrid.synth.Block;
import org.onegrid.synth.Building;
import org.onegrid.synth.District;
import org.onegrid.synth.Element;
import org.onegrid.synth.Level;
import org.onegrid.synth.Post;
import org.onegrid.synth.Recipe;
import org.onegrid.synth.Residents;
import org.onegrid.synth.Road;
import org.onegrid.synth.RoadClass;
import org.onegrid.synth.Stories;
import org.onegrid.synth.Use;
import org.onegrid.synth.Zone;

/**
 * A district on a chessboard, 2.4 km wide: two streets side by side, three communities each, 36 grids of 2 × 2 blocks. The
 * western street has one member per grid and the eastern one none but in every second grid two.
 */
final class Toy {

    static final int SIDE = 12;
    private static final double STEP = 0.002;
    private static final double WEST = 121;
    private static final double SOUTH = 30;
    private static final String CODE = "990100";
    private static final Residents TWO_HUNDRED = new Residents(20, 30, 100, 40, 10, 8, 4, 4, 20);

    private Toy() {}

    static District district() {
        List<AreaUnit> areas = new ArrayList<>();
        List<Block> blocks = new ArrayList<>();
        List<Building> buildings = new ArrayList<>();
        List<Element> elements = new ArrayList<>();
        List<Post> posts = new ArrayList<>();
        areas.add(area(CODE, "玩具区", Level.DISTRICT, null, 0, 0, SIDE, SIDE, 36 * 180));
        for (int s = 0; s < 2; s++) {
            areas.add(area(street(s), "街道" + s, Level.STREET, CODE, 6 * s, 0, 6, SIDE, 18 * 180));
            for (String trade : List.of("municipal", "sanitation", "enforcement", "water", "power", "emergency")) {
                for (int i = 0; i < 2; i++) {
                    posts.add(new Post(
                            street(s) + "-" + trade + i, Post.Role.CREW, trade, street(s), at(6 * s + 3.3, 3 + 6 * i)));
                }
            }
            for (int c = 0; c < 3; c++) {
                String community = street(s).substring(0, 9) + "00" + (c + 1);
                areas.add(area(community, "社区" + s + c, Level.COMMUNITY, street(s), 6 * s, 4 * c, 6, 4, 6 * 180));
                for (int g = 0; g < 6; g++) {
                    int x = 6 * s + 2 * (g % 3);
                    int y = 4 * c + 2 * (g / 3);
                    String code = community + "00" + (g + 1);
                    areas.add(area(code, "网格" + (g + 1), Level.GRID, community, x, y, 2, 2, 180));
                    for (int m = 0; m < (s == 0 ? 1 : g % 2 == 0 ? 2 : 0); m++) {
                        posts.add(new Post(code + "-M" + m, Post.Role.MEMBER, "", code, at(x + 0.9 + m, y + 1.1)));
                    }
                    posts.add(new Post(code + "-L", Post.Role.LEADER, "", code, at(x + 1, y + 0.8)));
                    blocks(x, y, code, blocks, buildings, elements);
                }
            }
        }
        List<Integer> bridge = List.of(1 + road(5, 6), 1 + road(5, 2));
        Stories stories =
                new Stories(List.of(), street(1), CODE + "001002", "桥", bridge, List.of(), CODE + "001001001");
        return new District(Recipe.of(7), areas, roads(), List.of(), blocks, buildings, elements, posts, stories);
    }

    private static String street(int s) {
        return CODE + "00" + (s + 1) + "000";
    }

    private static void blocks(
            int x, int y, String grid, List<Block> blocks, List<Building> buildings, List<Element> elements) {
        for (int i = 0; i < 4; i++) {
            double bx = x + i % 2;
            double by = y + i / 2;
            Use use = i == 3 ? Use.PARK : Use.SLAB;
            blocks.add(new Block(blocks.size() + 1, use, Zone.CITY, grid, rectangle(bx, by, 1, 1)));
            for (int b = 0; b < 3 && use != Use.PARK; b++) {
                Use what = i == 2 && b == 2 ? Use.SHOP : i == 2 && b == 1 ? Use.FACTORY : Use.SLAB;
                boolean home = what == Use.SLAB;
                buildings.add(new Building(
                        buildings.size() + 1,
                        what,
                        6,
                        home ? 25 : 0,
                        home ? TWO_HUNDRED : Residents.NONE,
                        rectangle(bx + 0.15 + 0.25 * b, by + 0.3, 0.15, 0.2),
                        grid));
            }
            elements.add(new Element(
                    Element.Layer.OBJECT,
                    "lamp" + elements.size(),
                    "lamp",
                    "路灯",
                    at(bx + 0.5, by + 0.05),
                    grid,
                    Map.of()));
        }
    }

    /** Links eastward first, row by row from the south, then northward. */
    private static List<Road> roads() {
        List<Road> roads = new ArrayList<>();
        for (int pass = 0; pass < 2; pass++) {
            for (int y = 0; y <= SIDE; y++) {
                for (int x = 0; x <= SIDE; x++) {
                    int x2 = pass == 0 ? x + 1 : x;
                    int y2 = pass == 0 ? y : y + 1;
                    if (x2 <= SIDE && y2 <= SIDE) {
                        RoadClass cls = (pass == 0 ? y : x) % 6 == 0 ? RoadClass.ARTERIAL : RoadClass.LOCAL;
                        Coordinate[] line = {at(x, y).toCoordinate(), at(x2, y2).toCoordinate()};
                        roads.add(new Road(
                                roads.size() + 1,
                                (pass == 0 ? "横" + y : "纵" + x) + "路",
                                cls,
                                false,
                                y * (SIDE + 1) + x,
                                y2 * (SIDE + 1) + x2,
                                Precision.FACTORY.createLineString(line)));
                    }
                }
            }
        }
        return roads;
    }

    /** Index of the link eastward from a crossing. */
    static int road(int x, int y) {
        return y * SIDE + x;
    }

    static LngLat at(double x, double y) {
        return new LngLat(WEST + x * STEP, SOUTH + y * STEP);
    }

    private static Polygon rectangle(double x, double y, double width, double height) {
        return Precision.FACTORY.createPolygon(new Coordinate[] {
            at(x, y).toCoordinate(),
            at(x + width, y).toCoordinate(),
            at(x + width, y + height).toCoordinate(),
            at(x, y + height).toCoordinate(),
            at(x, y).toCoordinate()
        });
    }

    private static AreaUnit area(
            String code,
            String name,
            Level level,
            @Nullable String parent,
            int x,
            int y,
            int w,
            int h,
            int households) {
        return new AreaUnit(
                code, name, level, parent, parent, rectangle(x, y, w, h), households, households * 3, Zone.CITY);
    }
}
