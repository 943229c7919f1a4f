package org.onegrid.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Coordinate;

class ChinaShiftTest {

    /** Answers of npm's gcoord 1.0.7 and coordtransform 2.1.2, which agree to the digits given. */
    @ParameterizedTest
    @CsvSource({
        "116.404, 39.915, 116.41024449916938, 39.91640428150164, 116.41662724378733, 39.922699552216216",
        "121.5057, 31.2449, 121.51011187536724, 31.24287063094046, 121.51670790592719, 31.248559903011053",
        "87.6168, 43.8256, 87.61964994946926, 43.82680539311119, 87.62609977081571, 43.83294979479329",
        "113.9402, 22.5329, 113.94507246653941, 22.529878746710654, 113.95161806602795, 22.535545017951762",
        "91.1145, 29.6442, 91.11606242277085, 29.641493425680267, 91.12259166385971, 29.64740859050131",
        "126.5349, 45.8038, 126.54094071740515, 45.80578177471768, 126.54755961849878, 45.81139597011796",
        "109.5083, 18.2478, 109.5123943599734, 18.246107269919925, 109.51894417173435, 18.251846554771014",
        "104.0657, 30.6595, 104.06820739998749, 30.657079144677592, 104.0747017028295, 30.663109266260737",
    })
    void movesAsMapLibrariesDo(double lng, double lat, double gcjLng, double gcjLat, double bdLng, double bdLat) {
        Coordinate gcj = Datum.GCJ02.fromStored(new LngLat(lng, lat));
        assertThat(gcj.x).isCloseTo(gcjLng, within(1e-9));
        assertThat(gcj.y).isCloseTo(gcjLat, within(1e-9));
        Coordinate bd = Datum.BD09.fromStored(new LngLat(lng, lat));
        assertThat(bd.x).isCloseTo(bdLng, within(1e-9));
        assertThat(bd.y).isCloseTo(bdLat, within(1e-9));
    }

    @ParameterizedTest
    @EnumSource(ChinaShift.class)
    void comesBackWithinATenthOfAMeterEverywhereInChina(ChinaShift shift) {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        double worst = 0;
        double sum = 0;
        for (int i = 0; i < 100_000; i++) {
            double lng = 73.6 + random.nextDouble() * (135.1 - 73.6);
            double lat = 3.8 + random.nextDouble() * (53.6 - 3.8);
            double[] xy = {lng, lat};
            shift.fromDegrees(xy, 1);
            double moved = meters(lng, lat, xy[0], xy[1]);
            assertThat(moved).as("seed %d: shift at %s,%s", seed, lng, lat).isLessThan(2500.0);
            sum += moved;
            shift.toDegrees(xy, 1);
            worst = Math.max(worst, meters(lng, lat, xy[0], xy[1]));
            assertThat(worst)
                    .as("seed %d: %s there and back at %s,%s", seed, shift, lng, lat)
                    .isLessThan(0.001);
        }
        assertThat(sum / 100_000).as("seed %d: mean shift in metres", seed).isBetween(300.0, 1500.0);
        System.out.printf("%s there and back, seed %d: worst %.2e m%n", shift, seed, worst);
    }

    @Test
    void leavesPlacesOutsideChinaAlone() {
        LngLat chicago = new LngLat(-87.6298, 41.8781);
        assertThat(Datum.GCJ02.toStored(-87.6298, 41.8781)).isEqualTo(chicago);
        assertThat(Datum.BD09.fromStored(chicago)).isEqualTo(chicago.toCoordinate());
    }

    private static double meters(double lng1, double lat1, double lng2, double lat2) {
        double north = (lat2 - lat1) * 111_195;
        double east = (lng2 - lng1) * 111_195 * Math.cos(Math.toRadians(lat1));
        return Math.hypot(north, east);
    }
}
