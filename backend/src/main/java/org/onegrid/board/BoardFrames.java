package org.onegrid.board;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.onegrid.grid.Area;
import org.onegrid.grid.AreaTree;
import org.onegrid.grid.Partition;
import org.onegrid.live.LiveLog;
import org.onegrid.live.LiveState;
import org.onegrid.rehearsal.Rehearsals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Shows the board of an area to those who watch it: when the log has moved or a
 * rehearsal begins or ends, at most every two seconds, and every half minute
 * because limits pass by themselves. A frame is the whole board of the last 24 hours and is sent when a figure differs.
 */
@Component
class BoardFrames {

    private static final Logger log = LoggerFactory.getLogger(BoardFrames.class);
    private static final String WINDOW = "24h";
    private static final Duration ANYWAY = Duration.ofSeconds(30);

    private final BoardDesk desk;
    private final Partition partition;
    private final LiveLog ordered;
    private final LiveState live;
    private final Rehearsals rehearsals;

    /** The last frame of each watched area. Like the other three, touched by the ticking thread only. */
    private final Map<String, Board> shown = new HashMap<>();

    private long lastPosition = -1;
    private long lastRehearsals = -1;
    private Instant lastLook = Instant.EPOCH;

    BoardFrames(BoardDesk desk, Partition partition, LiveLog ordered, LiveState live, Rehearsals rehearsals) {
        this.desk = desk;
        this.partition = partition;
        this.ordered = ordered;
        this.live = live;
        this.rehearsals = rehearsals;
    }

    @Scheduled(fixedDelay = 2_000)
    void tick() {
        Set<String> watched = live.watched("kpis");
        shown.keySet().retainAll(watched);
        if (watched.isEmpty()) {
            return;
        }
        long position = ordered.currentPosition();
        long rehearsed = rehearsals.changes();
        Instant now = Instant.now();
        boolean moved = position != lastPosition || rehearsed != lastRehearsals || now.isAfter(lastLook.plus(ANYWAY));
        AreaTree tree = partition.tree();
        for (String code : watched) {
            if (moved || !shown.containsKey(code)) {
                tree.find(code).ifPresent(area -> show(tree, area));
            }
        }
        if (moved) {
            lastPosition = position;
            lastRehearsals = rehearsed;
            lastLook = now;
        }
    }

    private void show(AreaTree tree, Area area) {
        try {
            Board board = desk.board(tree, area, WINDOW);
            Optional<Board> before = Optional.ofNullable(shown.put(area.code(), board));
            if (before.isEmpty() || !before.get().undated().equals(board.undated())) {
                live.publish("kpis", area.code(), board);
            }
        } catch (RuntimeException e) {
            shown.remove(area.code());
            log.warn("The board of {} could not be read, trying again: {}", area.code(), e.getMessage());
        }
    }
}
