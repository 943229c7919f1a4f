package org.onegrid.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FairQueueTest {

    private final FairQueue<String> queue = new FairQueue<>();

    private void offer(long person, String work) {
        assertThat(queue.offer(person, work, 100, 1_000)).isEqualTo(FairQueue.Received.WAITS);
    }

    @Test
    void onePersonWithManyQuestionsDelaysAnotherByOne() throws Exception {
        for (int i = 1; i <= 5; i++) {
            offer(1, "a" + i);
        }
        offer(2, "b1");
        offer(3, "c1");
        offer(2, "b2");
        assertThat(queue.ahead("b1")).isEqualTo(1);
        assertThat(queue.ahead("b2")).isEqualTo(4);
        assertThat(queue.ahead("a5")).isEqualTo(7);

        List<String> taken = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            taken.add(queue.take());
        }
        assertThat(taken).containsExactly("a1", "b1", "c1", "a2", "b2", "a3", "a4", "a5");
    }

    @Test
    void aheadIsHowManyAreTakenBefore() throws Exception {
        long seed = 5;
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            List<String> all = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                String work = "w" + round + "." + i;
                offer(random.nextInt(4), work);
                all.add(work);
                if (random.nextInt(3) == 0) {
                    all.remove(queue.take());
                }
                if (random.nextInt(6) == 0 && !all.isEmpty()) {
                    assertThat(queue.remove(all.remove(random.nextInt(all.size()))))
                            .isTrue();
                }
            }
            int[] ahead = all.stream().mapToInt(queue::ahead).toArray();
            List<String> order = new ArrayList<>();
            for (int i = 0; i < ahead.length; i++) {
                order.add(queue.take());
            }
            for (int i = 0; i < ahead.length; i++) {
                assertThat(ahead[i])
                        .as("seed %d, round %d, %s in %s", seed, round, all.get(i), order)
                        .isEqualTo(order.indexOf(all.get(i)));
            }
        }
    }

    @Test
    void takesNoMoreThanItHolds() {
        assertThat(queue.offer(1, "a", 1, 2)).isEqualTo(FairQueue.Received.WAITS);
        assertThat(queue.offer(1, "b", 1, 2)).isEqualTo(FairQueue.Received.TOO_MANY_OF_THIS_PERSON);
        assertThat(queue.offer(2, "c", 1, 2)).isEqualTo(FairQueue.Received.WAITS);
        assertThat(queue.offer(3, "d", 1, 2)).isEqualTo(FairQueue.Received.FULL);
        assertThat(queue.remove("c")).isTrue();
        assertThat(queue.remove("c")).isFalse();
        assertThat(queue.offer(3, "d", 1, 2)).isEqualTo(FairQueue.Received.WAITS);
    }

    @Test
    void whoTakesWaitsForWork() throws Exception {
        List<String> taken = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(1);
        Thread taker = new Thread(() -> {
            try {
                taken.add(queue.take());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            done.countDown();
        });
        taker.start();
        offer(1, "a");
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(taken).containsExactly("a");
    }
}
