package org.onegrid.movement;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import org.onegrid.geo.LngLat;
import org.onegrid.geo.Precision;
import org.onegrid.network.RoadGraph;
import org.onegrid.network.Speeds;
import org.onegrid.network.Spheroid;

/** Places, walks and streets for tests, in metres east and north of a corner at 122°E 30°N. */
final class Walks {

    private static final double LNG = 122;
    private static final double LAT = 30;

    private Walks() {}

    static LngLat at(double east, double north) {
        double lat = LAT + north / Spheroid.metersPerDegreeLat(LAT);
        return new LngLat(LNG + east / Spheroid.metersPerDegreeLng(lat), lat);
    }

    static double meters(LngLat a, LngLat b) {
        return Spheroid.meters(a.lng(), a.lat(), b.lng(), b.lat());
    }

    /** A walk that lingers, strolls and rides by turns, with jitter and now and then a silence. */
    static Track random(Random random, int waypoints) {
        List<Waypoint> walk = new ArrayList<>();
        double east = 0;
        double north = 0;
        double heading = 0;
        double speed = 0;
        long millis = 1_760_000_000_000L;
        for (int i = 0; i < waypoints; i++) {
            if (random.nextInt(15) == 0) {
                speed = new double[] {0, 0.3, 1.4, 6}[random.nextInt(4)];
                heading = random.nextDouble() * 2 * Math.PI;
            }
            long step = random.nextInt(40) == 0 ? 400_000 : 1_000 + random.nextInt(9_000);
            millis += step;
            east += speed * Math.min(step, 10_000) / 1000 * Math.cos(heading);
            north += speed * Math.min(step, 10_000) / 1000 * Math.sin(heading);
            LngLat place = at(east + random.nextGaussian() * 3, north + random.nextGaussian() * 3);
            walk.add(new Waypoint(place, millis, random.nextInt(30)));
        }
        return Track.of(walk);
    }

    /** Streets of n × n crossings. */
    static RoadGraph streets(int n, double spacing) {
        RoadGraph.Builder streets = RoadGraph.builder();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (i + 1 < n) {
                    add(streets, at(i * spacing, j * spacing), at((i + 1) * spacing, j * spacing));
                }
                if (j + 1 < n) {
                    add(streets, at(i * spacing, j * spacing), at(i * spacing, (j + 1) * spacing));
                }
            }
        }
        return streets.build();
    }

    static void add(RoadGraph.Builder streets, LngLat... line) {
        Coordinate[] places = new Coordinate[line.length];
        for (int i = 0; i < line.length; i++) {
            places[i] = line[i].toCoordinate();
        }
        streets.add(Precision.FACTORY.createLineString(places), new Speeds(5, 15, 30));
    }
}
