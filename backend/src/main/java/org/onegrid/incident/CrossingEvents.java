package org.onegrid.incident;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onegrid.live.LiveEvent;
import org.onegrid.live.LiveLog;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells of incidents over which a border moved. Those who watch the area an incident comes to hear {@code incident.moved} (or
 * {@code incident.marked} when it stays); those who watch the area it leaves, and nothing above both, hear {@code
 * incident.left}: everybody hears of it once.
 */
@Component
class CrossingEvents {

    private static final int AT_A_TIME = 2_000;

    private final JdbcClient sql;
    private final Views views;
    private final IncidentEvents events;
    private final LiveLog live;
    private final Clock clock = Clock.systemUTC();

    CrossingEvents(JdbcClient sql, Views views, IncidentEvents events, LiveLog live) {
        this.sql = sql;
        this.views = views;
        this.events = events;
        this.live = live;
    }

    private record AreaWay(long[] ids, String[] codes) {}

    /** Appends the events to the log, in the transaction that recorded the crossings. */
    void tell(List<BorderCrossings.Crossing> crossed) {
        Map<Long, AreaWay> ways = ways(crossed);
        Instant now = clock.instant();
        for (int begin = 0; begin < crossed.size(); begin += AT_A_TIME) {
            List<BorderCrossings.Crossing> some = crossed.subList(begin, Math.min(crossed.size(), begin + AT_A_TIME));
            Map<Long, Incident> incidents = incidents(some);
            List<LiveEvent> told = new ArrayList<>();
            for (BorderCrossings.Crossing one : some) {
                Incident incident = incidents.get(one.id());
                String verb = one.stays() ? "mark" : "move";
                IncidentView view = views.of(incident, now, verb);
                told.add(events.of(incident, one.stays() ? "incident.marked" : "incident.moved", view));
                if (!one.stays()) {
                    told.add(left(ways.get(one.fromArea()), ways.get(one.toArea()), view));
                }
            }
            live.appendAll(told);
        }
    }

    private static LiveEvent left(AreaWay from, AreaWay to, IncidentView view) {
        Set<Long> stillHeard = Arrays.stream(to.ids()).boxed().collect(Collectors.toSet());
        List<Long> ids = new ArrayList<>();
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < from.ids().length; i++) {
            if (!stillHeard.contains(from.ids()[i])) {
                ids.add(from.ids()[i]);
                codes.add(from.codes()[i]);
            }
        }
        return new LiveEvent(
                IncidentEvents.TOPIC,
                "incident.left",
                ids.stream().mapToLong(Long::longValue).toArray(),
                String.join(".", codes),
                view);
    }

    private Map<Long, Incident> incidents(List<BorderCrossings.Crossing> some) {
        return sql
                .sql("select " + Incidents.COLUMNS + " from incident i where i.id = any (cast(:ids as bigint[]))")
                .param("ids", some.stream().map(BorderCrossings.Crossing::id).toArray(Long[]::new))
                .query(Incidents::read)
                .list()
                .stream()
                .collect(Collectors.toMap(one -> one.facts().id(), one -> one));
    }

    /** The command paths of the areas that incidents leave and come to, the retired and the new among them. */
    private Map<Long, AreaWay> ways(List<BorderCrossings.Crossing> crossed) {
        Map<Long, AreaWay> ways = new HashMap<>();
        sql.sql("""
                        select a.id, array_agg(above.id order by nlevel(above.command_path)) as ids,
                               array_agg(above.code order by nlevel(above.command_path)) as codes
                        from area a
                        join area above
                          on above.id = any (cast(string_to_array(ltree2text(a.command_path), '.') as bigint[]))
                        where a.id = any (cast(:ids as bigint[]))
                        group by a.id
                        """)
                .param(
                        "ids",
                        crossed.stream()
                                .flatMap(one -> Stream.of(one.fromArea(), one.toArea()))
                                .distinct()
                                .toArray(Long[]::new))
                .query(row -> {
                    ways.put(
                            row.getLong("id"),
                            new AreaWay(
                                    Arrays.stream((Long[]) row.getArray("ids").getArray())
                                            .mapToLong(Long::longValue)
                                            .toArray(),
                                    (String[]) row.getArray("codes").getArray()));
                });
        return ways;
    }
}
