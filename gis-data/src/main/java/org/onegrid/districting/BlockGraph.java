package org.onegrid.districting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The pieces of a community that are not cut, and which of them share a border. Immutable. */
public final class BlockGraph {

    /** Most blocks of one community. */
    public static final int MAX_BLOCKS = 20_000;

    private final double[] households;
    private final double areaSquareMeters;
    private final int[][] neighbours;
    private final double[][] costs;

    private BlockGraph(double[] households, double areaSquareMeters, int[][] neighbours, double[][] costs) {
        this.households = households;
        this.areaSquareMeters = areaSquareMeters;
        this.neighbours = neighbours;
        this.costs = costs;
    }

    /**
     * A border that two blocks share.
     *
     * @param cost of letting the border of two grids run here, in metres: its length, less where it runs along a road or water
     */
    public record Shared(int one, int other, double cost) {}

    /**
     * @param households       of each block, finite and not negative
     * @param areaSquareMeters of all together
     * @param borders          each pair of neighbours once
     * @throws IllegalArgumentException when there are none or too many blocks, a number is none, a border names an unknown
     *     block, the same twice or a pair a second time, or the blocks do not hang together
     */
    public static BlockGraph of(double[] households, double areaSquareMeters, List<Shared> borders) {
        int n = households.length;
        if (n < 1 || n > MAX_BLOCKS || !(areaSquareMeters > 0 && areaSquareMeters < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("1 to " + MAX_BLOCKS + " blocks with an area, was " + n);
        }
        for (double number : households) {
            if (!(number >= 0 && number < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("households are not negative, was " + number);
            }
        }
        List<List<Shared>> of = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            of.add(new ArrayList<>());
        }
        for (Shared border : borders) {
            if (Math.min(border.one(), border.other()) < 0
                    || Math.max(border.one(), border.other()) >= n
                    || border.one() == border.other()
                    || !(border.cost() >= 0 && border.cost() < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("not a border between two blocks: " + border);
            }
            of.get(border.one()).add(border);
            of.get(border.other()).add(new Shared(border.other(), border.one(), border.cost()));
        }
        int[][] neighbours = new int[n][];
        double[][] costs = new double[n][];
        for (int i = 0; i < n; i++) {
            List<Shared> shared = of.get(i);
            neighbours[i] = shared.stream().mapToInt(Shared::other).toArray();
            costs[i] = shared.stream().mapToDouble(Shared::cost).toArray();
            if (Arrays.stream(neighbours[i]).distinct().count() < neighbours[i].length) {
                throw new IllegalArgumentException("block " + i + " has a neighbour twice");
            }
        }
        BlockGraph graph = new BlockGraph(households.clone(), areaSquareMeters, neighbours, costs);
        if (graph.reached(0) < n) {
            throw new IllegalArgumentException("the blocks do not hang together: only " + graph.reached(0) + " of " + n
                    + " are reached from the first");
        }
        return graph;
    }

    private int reached(int from) {
        boolean[] seen = new boolean[households.length];
        int[] queue = new int[households.length];
        int tail = 1;
        queue[0] = from;
        seen[from] = true;
        for (int head = 0; head < tail; head++) {
            for (int next : neighbours[queue[head]]) {
                if (!seen[next]) {
                    seen[next] = true;
                    queue[tail++] = next;
                }
            }
        }
        return tail;
    }

    public int count() {
        return households.length;
    }

    public double households(int block) {
        return households[block];
    }

    public double totalHouseholds() {
        return Arrays.stream(households).sum();
    }

    double areaSquareMeters() {
        return areaSquareMeters;
    }

    int[] neighbours(int block) {
        return neighbours[block];
    }

    /** Cost of the border to each neighbour, in the order of {@link #neighbours}. */
    double[] costs(int block) {
        return costs[block];
    }
}
