package org.onegrid.live;

import java.util.List;
import java.util.Map;
import org.onegrid.problem.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** What a client has missed of one chain. */
@Service
public class Replay {

    /** Most events of one answer. */
    public static final int MAX_LIMIT = 1000;

    private final Entries entries;
    private final LiveSettings settings;

    Replay(Entries entries, LiveSettings settings) {
        this.entries = entries;
        this.settings = settings;
    }

    /**
     * A piece of a chain.
     *
     * @param entries in order
     * @param head    last stamped position of the whole log
     * @param more    whether the chain goes on after these
     */
    public record Piece(String epoch, List<LogEntry> entries, long head, boolean more) {

        public Piece {
            entries = List.copyOf(entries);
        }
    }

    /**
     * The events of a chain after a position.
     *
     * @param after 0 or the last position the client has applied
     * @param limit 1 to {@link #MAX_LIMIT}
     * @throws Refusal 410 {@code replay-too-old} when something after that position is no longer replayed (dropped by
     *     retention, or too far back), or when the position is of another history; the client takes a new snapshot
     */
    public Piece after(long areaId, Topic topic, long after, int limit) {
        Entries.ChainHead chain = entries.chainHead(areaId, topic.word());
        if (after > chain.head()) {
            throw tooOld("That position is ahead of the log: it is of another history.", chain);
        }
        if (chain.last() <= after) {
            return new Piece(chain.epoch(), List.of(), chain.head(), false);
        }
        if (after < chain.pruned() || chain.head() - after > settings.replayPositions()) {
            throw tooOld("What came after that position is no longer replayed; take a new snapshot.", chain);
        }
        LogPage page = entries.chainAfter(areaId, topic.word(), after, limit + 1);
        if (after < page.pruned() || !page.epoch().equals(chain.epoch())) {
            throw tooOld("What came after that position is no longer replayed; take a new snapshot.", chain);
        }
        boolean more = page.entries().size() > limit;
        return new Piece(page.epoch(), more ? page.entries().subList(0, limit) : page.entries(), page.head(), more);
    }

    private static Refusal tooOld(String detail, Entries.ChainHead chain) {
        return new Refusal(
                HttpStatus.GONE, "replay-too-old", detail, Map.of("epoch", chain.epoch(), "head", chain.head()));
    }
}
