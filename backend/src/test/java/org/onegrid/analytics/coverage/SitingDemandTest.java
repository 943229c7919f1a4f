package org.onegrid.analytics.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.onegrid.geo.LngLat;
import org.onegrid.network.Snap;
import org.onegrid.network.Spheroid;

/** Demand taken together in cells. */
class SitingDemandTest {

    private static final Ways WAYS = new Town(5).net().ways(TravelMode.WALK);

    /** Two crossings of one cell with all but one of the weight at the one that is met last. */
    @Test
    void aCellCountsWhereMostOfItIsWhateverComesFirst() {
        Snap few = snap(new LngLat(120.02001, 30.02001));
        Snap many = snap(new LngLat(120.02035, 30.02001));
        for (boolean fewFirst : new boolean[] {true, false}) {
            SitingDemand cell = new SitingDemand(
                            fewFirst ? List.of(few, many) : List.of(many, few),
                            fewFirst ? new double[] {1, 99} : new double[] {99, 1},
                            0)
                    .merged(WAYS);
            assertThat(cell.weights()).containsExactly(100);
            assertThat(meters(cell.places().get(0).place(), many.place())).isLessThan(1);
        }
    }

    @Test
    void everyWeightIsKeptAndTheOrderDoesNotMatter() {
        Town town = new Town(6);
        List<Snap> places =
                IntStream.range(0, 3_000).mapToObj(i -> snap(town.somewhere())).toList();
        double[] weights = new Random(7).doubles(places.size(), 0, 9).toArray();
        SitingDemand merged = new SitingDemand(places, weights, 2).merged(WAYS);
        assertThat(merged.total() + merged.offRoad())
                .isCloseTo(Arrays.stream(weights).sum() + 2, within(1e-6));
        assertThat(merged.weights().length).isLessThan(places.size());

        List<Integer> order =
                new ArrayList<>(IntStream.range(0, places.size()).boxed().toList());
        Collections.shuffle(order, new Random(8));
        SitingDemand other = new SitingDemand(
                        order.stream().map(places::get).toList(),
                        order.stream().mapToDouble(i -> weights[i]).toArray(),
                        2)
                .merged(WAYS);
        assertThat(sorted(other)).containsExactlyElementsOf(sorted(merged));
    }

    /** To the metre and the thousandth. */
    private static List<String> sorted(SitingDemand demand) {
        return IntStream.range(0, demand.places().size())
                .mapToObj(i -> "%.5f %.5f %.3f"
                        .formatted(
                                demand.places().get(i).place().lng(),
                                demand.places().get(i).place().lat(),
                                demand.weights()[i]))
                .sorted()
                .toList();
    }

    private static Snap snap(LngLat place) {
        return WAYS.snap(place).orElseThrow();
    }

    private static double meters(LngLat a, LngLat b) {
        return Spheroid.meters(a.lng(), a.lat(), b.lng(), b.lat());
    }
}
