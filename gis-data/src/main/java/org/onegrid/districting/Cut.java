package org.onegrid.districting;

import java.util.Arrays;
import java.util.stream.IntStream;

/** A community cut into parts, changed one block at a time; knows its score all the while. Not thread-safe. */
final class Cut {

    /** Ten per cent of imbalance weigh as much as borders of one typical grid side per part. */
    private static final double IMBALANCE_WEIGHT = 100;

    private final BlockGraph blocks;
    private final SplitWish wish;
    private final double mean;
    private final double typicalBorder;
    private final int[] partOf;
    private final double[] households;
    private final int[] sizes;
    private final int[] seen;
    private final int[] queue;
    private double squares;
    private double cost;
    private int search;

    /** @param partOf parts that hang together, each with a block */
    Cut(BlockGraph blocks, SplitWish wish, int[] partOf) {
        this.blocks = blocks;
        this.wish = wish;
        this.mean = Math.max(1e-9, blocks.totalHouseholds() / wish.parts());
        this.typicalBorder = Math.sqrt(blocks.areaSquareMeters() * wish.parts());
        this.partOf = partOf.clone();
        this.households = new double[wish.parts()];
        this.sizes = new int[wish.parts()];
        this.seen = new int[blocks.count()];
        this.queue = new int[blocks.count()];
        for (int block = 0; block < partOf.length; block++) {
            households[partOf[block]] += blocks.households(block);
            sizes[partOf[block]]++;
            int[] neighbours = blocks.neighbours(block);
            for (int i = 0; i < neighbours.length; i++) {
                cost += partOf[neighbours[i]] != partOf[block] ? blocks.costs(block)[i] / 2 : 0;
            }
        }
        squares = Arrays.stream(households).map(this::square).sum();
    }

    private double square(double number) {
        double off = number / mean - 1;
        return off * off;
    }

    double score() {
        return score(squares, cost);
    }

    private double score(double squaresThen, double costThen) {
        return (1 - wish.compactness()) * IMBALANCE_WEIGHT * squaresThen / wish.parts()
                + wish.compactness() * costThen / typicalBorder;
    }

    int part(int block) {
        return partOf[block];
    }

    int[] parts() {
        return partOf.clone();
    }

    /** How the score changes when a block goes to a neighbouring part. */
    double change(int block, int to) {
        return score(squaresAfter(block, to), cost + costChange(block, to)) - score();
    }

    private double squaresAfter(int block, int to) {
        int from = partOf[block];
        double number = blocks.households(block);
        return squares
                - square(households[from])
                - square(households[to])
                + square(households[from] - number)
                + square(households[to] + number);
    }

    private double costChange(int block, int to) {
        int[] neighbours = blocks.neighbours(block);
        double[] costs = blocks.costs(block);
        double change = 0;
        for (int i = 0; i < neighbours.length; i++) {
            int other = partOf[neighbours[i]];
            change += other == partOf[block] ? costs[i] : other == to ? -costs[i] : 0;
        }
        return change;
    }

    /** Whether a part stays in one piece, and is not empty, without this block. */
    boolean canLose(int block) {
        int part = partOf[block];
        if (sizes[part] < 2) {
            return false;
        }
        search++;
        seen[block] = search;
        int wanted = 0;
        int first = -1;
        for (int next : blocks.neighbours(block)) {
            if (partOf[next] == part) {
                wanted++;
                first = first < 0 ? next : first;
            }
        }
        if (wanted < 2) {
            return wanted == 1;
        }
        int tail = 1;
        queue[0] = first;
        seen[first] = search;
        int found = 0;
        for (int head = 0; head < tail && found < wanted; head++) {
            found += isNeighbour(queue[head], block) ? 1 : 0;
            for (int next : blocks.neighbours(queue[head])) {
                if (partOf[next] == part && seen[next] != search) {
                    seen[next] = search;
                    queue[tail++] = next;
                }
            }
        }
        return found == wanted;
    }

    private boolean isNeighbour(int one, int other) {
        for (int next : blocks.neighbours(one)) {
            if (next == other) {
                return true;
            }
        }
        return false;
    }

    /** Whether a block has a neighbour in a part. */
    boolean touches(int block, int part) {
        for (int next : blocks.neighbours(block)) {
            if (partOf[next] == part) {
                return true;
            }
        }
        return false;
    }

    void move(int block, int to) {
        squares = squaresAfter(block, to);
        cost += costChange(block, to);
        int from = partOf[block];
        households[from] -= blocks.households(block);
        households[to] += blocks.households(block);
        sizes[from]--;
        sizes[to]++;
        partOf[block] = to;
    }

    SplitPlan plan() {
        int[] numbers = new int[wish.parts()];
        Arrays.fill(numbers, -1);
        int[] numbered = new int[partOf.length];
        int next = 0;
        for (int block = 0; block < partOf.length; block++) {
            if (numbers[partOf[block]] < 0) {
                numbers[partOf[block]] = next++;
            }
            numbered[block] = numbers[partOf[block]];
        }
        Double[] sums = new Double[wish.parts()];
        IntStream.range(0, numbers.length).forEach(part -> sums[numbers[part]] = households[part]);
        return new SplitPlan(
                Arrays.stream(numbered).boxed().toList(),
                Arrays.asList(sums),
                Math.sqrt(Math.max(0, squares) / wish.parts()),
                Math.max(0, cost),
                score());
    }
}
