package org.onegrid.network;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.Outlines;

/** What is kept from one drawing on a ground to the next: the links that are drawn, and the arrays. Not for several threads. */
final class Canvas {

    /** Floats of a link in {@link #times}: milliseconds to its start and on from there, a metre. */
    static final int START = 0;

    static final int START_PACE = 1;
    /** The same from its end. */
    static final int END = 2;

    static final int END_PACE = 3;
    static final int LENGTH = 4;
    /** The limit from which on a part of the link is inside. */
    static final int EARLIEST = 5;
    /** The limit from which on all of its samples are. */
    static final int LATEST = 6;
    /** The limit up to which it was drawn, infinite once it was drawn as a whole. */
    static final int DRAWN = 7;

    static final int STRIDE = 8;

    final Outlines outlines = new Outlines();
    /** For searches whose times nobody keeps. */
    final Labels labels;
    /** By link where it is in the next; true only if it is found there. */
    final int[] position;

    int[] links = new int[256];
    int size;
    float[] times = new float[256 * STRIDE];
    /** Of each the places of sources on it, metres along and milliseconds away; null of nearly all. */
    float @Nullable [][] standing = new float[256][];

    Canvas(Travel travel) {
        position = new int[travel.graph().linkCount()];
        labels = new Labels(travel, 0);
    }

    int find(int link) {
        int at = position[link];
        return at < size && links[at] == link ? at : -1;
    }

    int add(int link) {
        if (size == links.length) {
            links = Arrays.copyOf(links, 2 * size);
            times = Arrays.copyOf(times, 2 * size * STRIDE);
            standing = Arrays.copyOf(standing, 2 * size);
        }
        links[size] = link;
        position[link] = size;
        standing[size] = null;
        return size++;
    }
}
