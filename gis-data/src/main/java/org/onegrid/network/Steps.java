package org.onegrid.network;

/**
 * What lies between two samples side by side of a {@link Ground} whose nearest links differ: the part of the way at which both
 * are equally near, and how much farther along and away the one would be on the link of the other. In bytes, to a hundredth of
 * the way and a sixtieth of a cell: ten a sample. Immutable.
 */
final class Steps {

    private static final int HALF_WAY = 0;
    private static final int ALONG = 1;
    private static final int AWAY = 2;
    /** From the one to the other, and back. */
    private static final int BACK = 2;

    /** Bytes of a step. */
    private static final int SIZE = 5;

    private static final float FINEST = 127;

    /** By sample the step to the one east of it and the step to the one north of it. */
    private final byte[] steps;

    private final float alongUnit;
    private final float awayUnit;

    /** @param segment by sample the first vertex of the nearest segment */
    Steps(Ground ground, int[] segment) {
        // One is at most a cell nearer or farther at the next sample; the foot may jump farther, where a road bends.
        awayUnit = (float) ground.cellMeters() / FINEST;
        alongUnit = 2 * awayUnit;
        steps = new byte[Math.multiplyExact(2 * SIZE, segment.length)];
        for (int row = 0; row + 1 < ground.rows(); row++) {
            for (int column = 0; column + 1 < ground.columns(); column++) {
                step(ground, segment, column, row, column + 1, row);
                step(ground, segment, column, row, column, row + 1);
            }
        }
    }

    private void step(Ground ground, int[] segment, int column, int row, int nextColumn, int nextRow) {
        int sample = ground.sample(column, row);
        int next = ground.sample(nextColumn, nextRow);
        int link = ground.link(sample);
        int other = ground.link(next);
        if (link == Ground.NO_LINK || other == Ground.NO_LINK || link == other) {
            return;
        }
        Leg there = leg(ground, segment[sample], link, nextColumn, nextRow);
        Leg here = leg(ground, segment[next], other, column, row);
        double nearer = Math.max(0, here.awayMeters - ground.access(sample));
        double nearerThere = Math.max(0, there.awayMeters - ground.access(next));
        int to = eastOrNorth(sample, nextRow == row);
        steps[to + HALF_WAY] = (byte) Math.round(2 * FINEST * nearer / Math.max(1e-3, nearer + nearerThere));
        steps[to + ALONG] = units(there.alongMeters - ground.along(sample), alongUnit);
        steps[to + AWAY] = units(there.awayMeters - ground.access(sample), awayUnit);
        steps[to + BACK + ALONG] = units(here.alongMeters - ground.along(next), alongUnit);
        steps[to + BACK + AWAY] = units(here.awayMeters - ground.access(next), awayUnit);
    }

    private static byte units(double meters, float unit) {
        return (byte) Math.max(-FINEST, Math.min(FINEST, Math.round(meters / unit)));
    }

    private record Leg(double alongMeters, double awayMeters) {}

    /** From a sample to a link: to a segment near by, or to those after it as long as they lead nearer. */
    private static Leg leg(Ground ground, int segment, int link, int column, int row) {
        RoadGraph graph = ground.travel().graph();
        double eastward = ground.perLng(row);
        double northward = ground.perLat(row);
        double bestSquared = Double.POSITIVE_INFINITY;
        double along = 0;
        int step = 0;
        for (int v = segment; v >= graph.firstVertex[link] && v + 1 < graph.firstVertex[link + 1]; v += step) {
            double dx = (graph.vertexLng[v + 1] - graph.vertexLng[v]) * eastward;
            double dy = (graph.vertexLat[v + 1] - graph.vertexLat[v]) * northward;
            double px = (ground.lng(column) - graph.vertexLng[v]) * eastward;
            double py = (ground.lat(row) - graph.vertexLat[v]) * northward;
            double squared = dx * dx + dy * dy;
            double part = squared == 0 ? 0 : (px * dx + py * dy) / squared;
            double t = Math.min(1, Math.max(0, part));
            double away = (px - t * dx) * (px - t * dx) + (py - t * dy) * (py - t * dy);
            if (away >= bestSquared) {
                break;
            }
            bestSquared = away;
            along = graph.vertexMeters[v] + t * (graph.vertexMeters[v + 1] - graph.vertexMeters[v]);
            int onwards = part >= 1 ? 1 : part <= 0 ? -1 : 0;
            if (onwards == 0 || step + onwards == 0) {
                break;
            }
            step = onwards;
        }
        return new Leg(along, StrictMath.sqrt(bestSquared));
    }

    /** The number of the step from a sample to the one east of it, or north. */
    static int eastOrNorth(int sample, boolean isEast) {
        return SIZE * (2 * sample + (isEast ? 0 : 1));
    }

    /** The part of the way at which both links are equally near. */
    float halfWay(int step, boolean isBack) {
        float part = (steps[step + HALF_WAY] & 0xff) / (2 * FINEST);
        return isBack ? 1 - part : part;
    }

    /** How many metres farther along the link where the step begins the end would be. */
    float furtherAlong(int step, boolean isBack) {
        return steps[step + (isBack ? BACK : 0) + ALONG] * alongUnit;
    }

    /** How many metres farther away from the link where the step begins the end would be. */
    float furtherAway(int step, boolean isBack) {
        return steps[step + (isBack ? BACK : 0) + AWAY] * awayUnit;
    }
}
