package org.onegrid.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.onegrid.partition.Fault.Code;
import org.onegrid.partition.Meeting;

/** Compares new segments with all that come near them. O(k) in the segments of the arcs near by. */
final class Meetings {

    private static final int ENOUGH = 64;

    private final Sheet sheet;
    private final List<Finding> found = new ArrayList<>();
    private long ax;
    private long ay;
    private long bx;
    private long by;
    private int left;
    private int right;
    private long self;

    Meetings(Sheet sheet) {
        this.sheet = sheet;
    }

    List<Finding> found() {
        return found;
    }

    boolean isEnough() {
        return found.size() >= ENOUGH;
    }

    /** @param segment x1, y1, x2, y2, left face, right face; one of the sheet */
    void compare(int[] segment) {
        ax = segment[0];
        ay = segment[1];
        bx = segment[2];
        by = segment[3];
        left = segment[4];
        right = segment[5];
        self = -1;
        sheet.near(segment[0], segment[1], segment[2], segment[3], this::compare);
    }

    private void compare(int number) {
        Arc arc = sheet.arc(number);
        int[] line = arc.line();
        double west = Math.min(ax, bx) - Meeting.NEAR;
        double east = Math.max(ax, bx) + Meeting.NEAR;
        double south = Math.min(ay, by) - Meeting.NEAR;
        double north = Math.max(ay, by) + Meeting.NEAR;
        for (int i = 2; i < line.length && !isEnough(); i += 2) {
            if (line[i] < west && line[i - 2] < west
                    || line[i] > east && line[i - 2] > east
                    || line[i + 1] < south && line[i - 1] < south
                    || line[i + 1] > north && line[i - 1] > north) {
                continue;
            }
            compare(arc, number, i);
        }
    }

    private void compare(Arc arc, int number, int at) {
        long cx = arc.line()[at - 2];
        long cy = arc.line()[at - 1];
        long dx = arc.line()[at];
        long dy = arc.line()[at + 1];
        boolean same = ax == cx && ay == cy && bx == dx && by == dy;
        if (same || ax == dx && ay == dy && bx == cx && by == cy) {
            // The arcs of a cell come cell by cell, so the segment itself may be met more than once.
            long met = (long) number << 32 | at;
            if (self >= 0 && self != met) {
                add(Code.OVERLAP, arc, ax, ay, "two borders run along each other");
            }
            self = met;
        } else if (Meeting.crosses(ax, ay, bx, by, cx, cy, dx, dy)) {
            double c = Meeting.side(ax, ay, bx, by, cx, cy);
            double along = c / (c - Meeting.side(ax, ay, bx, by, dx, dy));
            add(
                    Code.OVERLAP,
                    arc,
                    Math.round(cx + along * (dx - cx)),
                    Math.round(cy + along * (dy - cy)),
                    "two borders cross");
        } else {
            touch(arc, ax, ay, bx, by, cx, cy);
            touch(arc, ax, ay, bx, by, dx, dy);
            touch(arc, cx, cy, dx, dy, ax, ay);
            touch(arc, cx, cy, dx, dy, bx, by);
        }
    }

    private void touch(Arc arc, long x1, long y1, long x2, long y2, long px, long py) {
        if (px == x1 && py == y1 || px == x2 && py == y2) {
            return;
        }
        if (Meeting.isOn(x1, y1, x2, y2, px, py)) {
            add(Code.UNMATCHED_VERTEX, arc, px, py, "a vertex lies on a border that has none there");
        } else if (Meeting.isBeside(x1, y1, x2, y2, px, py, Meeting.NEAR) && concernsTwo(arc)) {
            add(
                    Code.UNMATCHED_VERTEX,
                    arc,
                    px,
                    py,
                    "a vertex lies beside a border, nearer than borders can be told apart");
        }
    }

    /** A single area may come as near to itself at the outside as it was drawn. */
    private boolean concernsTwo(Arc arc) {
        TreeSet<Integer> faces = new TreeSet<>(List.of(arc.left(), arc.right(), left, right));
        faces.remove(Face.OUTSIDE);
        return faces.size() > 1;
    }

    private void add(Code code, Arc arc, long x, long y, String message) {
        TreeSet<Integer> faces = new TreeSet<>(List.of(arc.left(), arc.right(), left, right));
        faces.remove(Face.OUTSIDE);
        found.add(new Finding(code, List.copyOf(faces), (int) x, (int) y, message));
    }
}
