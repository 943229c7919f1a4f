package org.onegrid.topology;

/**
 * A stretch of border between two nodes, or a whole ring, with the face on either side. Never changed, only replaced.
 *
 * @param line  x, y pairs in grid units (1e-7 degrees), two or more; first and last are the same where it is a ring
 * @param left  number of the face to the left
 * @param right number of the face to the right
 */
record Arc(int[] line, int left, int right) {

    int size() {
        return line.length / 2;
    }

    int x(int vertex) {
        return line[2 * vertex];
    }

    int y(int vertex) {
        return line[2 * vertex + 1];
    }

    boolean isRing() {
        return line[0] == line[line.length - 2] && line[1] == line[line.length - 1];
    }

    /** Whether the vertex is the first or the last. */
    boolean isEnd(int vertex) {
        return vertex == 0 || vertex == size() - 1;
    }

    boolean endsAt(int x, int y) {
        return line[line.length - 2] == x && line[line.length - 1] == y;
    }

    boolean startsAt(int x, int y) {
        return line[0] == x && line[1] == y;
    }

    Arc reversed() {
        return new Arc(Lines.reversed(line), right, left);
    }

    Arc with(int[] other) {
        return new Arc(other, left, right);
    }

    int side(boolean ofLeft) {
        return ofLeft ? left : right;
    }
}
