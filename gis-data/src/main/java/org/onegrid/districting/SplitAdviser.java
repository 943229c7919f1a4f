package org.onegrid.districting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Looks for good cuts by simulated annealing (Kirkpatrick et al. 1983): from several grown beginnings blocks on a border go to
 * the part across, as long as every part stays in one piece; a change for the worse is taken less and less often, and at the
 * end only changes for the better are. A heuristic: on small communities it finds the best there is (the tests compare with
 * all ways), on large ones a good one. O(beginnings · moves), each move about as many steps as the part has blocks.
 */
public final class SplitAdviser {

    private static final int BEGINNINGS = 12;
    /** So small that many more beginnings cost nothing, and the best of all ways is found. */
    private static final int SMALL_BLOCKS = 64;

    private static final int BEGINNINGS_WHEN_SMALL = 36;
    private static final int MOVES_PER_BLOCK = 600;
    private static final int LEAST_MOVES = 30_000;
    private static final double HOT = 10;
    private static final double COLD = 1e-3;
    private static final int LOOK_EVERY = 1_024;
    /** Two proposals differ when they disagree on this share of neighbouring blocks being together. */
    private static final double DIFFERENT = 0.04;

    private final BlockGraph blocks;
    private final SplitWish wish;
    private final BooleanSupplier cancelled;

    private SplitAdviser(BlockGraph blocks, SplitWish wish, BooleanSupplier cancelled) {
        this.blocks = blocks;
        this.wish = wish;
        this.cancelled = cancelled;
    }

    /**
     * @param most      how many proposals at most, the best first; they differ visibly
     * @param cancelled looked at often; ends it with {@link CancellationException}
     * @throws IllegalArgumentException when there are more parts than blocks
     */
    public static List<SplitPlan> advise(BlockGraph blocks, SplitWish wish, int most, BooleanSupplier cancelled) {
        if (wish.parts() > blocks.count()) {
            throw new IllegalArgumentException(blocks.count() + " blocks cannot become " + wish.parts() + " parts");
        }
        SplitAdviser adviser = new SplitAdviser(blocks, wish, cancelled);
        List<SplitPlan> found = new ArrayList<>();
        int beginnings = blocks.count() <= SMALL_BLOCKS ? BEGINNINGS_WHEN_SMALL : BEGINNINGS;
        for (int beginning = 0; beginning < beginnings; beginning++) {
            SplittableRandom random = new SplittableRandom(beginning);
            found.add(adviser.annealed(new Cut(blocks, wish, adviser.grown(random)), random));
        }
        found.sort(Comparator.comparingDouble(SplitPlan::score)
                .thenComparing(plan -> plan.partOf().toString()));
        List<SplitPlan> proposals = new ArrayList<>();
        for (SplitPlan plan : found) {
            if (proposals.size() < most && proposals.stream().allMatch(other -> adviser.differ(plan, other))) {
                proposals.add(plan);
            }
        }
        return proposals;
    }

    /** Parts grown from blocks far from each other, always the one with the fewest households next. */
    private int[] grown(SplittableRandom random) {
        int[] partOf = new int[blocks.count()];
        Arrays.fill(partOf, -1);
        int[] hops = new int[blocks.count()];
        Arrays.fill(hops, Integer.MAX_VALUE);
        double[] households = new double[wish.parts()];
        List<List<Integer>> rims = new ArrayList<>();
        int seed = random.nextInt(blocks.count());
        for (int part = 0; part < wish.parts(); part++) {
            partOf[seed] = part;
            households[part] = blocks.households(seed);
            rims.add(new ArrayList<>(List.of(seed)));
            spread(seed, hops);
            seed = farthest(hops, partOf);
        }
        for (int left = blocks.count() - wish.parts(); left > 0; left--) {
            int lightest = -1;
            int next = -1;
            for (int part = 0; part < wish.parts(); part++) {
                if (lightest < 0 || households[part] < households[lightest]) {
                    int free = freeBeside(rims.get(part), partOf);
                    if (free >= 0) {
                        lightest = part;
                        next = free;
                    }
                }
            }
            partOf[next] = lightest;
            households[lightest] += blocks.households(next);
            rims.get(lightest).add(next);
        }
        return partOf;
    }

    private void spread(int from, int[] hops) {
        int[] queue = new int[hops.length * 2 + 1];
        int tail = 1;
        queue[0] = from;
        hops[from] = 0;
        for (int head = 0; head < tail && tail < queue.length; head++) {
            for (int next : blocks.neighbours(queue[head])) {
                if (hops[next] > hops[queue[head]] + 1 && tail < queue.length) {
                    hops[next] = hops[queue[head]] + 1;
                    queue[tail++] = next;
                }
            }
        }
    }

    private static int farthest(int[] hops, int[] partOf) {
        int farthest = -1;
        for (int block = 0; block < hops.length; block++) {
            if (partOf[block] < 0 && (farthest < 0 || hops[block] > hops[farthest])) {
                farthest = block;
            }
        }
        return Math.max(0, farthest);
    }

    /** A free block beside a rim, or -1; blocks of the rim that have none leave it. */
    private int freeBeside(List<Integer> rim, int[] partOf) {
        while (!rim.isEmpty()) {
            for (int next : blocks.neighbours(rim.get(0))) {
                if (partOf[next] < 0) {
                    return next;
                }
            }
            rim.remove(0);
        }
        return -1;
    }

    private SplitPlan annealed(Cut cut, SplittableRandom random) {
        int moves = Math.max(LEAST_MOVES, MOVES_PER_BLOCK * blocks.count());
        double cooling = Math.pow(COLD / HOT, 1.0 / moves);
        double heat = HOT;
        int[] best = cut.parts();
        double bestScore = cut.score();
        for (int move = 0; move < moves; move++, heat *= cooling) {
            if (move % LOOK_EVERY == 0 && cancelled.getAsBoolean()) {
                throw new CancellationException("the split adviser was cancelled");
            }
            int block = random.nextInt(blocks.count());
            int[] neighbours = blocks.neighbours(block);
            if (neighbours.length == 0) {
                continue;
            }
            int to = cut.part(neighbours[random.nextInt(neighbours.length)]);
            if (to == cut.part(block)) {
                continue;
            }
            double before = cut.score();
            int from = cut.part(block);
            if (!cut.canLose(block)) {
                continue;
            }
            cut.move(block, to);
            int given = random.nextInt(3) == 0 ? inReturn(cut, block, from, to, random) : -1;
            double change = cut.score() - before;
            if (change > 0 && random.nextDouble() >= Math.exp(-change / heat)) {
                if (given >= 0) {
                    cut.move(given, to);
                }
                cut.move(block, from);
            } else if (cut.score() < bestScore - 1e-12) {
                bestScore = cut.score();
                best = cut.parts();
            }
        }
        Cut last = new Cut(blocks, wish, best);
        descend(last);
        return last.plan();
    }

    /** Moves another block back, so that two parts exchange blocks; which, or -1 when the one picked cannot go. */
    private int inReturn(Cut cut, int block, int from, int to, SplittableRandom random) {
        int[] near = blocks.neighbours(block);
        int middle = near[random.nextInt(near.length)];
        int[] around = blocks.neighbours(middle);
        int other = around[random.nextInt(around.length)];
        if (other == block || cut.part(other) != to || !cut.touches(other, from) || !cut.canLose(other)) {
            return -1;
        }
        cut.move(other, from);
        return other;
    }

    /** Takes changes for the better until there is none. */
    private void descend(Cut cut) {
        boolean better = true;
        while (better) {
            better = false;
            for (int block = 0; block < blocks.count(); block++) {
                for (int next : blocks.neighbours(block)) {
                    int to = cut.part(next);
                    if (to != cut.part(block) && cut.change(block, to) < -1e-9 && cut.canLose(block)) {
                        cut.move(block, to);
                        better = true;
                    }
                }
            }
        }
    }

    private boolean differ(SplitPlan one, SplitPlan other) {
        int pairs = 0;
        int disagreed = 0;
        for (int block = 0; block < blocks.count(); block++) {
            for (int next : blocks.neighbours(block)) {
                pairs++;
                boolean together = one.partOf().get(block).equals(one.partOf().get(next));
                disagreed += together
                                == other.partOf()
                                        .get(block)
                                        .equals(other.partOf().get(next))
                        ? 0
                        : 1;
            }
        }
        return disagreed > DIFFERENT * pairs;
    }
}
