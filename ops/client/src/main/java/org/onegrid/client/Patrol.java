package org.onegrid.client;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/** Responders that wander about in a box, at walking to driving speed; the same steps for the same seed. */
final class Patrol {

    private static final double METRES_PER_DEGREE = 111_320;
    private static final double SLOWEST_MPS = 1;
    private static final double FASTEST_MPS = 6;

    private static final class Walker {
        private final String code;
        private double lng;
        private double lat;
        private double heading;
        private final double speed;

        Walker(String code, double lng, double lat, Random random) {
            this.code = code;
            this.lng = lng;
            this.lat = lat;
            this.heading = random.nextDouble() * 2 * Math.PI;
            this.speed = SLOWEST_MPS + random.nextDouble() * (FASTEST_MPS - SLOWEST_MPS);
        }
    }

    private final List<Walker> walkers = new ArrayList<>();
    private final double[] box;
    private final Random random;

    /**
     * @param responders as {@code GET /api/responders} has them; who was seen before goes on from there
     * @param box        west, south, east, north
     */
    Patrol(List<JsonNode> responders, double[] box, long seed) {
        this.box = box;
        this.random = new Random(seed);
        for (JsonNode one : responders) {
            double lng = box[0] + random.nextDouble() * (box[2] - box[0]);
            double lat = box[1] + random.nextDouble() * (box[3] - box[1]);
            boolean seen = one.path("lng").isNumber();
            walkers.add(new Walker(
                    one.path("code").asString(),
                    seen ? one.path("lng").asDouble() : lng,
                    seen ? one.path("lat").asDouble() : lat,
                    random));
        }
    }

    int size() {
        return walkers.size();
    }

    /** The next fixes of some of them, a second after their last, as {@code POST /api/positions} takes them. */
    String fixes(int from, int to) {
        String now = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
        StringBuilder fixes = new StringBuilder("[");
        for (Walker walker : walkers.subList(from, to)) {
            step(walker);
            fixes.append(fixes.length() == 1 ? "" : ",")
                    .append("{\"responder\":\"")
                    .append(walker.code)
                    .append("\",\"lng\":")
                    .append(Math.round(walker.lng * 1e7) / 1e7)
                    .append(",\"lat\":")
                    .append(Math.round(walker.lat * 1e7) / 1e7)
                    .append(",\"at\":\"")
                    .append(now)
                    .append("\"}");
        }
        return fixes.append(']').toString();
    }

    private void step(Walker walker) {
        walker.heading += random.nextGaussian() * 0.2;
        double east =
                walker.speed * Math.sin(walker.heading) / METRES_PER_DEGREE / Math.cos(Math.toRadians(walker.lat));
        double north = walker.speed * Math.cos(walker.heading) / METRES_PER_DEGREE;
        if (walker.lng + east < box[0]
                || walker.lng + east > box[2]
                || walker.lat + north < box[1]
                || walker.lat + north > box[3]) {
            walker.heading += Math.PI;
            return;
        }
        walker.lng += east;
        walker.lat += north;
    }
}
