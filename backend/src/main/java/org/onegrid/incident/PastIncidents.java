package org.onegrid.incident;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onegrid.grid.AreaTree;
import org.onegrid.problem.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The open incidents as they stood at a moment, and what happened in a stretch of time, told as the live log tells it. Both come
 * from the timelines, which are never changed, so they reach back as far as the cases do, however soon the live log forgets.
 * Time is that of the steps. The past knows no rehearsals. All belong to the caller's transaction, who has checked the scope.
 */
@Repository
public class PastIncidents {

    /** Room for the events of one millisecond in a position; 26 hours of them stay exact in a JavaScript number. */
    private static final int PLACE_BITS = 26;

    /** Most events of one millisecond that can be told. */
    private static final int MOST_AT_ONCE = 100_000;

    private static final String ACCOUNT = """
            left join lateral (
                select a.area_path from incident_account a
                where a.incident_id = i.id and a.until > %s
                order by a.until limit 1) account on true
            """;

    private static final String STOOD = ACCOUNT.formatted(":at") + """
            where i.reported_at <= :at and (i.open or i.changed_at > :at) and i.rehearsal_id is null
              and coalesce(account.area_path, i.area_path) <@ cast(:area as ltree)
              and (select s.to_status from incident_step s
                   where s.incident_id = i.id and s.at <= :at
                   order by s.version desc limit 1) not in ('closed', 'rejected')
            """;

    /**
     * Something that happened, in the shape of a live event.
     *
     * @param position milliseconds since the beginning times 2<sup>26</sup>, and a running number within the millisecond
     * @param previous position of the event before it; for the first of an answer the position that was asked from
     */
    @Schema(name = "PastEvent")
    public record Event(
            long position,
            long previous,
            String epoch,
            String topic,
            String type,
            Instant at,
            String areaPath,
            IncidentView payload) {}

    /** A piece of what happened; {@code more} when it goes on after these. */
    public record Piece(List<Event> events, boolean more) {

        /** Copies the events in. */
        public Piece {
            events = List.copyOf(events);
        }
    }

    private record Moved(long incidentId, int version, Instant at, boolean here) {}

    private final JdbcClient sql;
    private final Views views;

    PastIncidents(JdbcClient sql, Views views) {
        this.sql = sql;
        this.views = views;
    }

    /**
     * All incidents of an area that were open at a moment, by id.
     *
     * @param tree the areas as they were then
     * @param area its command path, ids joined by dots
     */
    public List<IncidentView> listOpen(AreaTree tree, String area, Instant at) {
        return stood(tree, area, at, "order by i.id");
    }

    /** Those of them longest past their limit then. */
    public List<IncidentView> listOverdue(AreaTree tree, String area, Instant at, int limit) {
        return stood(tree, area, at, "and i.due_at < :at order by i.due_at, i.id limit " + limit);
    }

    private List<IncidentView> stood(AreaTree tree, String area, Instant at, String rest) {
        return sql
                .sql(Story.QUERY + STOOD + rest)
                .param("at", Incidents.utc(at))
                .param("area", area)
                .query(Story::read)
                .list()
                .stream()
                .map(story -> views.of(tree, story.asOf(at), at, null))
                .toList();
    }

    /**
     * What happened after {@code from} up to {@code to}, in order.
     *
     * @param from  whole milliseconds; positions count from here
     * @param after 0 or the position of the last event known
     * @param limit at least 1
     * @throws Refusal 422 {@code position-invalid}
     */
    public Piece happened(AreaTree tree, String area, String epoch, Instant from, Instant to, long after, int limit) {
        long afterMillis = after >> PLACE_BITS;
        long place = after & (1L << PLACE_BITS) - 1;
        if (after < 0 || place > MOST_AT_ONCE) {
            throw Refusal.invalid("position-invalid", "'after' is 0 or the position of an event.");
        }
        // The whole millisecond is read again, because its running numbers begin with it.
        Instant begin = from.plusMillis(afterMillis);
        List<Moved> moved = moved(area, from, begin, to, (int) place + limit + 1);
        Instant known = begin.plusMillis(1);
        List<Moved> wanted = Stream.concat(
                        moved.stream().filter(one -> one.at().isBefore(known)).skip(place),
                        moved.stream().filter(one -> !one.at().isBefore(known)))
                .toList();
        List<Moved> some = wanted.subList(0, Math.min(limit, wanted.size()));
        Map<Long, Story> stories = stories(some);
        List<Event> events = new ArrayList<>();
        long previous = after;
        long millis = afterMillis;
        for (Moved one : some) {
            long now = Duration.between(from, one.at()).toMillis();
            place = now == millis ? place + 1 : 1;
            millis = now;
            long position = (millis << PLACE_BITS) + place;
            events.add(event(tree, stories.get(one.incidentId()), one, epoch, position, previous));
            previous = position;
        }
        return new Piece(events, wanted.size() > limit);
    }

    /** The last position that an event may have so long after the beginning. */
    public static long lastPosition(Duration after) {
        return (after.toMillis() + 1 << PLACE_BITS) - 1;
    }

    private Event event(AreaTree tree, Story story, Moved one, String epoch, long position, long previous) {
        String verb = story.steps().stream()
                .filter(step -> step.version() == one.version())
                .findFirst()
                .orElseThrow()
                .verb();
        IncidentView view = views.of(tree, story.after(one.version()), one.at(), verb);
        String type = one.here() ? type(verb) : "incident.left";
        return new Event(position, previous, epoch, IncidentEvents.TOPIC, type, one.at(), view.areaPath(), view);
    }

    private static String type(String verb) {
        return Verb.find(verb).map(Verb::eventType).orElseGet(() -> switch (verb) {
            case "report" -> "incident.reported";
            case "move" -> "incident.moved";
            case "mark" -> "incident.marked";
            default -> "incident.imported";
        });
    }

    /** Steps of incidents that were in the area after them, or moved out of it by them. */
    private List<Moved> moved(String area, Instant from, Instant begin, Instant to, int limit) {
        return sql.sql("""
                        select s.incident_id, s.version, s.at,
                               coalesce(account.area_path, i.area_path) <@ cast(:area as ltree) as here
                        from incident_step s join incident i on i.id = s.incident_id
                        """ + ACCOUNT.formatted("s.at") + """
                        left join lateral (
                            select a.area_path from incident_account a
                            where s.verb = 'move' and a.incident_id = i.id and a.until <= s.at
                            order by a.until desc limit 1) before on true
                        where s.at > :from and s.at >= :begin and s.at <= :to and i.rehearsal_id is null
                          and (coalesce(account.area_path, i.area_path) <@ cast(:area as ltree)
                               or before.area_path <@ cast(:area as ltree))
                        order by s.at, s.incident_id, s.version
                        limit :limit
                        """)
                .param("area", area)
                .param("from", Incidents.utc(from))
                .param("begin", Incidents.utc(begin))
                .param("to", Incidents.utc(to))
                .param("limit", limit)
                .query((row, n) -> new Moved(
                        row.getLong("incident_id"),
                        row.getInt("version"),
                        row.getTimestamp("at").toInstant(),
                        row.getBoolean("here")))
                .list();
    }

    private Map<Long, Story> stories(List<Moved> moved) {
        return sql
                .sql(Story.QUERY + "where i.id = any (cast(:ids as bigint[]))")
                .param("ids", moved.stream().map(Moved::incidentId).distinct().toArray(Long[]::new))
                .query(Story::read)
                .list()
                .stream()
                .collect(Collectors.toMap(story -> story.today().facts().id(), story -> story));
    }
}
