package org.onegrid.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BucketsTest {

    /** As a search uses it: nothing is put in before what was taken out last, near keys and far ones, several rounds. */
    @Test
    void givesBackAllThatWasPutInBucketByBucket() {
        for (long seed = 1; seed <= 300; seed++) {
            Random random = new Random(seed);
            int shift = 5 + random.nextInt(10);
            int farthest = random.nextBoolean() ? 1 << shift + 4 : 1 << Math.min(24, shift + 14);
            Buckets queue = new Buckets(shift);
            TreeMap<Long, Integer> inside = new TreeMap<>();
            for (int round = 0; round < 3; round++) {
                int now = 0;
                for (int i = 0; i < 50; i++) {
                    put(queue, inside, random.nextInt(farthest), random.nextInt(20));
                }
                int puts = random.nextInt(600);
                for (long pair = queue.pop(); pair != Buckets.NOTHING; pair = queue.pop()) {
                    String as = "seed " + seed;
                    assertThat(inside).as(as).containsKey(pair);
                    assertThat(pair >>> 32 >>> shift).as(as).isEqualTo(inside.firstKey() >>> 32 >>> shift);
                    inside.merge(pair, -1, Integer::sum);
                    inside.remove(pair, 0);
                    now = Math.max(now, (int) (pair >>> 32));
                    for (int i = random.nextInt(3); i > 0 && puts > 0; i--, puts--) {
                        put(queue, inside, Math.addExact(now, random.nextInt(farthest)), random.nextInt(20));
                    }
                }
                assertThat(inside).as("seed %d", seed).isEmpty();
            }
        }
    }

    private static void put(Buckets queue, TreeMap<Long, Integer> inside, int key, int value) {
        queue.push(key, value);
        inside.merge((long) key << 32 | value, 1, Integer::sum);
    }
}
