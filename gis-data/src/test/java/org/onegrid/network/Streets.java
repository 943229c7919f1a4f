package org.onegrid.network;

import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import org.onegrid.geo.LngLat;
import org.onegrid.geo.Precision;

/** Street plans for tests, in metres east and north of a corner at 122°E 30°N. */
final class Streets {

    private static final double LNG = 122;
    private static final double LAT = 30;

    private final RoadGraph.Builder builder = RoadGraph.builder();

    static LngLat at(double east, double north) {
        double lat = LAT + north / Spheroid.metersPerDegreeLat(LAT);
        return new LngLat(LNG + east / Spheroid.metersPerDegreeLng(lat), lat);
    }

    Streets add(LngLat from, LngLat to, Speeds speeds, boolean oneWay) {
        return add(from, to, speeds, oneWay ? Speeds.CLOSED : speeds);
    }

    Streets add(LngLat from, LngLat to, Speeds along, Speeds against) {
        Coordinate[] line = {from.toCoordinate(), to.toCoordinate()};
        builder.add(Precision.FACTORY.createLineString(line), along, against);
        return this;
    }

    RoadGraph build() {
        return builder.build();
    }

    /** An empty street grid of n × n crossings, every street the same. */
    static RoadGraph grid(int n, double spacing, Speeds speeds) {
        Streets streets = new Streets();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (i + 1 < n) {
                    streets.add(at(i * spacing, j * spacing), at((i + 1) * spacing, j * spacing), speeds, false);
                }
                if (j + 1 < n) {
                    streets.add(at(i * spacing, j * spacing), at(i * spacing, (j + 1) * spacing), speeds, false);
                }
            }
        }
        return streets.build();
    }

    /** A street grid whose crossings are out of line and a third of whose streets are missing. */
    static RoadGraph town(Random random, int n, double spacing) {
        LngLat[] crossings = new LngLat[n * n];
        for (int i = 0; i < crossings.length; i++) {
            double east = (i % n + random.nextDouble() * 0.4) * spacing;
            crossings[i] = at(east, (i / n + random.nextDouble() * 0.4) * spacing);
        }
        Streets streets = new Streets();
        for (int i = 0; i < crossings.length; i++) {
            Speeds speeds = new Speeds(4 + random.nextInt(2), 15, 30);
            if (i % n + 1 < n && random.nextInt(3) > 0) {
                streets.add(crossings[i], crossings[i + 1], speeds, random.nextInt(6) == 0);
            }
            if (i + n < crossings.length && random.nextInt(3) > 0) {
                streets.add(crossings[i], crossings[i + n], speeds, random.nextInt(6) == 0);
            }
        }
        return streets.build();
    }

    /** Random crossings with random links, some one-way, some closed to cars, perhaps in several pieces. */
    static RoadGraph random(Random random, int nodes, int links) {
        LngLat[] crossings = new LngLat[nodes];
        for (int i = 0; i < nodes; i++) {
            crossings[i] = at(random.nextInt(3000), random.nextInt(3000));
        }
        Streets streets = new Streets();
        for (int i = 0; i < links; i++) {
            Speeds speeds = new Speeds(5, 15, random.nextInt(8) == 0 ? 0 : 10 + random.nextInt(50));
            Speeds back =
                    random.nextInt(5) == 0 ? Speeds.CLOSED : random.nextInt(5) == 0 ? new Speeds(4, 9, 20) : speeds;
            streets.add(crossings[random.nextInt(nodes)], crossings[random.nextInt(nodes)], speeds, back);
        }
        return streets.build();
    }
}
