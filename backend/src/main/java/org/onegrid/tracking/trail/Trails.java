package org.onegrid.tracking.trail;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.onegrid.grid.Area;
import org.onegrid.grid.AreaTree;
import org.onegrid.grid.Partition;
import org.onegrid.identity.Person;
import org.onegrid.problem.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Answers where responders were, and leaves a trace of every answer in its transaction. */
@Service
public class Trails {

    /** Most stored positions read for one answer. */
    public static final int MOST_POSITIONS = 300_000;

    /** Most points in one answer; the tolerance is doubled until they fit. */
    public static final int MOST_POINTS = 50_000;

    private static final double COARSEST_METERS = 1_000;

    /**
     * Tracks as asked for.
     *
     * @param toleranceMeters how far they may be from the positions at their time; more than asked for when they were too many
     */
    @Schema(name = "Trails")
    public record Answer(
            Instant from,
            Instant to,
            double toleranceMeters,
            int gapSeconds,
            int stopMeters,
            int stopSeconds,
            int positions,
            List<Trail> tracks) {}

    private final TrailRows rows;
    private final Partition partition;

    Trails(TrailRows rows, Partition partition) {
        this.rows = rows;
        this.partition = partition;
    }

    /**
     * The tracks of a responder, or of all whose day begins within an area; without positions there is no track.
     *
     * @throws Refusal 404 when it is not this person's to see; 422 {@code too-many-positions}
     */
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public Answer read(Person me, TrailQuery query) {
        AreaTree tree = partition.tree();
        String path = query.area() == null ? home(me, tree, query.responder()) : path(me, tree, query.area());
        List<TrailRows.Seen> seen = rows.positions(tree.scopePaths(me.scope()), path, query, MOST_POSITIONS + 1);
        int positions = seen.stream().mapToInt(one -> one.positions().size()).sum();
        if (positions > MOST_POSITIONS) {
            throw new Refusal(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "too-many-positions",
                    "There are more than " + MOST_POSITIONS
                            + " positions in that time; ask for a shorter one, or for a smaller area.",
                    Map.of("limit", MOST_POSITIONS));
        }
        rows.trace(me, query, path, positions);
        double tolerance = query.toleranceMeters();
        List<Trail> tracks = draw(tree, seen, query, tolerance);
        while (points(tracks) > MOST_POINTS && tolerance < COARSEST_METERS) {
            tolerance = Math.max(1, 2 * tolerance);
            tracks = draw(tree, seen, query, tolerance);
        }
        return new Answer(
                query.from(),
                query.to(),
                tolerance,
                query.gapSeconds(),
                query.stopMeters(),
                query.stopSeconds(),
                positions,
                tracks);
    }

    private String home(Person me, AreaTree tree, String responder) {
        return rows.home(tree.scopePaths(me.scope()), responder).orElseThrow(() -> Refusal.notFound("The responder"));
    }

    private static String path(Person me, AreaTree tree, String code) {
        Area area = tree.find(code)
                .filter(found -> tree.within(me.scope(), found))
                .orElseThrow(() -> Refusal.notFound("The area"));
        return tree.path(area).ltree();
    }

    private static List<Trail> draw(AreaTree tree, List<TrailRows.Seen> seen, TrailQuery query, double tolerance) {
        List<Trail> tracks = new ArrayList<>(seen.size());
        for (TrailRows.Seen one : seen) {
            tracks.add(Drawing.of(one, tree.find(one.areaId()).map(Area::code).orElse(""), query, tolerance));
        }
        return tracks;
    }

    private static int points(List<Trail> tracks) {
        return tracks.stream()
                .flatMap(track -> track.legs().stream())
                .mapToInt(leg -> leg.points().size())
                .sum();
    }

    /** Who looked at whose whereabouts within this person's areas, the newest first. */
    public List<TrailRead> reads(Person me, long before, int limit) {
        return rows.traces(partition.tree().scopePaths(me.scope()), before, limit);
    }
}
