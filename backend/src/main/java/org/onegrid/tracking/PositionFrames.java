package org.onegrid.tracking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.onegrid.grid.Area;
import org.onegrid.grid.Partition;
import org.onegrid.live.LiveState;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Shows the whereabouts of an area's responders to those who watch it, once a second when something moved. A frame holds
 * all who were seen lately, so that a slow client which skips frames misses nobody.
 */
@Component
class PositionFrames {

    private static final Duration LATELY = Duration.ofMinutes(30);

    /** One responder on the map; {@code id} is its code. */
    record Position(String id, String callsign, String kind, double lng, double lat, Instant at) {}

    /** All responders of an area seen lately. */
    record Frame(List<Position> positions) {}

    private record Moving(Position position, List<Long> areaIds) {}

    private final Responders responders;
    private final Partition partition;
    private final LiveState live;
    private final Clock clock = Clock.systemUTC();

    /** Only the ticking thread touches these two. */
    private double lastChanges = -1;

    private Set<String> lastWatched = Set.of();

    PositionFrames(Responders responders, Partition partition, LiveState live) {
        this.responders = responders;
        this.partition = partition;
        this.live = live;
    }

    @Scheduled(fixedDelay = 1_000)
    void tick() {
        Set<String> watched = live.watched("positions");
        if (watched.isEmpty()) {
            lastWatched = watched;
            return;
        }
        double changes = responders.changes();
        if (changes == lastChanges && lastWatched.containsAll(watched)) {
            return;
        }
        lastChanges = changes;
        lastWatched = watched;
        Instant since = clock.instant().minus(LATELY);
        List<Moving> seen = responders.seen("").stream()
                .flatMap(one -> lately(one, since).stream())
                .toList();
        for (String code : watched) {
            Optional<Long> id = partition.tree().find(code).map(Area::id);
            id.ifPresent(area -> live.publish(
                    "positions",
                    code,
                    new Frame(seen.stream()
                            .filter(one -> one.areaIds().contains(area))
                            .map(Moving::position)
                            .toList())));
        }
    }

    private static Optional<Moving> lately(Responders.Seen seen, Instant since) {
        Responder responder = seen.responder();
        Double lng = responder.lng();
        Double lat = responder.lat();
        Instant at = responder.at();
        if (lng == null || lat == null || at == null || at.isBefore(since)) {
            return Optional.empty();
        }
        Position position = new Position(responder.code(), responder.callsign(), responder.kind(), lng, lat, at);
        return Optional.of(new Moving(position, seen.areaIds()));
    }
}
