package org.onegrid.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;

class PlaneTest {

    @ParameterizedTest
    @CsvSource({
        "121.47, 31.23, 4549",
        "119.99, 30, 4549",
        "118.49, 32, 4548",
        "118.51, 32, 4549",
        "116.4, 39.9, 4548",
        "75.9, 39.5, 4534",
        "73.6, 39.5, 4534",
        "134.9, 48, 4554",
        "-87.65, 41.85, 32616",
        "-73.95, 40.7, 32618",
        "7.42, 43.73, 32632",
        "151.2, -33.9, 32756",
        "180, 10, 32660",
        "-180, 10, 32601",
    })
    void takesTheZoneOfThePlace(double lng, double lat, int epsg) {
        assertThat(Plane.at(new LngLat(lng, lat)).epsg()).isEqualTo(epsg);
    }

    /** A quarter-degree cell on the CGCS2000 ellipsoid at 31°N: 23,875.9 m by 27,716.8 m by the series for arcs. */
    @Test
    void measuresAreasAndLengthsInMeters() {
        Geometry cell = Precision.FACTORY.toGeometry(new Bounds(120, 31, 120.25, 31.25).toEnvelope());
        Plane plane = Plane.at(new LngLat(120.1, 31.1));
        double southEdge =
                0.25 * Math.toRadians(1) * 6_378_137 / Math.sqrt(1 - E2 * sin2(31)) * Math.cos(Math.toRadians(31));
        assertThat(plane.distanceMeters(new LngLat(120, 31), new LngLat(120.25, 31)))
                .isCloseTo(southEdge, within(1.0));
        double middle = 0.25
                * Math.toRadians(1)
                * 6_378_137
                / Math.sqrt(1 - E2 * sin2(31.125))
                * Math.cos(Math.toRadians(31.125));
        double height = 0.25 * Math.toRadians(1) * 6_378_137 * (1 - E2) / Math.pow(1 - E2 * sin2(31.125), 1.5);
        assertThat(plane.areaSquareMeters(cell)).isCloseTo(middle * height, within(middle * height * 2e-5));
        assertThat(plane.lengthMeters(cell)).isCloseTo(2 * (middle + height), within(2.0));
    }

    @Test
    void warmsUpAnyNumberOfTimes() {
        Crs.warmUp();
        Crs.warmUp();
    }

    @Test
    void comesBackBitForBit() {
        Plane plane = Plane.at(new LngLat(121.5, 31.2));
        Geometry circle =
                plane.unproject(plane.project(Precision.FACTORY.createPoint(new LngLat(121.5, 31.2).toCoordinate()))
                        .buffer(500));
        assertThat(plane.unproject(plane.project(circle)).equalsExact(circle)).isTrue();
        assertThat(plane.areaSquareMeters(circle)).isCloseTo(Math.PI * 500 * 500, within(6000.0));
    }

    private static final double E2 = 0.006_694_380_022_900_8;

    private static double sin2(double degrees) {
        double sin = Math.sin(Math.toRadians(degrees));
        return sin * sin;
    }
}
