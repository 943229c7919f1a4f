package org.onegrid.siting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Orders of siting by chance. */
final class RandomOrders {

    private RandomOrders() {}

    /** One about some sites, of which up to {@code most} are fixed and as many forbidden. */
    static SitingOrder next(SplittableRandom random, int sites, int most) {
        List<Integer> all = new ArrayList<>(IntStream.range(0, sites).boxed().toList());
        Collections.shuffle(all, new Random(random.nextLong()));
        int fixed = random.nextInt(most + 1);
        int forbidden = random.nextInt(most + 1);
        return new SitingOrder(
                random.nextInt(sites - fixed - forbidden + 1),
                Set.copyOf(all.subList(0, fixed)),
                Set.copyOf(all.subList(fixed, fixed + forbidden)));
    }
}
