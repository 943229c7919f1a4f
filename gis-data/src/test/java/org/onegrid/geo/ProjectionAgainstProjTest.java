package org.onegrid.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Coordinate;

/** GeoTools' answers against PROJ's, to a millimetre. PROJ answers in the register's axis order, so a swap fails here. */
class ProjectionAgainstProjTest {

    private static final double MILLIMETER = 0.001;
    private static final double US_FOOT_METERS = 1200.0 / 3937;

    @BeforeAll
    static void judgeIsThere() {
        Cs2cs.requireInstalled();
    }

    static Stream<Arguments> gaussKrugerZones() {
        return IntStream.rangeClosed(4513, 4554).mapToObj(code -> Arguments.of(code, 75 + 3 * ((code - 4513) % 21)));
    }

    @ParameterizedTest
    @MethodSource("gaussKrugerZones")
    void gaussKrugerZone(int code, int centralMeridian) throws Exception {
        List<double[]> places = new ArrayList<>();
        for (double east : new double[] {-2, -1.5, -0.3, 0, 0.7, 1.5, 2.5}) {
            for (double lat : new double[] {4.1, 16.83, 22.55, 31.23, 39.9042, 45.1, 53.5}) {
                places.add(new double[] {centralMeridian + east, lat});
            }
        }
        agrees(code, 4490, places, true, 1);
    }

    @ParameterizedTest
    @MethodSource
    void otherSystem(int code, int base, double lng, double lat, double unitMeters) throws Exception {
        List<double[]> places = new ArrayList<>();
        for (double d : new double[] {-0.4, -0.1, 0, 0.2, 0.35}) {
            places.add(new double[] {lng + d, Precision.round(lat - d / 3)});
            places.add(new double[] {lng + d, lat + d / 2});
        }
        agrees(code, base, places, false, unitMeters);
    }

    static Stream<Arguments> otherSystem() {
        return Stream.of(
                Arguments.of(3857, 4326, 121.5, 31.2, 1),
                Arguments.of(3857, 4326, -74, 40.7, 1),
                Arguments.of(2232, 4269, -105, 39.7, US_FOOT_METERS),
                Arguments.of(3435, 4269, -87.65, 41.85, US_FOOT_METERS),
                Arguments.of(2263, 4269, -73.95, 40.7, US_FOOT_METERS),
                Arguments.of(32618, 4326, -74, 40.7, 1),
                Arguments.of(32614, 4326, -97.7, 30.3, 1),
                Arguments.of(32632, 4326, 7.42, 43.73, 1),
                Arguments.of(32756, 4326, 151.2, -33.9, 1));
    }

    private static void agrees(int code, int base, List<double[]> places, boolean northFirst, double unitMeters)
            throws Exception {
        List<double[]> latFirst =
                places.stream().map(p -> new double[] {p[1], p[0]}).toList();
        List<double[]> answers = Cs2cs.transform("EPSG:" + base, "EPSG:" + code, latFirst);
        Datum datum = Datum.parse("EPSG:" + code);
        for (int i = 0; i < places.size(); i++) {
            LngLat place = new LngLat(places.get(i)[0], places.get(i)[1]);
            double x = answers.get(i)[northFirst ? 1 : 0];
            double y = answers.get(i)[northFirst ? 0 : 1];
            Coordinate ours = datum.fromStored(place);
            assertThat(ours.x * unitMeters).as("easting of %s", place).isCloseTo(x * unitMeters, within(MILLIMETER));
            assertThat(ours.y * unitMeters).as("northing of %s", place).isCloseTo(y * unitMeters, within(MILLIMETER));
            assertThat(datum.toStored(x, y)).as("back from %s", datum).isEqualTo(place);
        }
    }
}
