package org.onegrid.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecentBoardsTest {

    private final RecentBoards recent = new RecentBoards(Duration.ofMillis(100));
    private final AtomicInteger readings = new AtomicInteger();

    @Test
    void aCheapBoardIsReadEveryTime() {
        assertThat(recent.get("a", this::read).asOf()).isEqualTo(1);
        assertThat(recent.get("a", this::read).asOf()).isEqualTo(2);
        assertThat(recent.get("b", this::read).asOf()).isEqualTo(3);
    }

    @Test
    void aDearBoardIsSharedForAWhile() throws InterruptedException {
        assertThat(recent.get("a", this::slowly).asOf()).isEqualTo(1);
        assertThat(recent.get("a", this::slowly).asOf()).isEqualTo(1);
        Thread.sleep(700);
        assertThat(recent.get("a", this::slowly).asOf()).isEqualTo(2);
    }

    @Test
    void whoAsksDuringAReadingGetsOneThatBeganLater() throws Exception {
        RecentBoards cheap = new RecentBoards(Duration.ofHours(1));
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(9);
        try {
            Future<Board> first = threads.submit(() -> cheap.get("a", () -> {
                reading.countDown();
                await(go);
                return read();
            }));
            reading.await();
            List<Future<Board>> during = java.util.stream.IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(() -> cheap.get("a", this::read)))
                    .toList();
            Thread.sleep(500);
            go.countDown();
            assertThat(first.get().asOf()).isEqualTo(1);
            for (Future<Board> one : during) {
                assertThat(one.get().asOf()).as("not the one under way").isGreaterThan(1);
            }
            assertThat(readings.get()).as("shared by those who waited together").isLessThan(9);
        } finally {
            threads.shutdown();
        }
    }

    private Board slowly() {
        try {
            Thread.sleep(150);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return read();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Board read() {
        return new Board(
                readings.incrementAndGet(),
                "e",
                Instant.EPOCH,
                new Board.BoardArea("a", "a", "grid", "a", List.of()),
                new Board.Kpis(0, 0, 0, 0, Board.Share.of(0, 0), null, 0, 0),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                null,
                null);
    }
}
