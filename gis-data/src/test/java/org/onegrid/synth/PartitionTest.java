package org.onegrid.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/** The areas tile the district at every level, vertex by vertex. */
class PartitionTest {

    private final District district = Demo.DISTRICT;

    @Test
    void hasExactlyTheCountsOfTheRecipe() {
        assertThat(district.areas(Level.DISTRICT)).hasSize(1);
        assertThat(district.areas(Level.STREET)).hasSize(7);
        assertThat(district.areas(Level.COMMUNITY)).hasSize(99);
        assertThat(district.areas(Level.GRID)).hasSize(772);
    }

    @Test
    void isAValidCoverageWithoutGapsAtEveryLevel() {
        for (Level level : List.of(Level.STREET, Level.COMMUNITY, Level.GRID)) {
            Geometry[] polygons =
                    district.areas(level).stream().map(AreaUnit::geometry).toArray(Geometry[]::new);
            for (Geometry fault : CoverageValidator.validate(polygons, 1e-5)) {
                assertThat(fault == null).as("%s: %s", level, fault).isTrue();
            }
            for (Geometry polygon : polygons) {
                assertThat(polygon.isValid()).isTrue();
                assertThat(((Polygon) polygon).getNumInteriorRing()).isZero();
            }
        }
    }

    @Test
    void everyParentIsTheUnionOfItsChildrenVertexByVertex() {
        Map<String, List<Geometry>> children = new HashMap<>();
        for (AreaUnit area : district.areas()) {
            if (area.geometry() != null) {
                children.computeIfAbsent(String.valueOf(area.parentCode()), k -> new ArrayList<>())
                        .add(area.geometry());
            }
        }
        for (AreaUnit area : district.areas()) {
            if (area.geometry() == null || area.level() == Level.GRID) {
                continue;
            }
            List<Geometry> parts = children.get(area.code());
            Geometry union = CoverageUnion.union(parts.toArray(Geometry[]::new));
            assertThat(union.norm().equalsExact(area.geometry().norm()))
                    .as(area.code())
                    .isTrue();
            double sum = parts.stream().mapToDouble(Geometry::getArea).sum();
            assertThat(sum).as(area.code()).isCloseTo(area.geometry().getArea(), within(1e-12));
        }
    }

    @Test
    void liesOnTheGridOfTheProduct() {
        for (AreaUnit area : district.areas()) {
            if (area.geometry() != null) {
                for (Coordinate c : area.geometry().getCoordinates()) {
                    assertThat(Math.rint(c.x * 1e7) / 1e7).isEqualTo(c.x);
                    assertThat(Math.rint(c.y * 1e7) / 1e7).isEqualTo(c.y);
                }
            }
        }
    }

    @Test
    void householdsAndResidentsAddUpAtEveryLevel() {
        for (Level level : List.of(Level.DISTRICT, Level.STREET, Level.COMMUNITY, Level.GRID)) {
            assertThat(district.areas(level).stream()
                            .mapToInt(AreaUnit::households)
                            .sum())
                    .isEqualTo(180_000);
            assertThat(district.areas(level).stream()
                            .mapToInt(AreaUnit::residents)
                            .sum())
                    .isEqualTo(480_000);
        }
    }

    private static Offset<Double> within(double value) {
        return Offset.offset(value);
    }
}
