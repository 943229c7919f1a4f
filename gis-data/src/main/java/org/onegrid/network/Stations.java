package org.onegrid.network;

import java.util.List;

/**
 * Travel times from the nearest of a set of sources that changes: stations dragged on a map, responders on the move. A change
 * costs what it changes, not what there is; the labels after it are those of a run from scratch. For one thread; hand out
 * {@link #reach()} to others.
 */
public final class Stations {

    private final Labels labels;

    private Stations(Labels labels) {
        this.labels = labels;
    }

    /**
     * Begins with these sources, labelled 0, 1, 2 …
     *
     * @param limitMillis what lies farther counts as unreachable
     */
    public static Stations of(Travel travel, List<Snap> sources, int limitMillis) {
        Labels labels = new Labels(travel, limitMillis);
        sources.forEach(labels::enter);
        labels.settle();
        return new Stations(labels);
    }

    /** Adds a source; returns its label, which is never given twice. */
    public int add(Snap source) {
        int label = labels.enter(source);
        labels.settle();
        return label;
    }

    /** Puts a source elsewhere under the same label. @throws IllegalArgumentException when there is none of that label */
    public void move(int label, Snap to) {
        labels.leave(label);
        labels.put(label, to);
        labels.settle();
    }

    /** Takes a source away. @throws IllegalArgumentException when there is none of that label */
    public void remove(int label) {
        labels.leave(label);
        labels.settle();
    }

    /** The times as of now, to keep: O(nodes) for the copy. */
    public Reach reach() {
        return new Reach(new Labels(labels));
    }

    /** The times as they are now and change with every change: for the thread that makes the changes. */
    public Reach live() {
        return new Reach(labels);
    }
}
