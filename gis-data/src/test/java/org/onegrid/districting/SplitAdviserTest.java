package org.onegrid.districting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitAdviserTest {

    /** Blocks in rows and columns, some borders along roads and so cheap. */
    private static final class Town {
        final double[] households;
        final List<BlockGraph.Shared> borders = new ArrayList<>();
        final double area;

        Town(SplittableRandom random, int columns, int rows) {
            households =
                    random.ints((long) columns * rows, 0, 120).asDoubleStream().toArray();
            area = 10_000.0 * columns * rows;
            for (int block = 0; block < columns * rows; block++) {
                if (block % columns + 1 < columns) {
                    borders.add(new BlockGraph.Shared(block, block + 1, random.nextInt(3) == 0 ? 30 : 100));
                }
                if (block + columns < columns * rows) {
                    borders.add(new BlockGraph.Shared(block, block + columns, random.nextInt(3) == 0 ? 30 : 100));
                }
            }
        }

        BlockGraph graph() {
            return BlockGraph.of(households, area, borders);
        }

        boolean hangsTogether(int[] partOf, int part) {
            int[] members = IntStream.range(0, partOf.length)
                    .filter(b -> partOf[b] == part)
                    .toArray();
            if (members.length == 0) {
                return false;
            }
            Set<Integer> seen = new HashSet<>(Set.of(members[0]));
            Deque<Integer> open = new ArrayDeque<>(seen);
            while (!open.isEmpty()) {
                int block = open.remove();
                for (BlockGraph.Shared border : borders) {
                    int next = border.one() == block ? border.other() : border.other() == block ? border.one() : -1;
                    if (next >= 0 && partOf[next] == part && seen.add(next)) {
                        open.add(next);
                    }
                }
            }
            return seen.size() == members.length;
        }

        double score(int[] partOf, SplitWish wish) {
            double[] sums = new double[wish.parts()];
            for (int block = 0; block < partOf.length; block++) {
                sums[partOf[block]] += households[block];
            }
            double mean = Arrays.stream(households).sum() / wish.parts();
            double imbalance = Arrays.stream(sums)
                    .map(s -> Math.pow(s / mean - 1, 2))
                    .average()
                    .orElseThrow();
            double cost = borders.stream()
                    .filter(b -> partOf[b.one()] != partOf[b.other()])
                    .mapToDouble(BlockGraph.Shared::cost)
                    .sum();
            return (1 - wish.compactness()) * 100 * imbalance
                    + wish.compactness() * cost / Math.sqrt(area * wish.parts());
        }

        /** The best of all ways there are. */
        double best(SplitWish wish) {
            int[] partOf = new int[households.length];
            double best = Double.POSITIVE_INFINITY;
            long ways = (long) Math.pow(wish.parts(), partOf.length - 1);
            for (long way = 0; way < ways; way++) {
                long rest = way;
                for (int block = 1; block < partOf.length; block++) { // the first block is in the first part
                    partOf[block] = (int) (rest % wish.parts());
                    rest /= wish.parts();
                }
                double score = score(partOf, wish);
                if (score < best && IntStream.range(0, wish.parts()).allMatch(p -> hangsTogether(partOf, p))) {
                    best = score;
                }
            }
            return best;
        }
    }

    @Test
    void isTheBestOfAllWaysInSmallTowns() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        int[][] sizes = {{3, 3, 2}, {3, 3, 3}, {4, 3, 2}, {4, 3, 3}, {3, 3, 4}, {7, 2, 2}};
        for (int round = 0; round < 48; round++) {
            int[] size = sizes[round % sizes.length];
            Town town = new Town(random, size[0], size[1]);
            SplitWish wish = new SplitWish(size[2], random.nextDouble());
            SplitPlan plan =
                    SplitAdviser.advise(town.graph(), wish, 3, () -> false).get(0);
            int[] partOf = plan.partOf().stream().mapToInt(Integer::intValue).toArray();
            String which = "seed " + seed + ", round " + round + ", " + wish;
            assertThat(plan.score()).as(which).isCloseTo(town.score(partOf, wish), within(1e-9));
            assertThat(plan.score()).as(which).isCloseTo(town.best(wish), within(1e-9));
        }
    }

    @Test
    void everyPartHangsTogetherAndIsCountedInLargeTowns() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        Town town = new Town(random, 16, 14);
        SplitWish wish = SplitWish.near(town.graph(), 300, 0.4);
        List<SplitPlan> plans = SplitAdviser.advise(town.graph(), wish, 3, () -> false);
        assertThat(plans)
                .as("seed %d", seed)
                .isNotEmpty()
                .isSortedAccordingTo((a, b) -> Double.compare(a.score(), b.score()));
        for (SplitPlan plan : plans) {
            int[] partOf = plan.partOf().stream().mapToInt(Integer::intValue).toArray();
            double[] sums = new double[wish.parts()];
            IntStream.range(0, partOf.length).forEach(b -> sums[partOf[b]] += town.households[b]);
            for (int part = 0; part < wish.parts(); part++) {
                assertThat(town.hangsTogether(partOf, part))
                        .as("seed %d, part %d", seed, part)
                        .isTrue();
                assertThat(plan.households().get(part)).isCloseTo(sums[part], within(1e-6));
            }
            assertThat(plan.imbalance()).as("seed %d", seed).isLessThan(0.12);
        }
    }

    @Test
    void bordersFollowRoadsWhenTheyCan() {
        double[] households = new double[24];
        Arrays.fill(households, 50);
        List<BlockGraph.Shared> borders = new ArrayList<>();
        for (int block = 0; block < 24; block++) {
            if (block % 6 < 5) {
                borders.add(
                        new BlockGraph.Shared(block, block + 1, block % 6 == 2 ? 30 : 100)); // the road in the middle
            }
            if (block < 18) {
                borders.add(new BlockGraph.Shared(block, block + 6, 100));
            }
        }
        SplitPlan plan = SplitAdviser.advise(
                        BlockGraph.of(households, 240_000, borders), new SplitWish(2, 0.5), 1, () -> false)
                .get(0);
        for (int block = 0; block < 24; block++) {
            assertThat(plan.partOf().get(block)).isEqualTo(block % 6 < 3 ? 0 : 1);
        }
        assertThat(plan.borderCost()).isCloseTo(120, within(1e-9));
        assertThat(plan.imbalance()).isCloseTo(0, within(1e-9));
    }

    @Test
    void choosesTheNumberOfPartsNearestToTheTarget() {
        BlockGraph blocks = new Town(new SplittableRandom(1), 10, 10).graph();
        double total = blocks.totalHouseholds();
        assertThat(SplitWish.near(blocks, total / 7, 0.5).parts()).isEqualTo(7);
        assertThat(SplitWish.near(blocks, total / 7.4, 0.5).parts()).isEqualTo(7);
        assertThat(SplitWish.near(blocks, total * 3, 0.5).parts()).isEqualTo(2);
    }

    @Test
    void givesTheSameProposalsEachTimeAndEndsWhenCancelled() {
        BlockGraph blocks = new Town(new SplittableRandom(1), 8, 8).graph();
        SplitWish wish = new SplitWish(5, 0.5);
        assertThat(SplitAdviser.advise(blocks, wish, 3, () -> false))
                .isEqualTo(SplitAdviser.advise(blocks, wish, 3, () -> false));
        assertThatThrownBy(() -> SplitAdviser.advise(blocks, wish, 3, () -> true))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> BlockGraph.of(new double[] {1, 1}, 1, List.of()))
                .hasMessageContaining("hang together");
        assertThatThrownBy(() -> new SplitWish(1, 0.5)).isInstanceOf(IllegalArgumentException.class);
        BlockGraph two = BlockGraph.of(new double[] {1, 1}, 1, List.of(new BlockGraph.Shared(0, 1, 1)));
        assertThatThrownBy(() -> SplitAdviser.advise(two, new SplitWish(3, 0.5), 1, () -> false))
                .hasMessageContaining("cannot become");
    }
}
