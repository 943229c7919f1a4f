package org.onegrid.tracking.trail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.onegrid.movement.Simplification;
import org.onegrid.movement.Stop;
import org.onegrid.movement.Track;
import org.onegrid.movement.Waypoint;
import org.onegrid.network.Spheroid;
import org.onegrid.tracking.pipeline.Flag;
import org.onegrid.tracking.trail.TrailRows.Position;

/** Draws a track through stored positions. */
final class Drawing {

    private static final int MOST_DOUBTFUL = 1_000;
    private static final Set<Flag> LEFT_OUT = Set.of(Flag.MOCK, Flag.TELEPORT, Flag.IMPRECISE);

    private Drawing() {}

    static Trail of(TrailRows.Seen seen, String areaCode, TrailQuery query, double toleranceMeters) {
        List<Waypoint> line = new ArrayList<>(seen.positions().size());
        List<Trail.Doubtful> doubtful = new ArrayList<>();
        for (Position one : seen.positions()) {
            Set<Flag> flags = Flag.of(one.flags());
            if (flags.stream().noneMatch(LEFT_OUT::contains)) {
                double accuracy = one.accuracyMeters() == null ? 0 : one.accuracyMeters();
                line.add(new Waypoint(one.place(), one.at().toEpochMilli(), accuracy));
            } else if (doubtful.size() < MOST_DOUBTFUL) {
                doubtful.add(new Trail.Doubtful(
                        one.at(),
                        one.place().lng(),
                        one.place().lat(),
                        one.accuracyMeters(),
                        flags.stream()
                                .map(flag -> flag.name().toLowerCase(Locale.ROOT))
                                .toList()));
            }
        }
        List<Track> legs = Track.of(line).legs(query.gapSeconds() * 1_000L);
        return new Trail(
                seen.code(),
                seen.callsign(),
                seen.kind(),
                areaCode,
                seen.positions().size(),
                Math.round(legs.stream().mapToDouble(Drawing::meters).sum()),
                legs.stream().map(leg -> leg(leg, toleranceMeters)).toList(),
                gaps(legs),
                legs.stream()
                        .flatMap(leg -> Stop.in(leg, query.stopMeters(), query.stopSeconds() * 1_000L).stream())
                        .map(Drawing::stay)
                        .toList(),
                doubtful);
    }

    private static double meters(Track leg) {
        double meters = 0;
        for (int i = 1; i < leg.waypoints().size(); i++) {
            meters += meters(leg.waypoints().get(i - 1), leg.waypoints().get(i));
        }
        return meters;
    }

    private static double meters(Waypoint a, Waypoint b) {
        return Spheroid.meters(
                a.place().lng(), a.place().lat(), b.place().lng(), b.place().lat());
    }

    private static Trail.Leg leg(Track leg, double toleranceMeters) {
        return new Trail.Leg(Simplification.of(leg, toleranceMeters).waypoints().stream()
                .map(Drawing::point)
                .toList());
    }

    private static Trail.Point point(Waypoint one) {
        return new Trail.Point(one.place().lng(), one.place().lat(), one.millis());
    }

    private static List<Trail.Gap> gaps(List<Track> legs) {
        List<Trail.Gap> gaps = new ArrayList<>();
        for (int i = 1; i < legs.size(); i++) {
            List<Waypoint> earlier = legs.get(i - 1).waypoints();
            Waypoint before = earlier.get(earlier.size() - 1);
            Waypoint after = legs.get(i).waypoints().get(0);
            gaps.add(new Trail.Gap(
                    Instant.ofEpochMilli(before.millis()),
                    Instant.ofEpochMilli(after.millis()),
                    (after.millis() - before.millis()) / 1_000,
                    Math.round(meters(before, after)),
                    point(before),
                    point(after)));
        }
        return gaps;
    }

    private static Trail.Stay stay(Stop stop) {
        return new Trail.Stay(
                Instant.ofEpochMilli(stop.fromMillis()),
                Instant.ofEpochMilli(stop.toMillis()),
                (stop.toMillis() - stop.fromMillis()) / 1_000,
                stop.centre().lng(),
                stop.centre().lat(),
                Math.round(stop.radiusMeters() * 10) / 10.0,
                stop.waypoints());
    }
}
