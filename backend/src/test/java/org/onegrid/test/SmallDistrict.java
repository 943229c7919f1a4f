package org.onegrid.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.onegrid.geo.LngLat;
import org.onegrid.geo.Precision;
import org.onegrid.grid.Area;
import org.onegrid.grid.AreaLevel;
import org.onegrid.grid.Areas;
import org.onegrid.grid.NewArea;
import org.onegrid.grid.Partition;
import org.springframework.stereotype.Component;

/**
 * A district of 4 × 4 square grids, 0.01° a side, whose south-west corner is at 120, 30: two streets side by side (west and
 * east), two communities in each (south and north), four grids in each community (south-west, south-east, north-west,
 * north-east). The eastern street is commanded by a committee, the western one by the district.
 */
@Component
public class SmallDistrict {

    public static final String DISTRICT = "990100";
    public static final String COMMITTEE = "9901C1";
    public static final String WEST = "990100001";
    public static final String EAST = "990100002";

    /** Households of every grid. */
    public static final int HOUSEHOLDS = 250;

    private static final double WEST_EDGE = 120;
    private static final double SOUTH_EDGE = 30;
    private static final double SIDE = 0.01;

    private final Areas areas;
    private final Partition partition;

    SmallDistrict(Areas areas, Partition partition) {
        this.areas = areas;
        this.partition = partition;
    }

    /** Stores it, unless it is there. */
    public synchronized SmallDistrict build() {
        if (areas.isEmpty()) {
            areas.add(all());
        }
        return this;
    }

    /** The current area of this code. */
    public Area area(String code) {
        return partition.tree().find(code).orElseThrow();
    }

    /** Code of the grid in this column from the west and row from the south, 0 to 3 each. */
    public static String grid(int column, int row) {
        return community(column, row) + "00" + (1 + column % 2 + 2 * (row % 2));
    }

    /** Code of the community in which that grid lies. */
    public static String community(int column, int row) {
        return (column < 2 ? WEST : EAST) + "00" + (1 + row / 2);
    }

    /** The middle of that grid. */
    public static LngLat middle(int column, int row) {
        return new LngLat(WEST_EDGE + (column + 0.5) * SIDE, SOUTH_EDGE + (row + 0.5) * SIDE);
    }

    private static List<NewArea> all() {
        List<NewArea> all = new ArrayList<>();
        all.add(area(DISTRICT, "试验区", AreaLevel.DISTRICT, null, null, box(0, 0, 4, 4), 16));
        all.add(area(COMMITTEE, "港区管委会", AreaLevel.COMMITTEE, DISTRICT, DISTRICT, null, 8));
        all.add(area(WEST, "西街道", AreaLevel.STREET, DISTRICT, DISTRICT, box(0, 0, 2, 4), 8));
        all.add(area(EAST, "东街道", AreaLevel.STREET, DISTRICT, COMMITTEE, box(2, 0, 4, 4), 8));
        for (int column = 0; column < 4; column += 2) {
            for (int row = 0; row < 4; row += 2) {
                String street = column < 2 ? WEST : EAST;
                all.add(area(
                        community(column, row),
                        "社区" + column + row,
                        AreaLevel.COMMUNITY,
                        street,
                        street,
                        box(column, row, column + 2, row + 2),
                        4));
            }
        }
        for (int column = 0; column < 4; column++) {
            for (int row = 0; row < 4; row++) {
                String community = community(column, row);
                all.add(area(
                        grid(column, row),
                        "网格" + column + row,
                        AreaLevel.GRID,
                        community,
                        community,
                        box(column, row, column + 1, row + 1),
                        1));
            }
        }
        return all;
    }

    private static NewArea area(
            String code,
            String name,
            AreaLevel level,
            @Nullable String adminParent,
            @Nullable String commandParent,
            @Nullable MultiPolygon ground,
            int grids) {
        return new NewArea(
                code,
                name,
                level,
                adminParent,
                commandParent,
                ground,
                HOUSEHOLDS * grids,
                3 * HOUSEHOLDS * grids,
                level == AreaLevel.DISTRICT ? "Asia/Shanghai" : null,
                Map.of(),
                null);
    }

    /** With a vertex at every corner of a grid along its border, as borders that belong to several levels have them. */
    private static MultiPolygon box(int west, int south, int east, int north) {
        List<Coordinate> ring = new ArrayList<>();
        for (int x = west; x < east; x++) {
            ring.add(corner(x, south));
        }
        for (int y = south; y < north; y++) {
            ring.add(corner(east, y));
        }
        for (int x = east; x > west; x--) {
            ring.add(corner(x, north));
        }
        for (int y = north; y >= south; y--) {
            ring.add(corner(west, y));
        }
        Polygon box = Precision.FACTORY.createPolygon(ring.toArray(Coordinate[]::new));
        return Precision.FACTORY.createMultiPolygon(new Polygon[] {box});
    }

    private static Coordinate corner(int column, int row) {
        return new LngLat(WEST_EDGE + column * SIDE, SOUTH_EDGE + row * SIDE).toCoordinate();
    }
}
