package org.onegrid.live;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the log as writers and readers see them. Positions are given by {@link Stamps} alone. */
@Repository
class Entries {

    private static final String COLUMNS =
            "l.position, l.id, l.topic, l.type, l.at, l.area_ids, l.previous, l.area_codes, l.payload";

    private final JdbcClient sql;

    Entries(JdbcClient sql) {
        this.sql = sql;
    }

    /** Adds events in the order given; returns their ids in that order. */
    List<Long> insert(List<LiveEvent> events, Function<Object, String> json) {
        return sql.sql("""
                        insert into live_log (topic, type, area_ids, area_codes, payload)
                        select topic, type, cast(area_ids as bigint[]), area_codes, payload
                        from unnest(cast(:topics as text[]), cast(:types as text[]), cast(:areas as text[]),
                                    cast(:codes as text[]), cast(:payloads as text[]))
                             with ordinality e (topic, type, area_ids, area_codes, payload, place)
                        order by place
                        returning id
                        """)
                .param("topics", strings(events, LiveEvent::topic))
                .param("types", strings(events, LiveEvent::type))
                .param("areas", strings(events, e -> arrayLiteral(e.areaIds())))
                .param("codes", strings(events, LiveEvent::areaCodes))
                .param("payloads", strings(events, e -> json.apply(e.payload())))
                .query(Long.class)
                .list();
    }

    /** Position of an event, when it has one by now. */
    OptionalLong findPosition(long logId) {
        return sql
                .sql("select position from live_log where id = :id and position is not null")
                .param("id", logId)
                .query(Long.class)
                .optional()
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /** The last stamped position as the running transaction sees it. */
    long head() {
        return sql.sql("select head from live_sequencer").query(Long.class).single();
    }

    /** Which history positions belong to, as the running transaction sees it. */
    String epoch() {
        return sql.sql("select epoch from live_sequencer").query(String.class).single();
    }

    /** How long the oldest unstamped event has waited; empty when nothing waits. */
    Optional<Duration> oldestUnstamped() {
        return sql.sql("""
                        select extract(epoch from clock_timestamp() - at) from live_log
                        where position is null order by id limit 1
                        """)
                .query(Double.class)
                .optional()
                .map(seconds -> Duration.ofMillis(Math.max(0, Math.round(seconds * 1000))));
    }

    /**
     * What follows a position, whatever topic and area: one statement, hence one snapshot. Stamping transactions are
     * serial, so what is visible is always a prefix of the log.
     */
    LogPage after(long position, int limit) {
        return sql.sql("""
                        select s.epoch, s.head, s.pruned, %s
                        from live_sequencer s left join lateral (
                            select * from live_log e
                            where e.position > :after and e.position <= s.head
                            order by e.position limit :limit) l on true
                        order by l.position
                        """.formatted(COLUMNS))
                .param("after", position)
                .param("limit", limit)
                .query(PAGE);
    }

    /**
     * What follows a position on one chain. The scan is bounded by the head in the same snapshot; the caller bounds how far
     * back it begins.
     */
    LogPage chainAfter(long areaId, String topic, long position, int limit) {
        return sql.sql("""
                        select s.epoch, s.head, s.pruned, %s
                        from live_sequencer s
                        left join live_chain c on c.area_id = :area and c.topic = :topic and c.position > :after
                        left join lateral (
                            select * from live_log e
                            where e.position > :after and e.position <= c.position
                              and e.topic = :topic and :area = any (e.area_ids)
                            order by e.position limit :limit) l on c.position is not null
                        order by l.position
                        """.formatted(COLUMNS))
                .param("area", areaId)
                .param("topic", topic)
                .param("after", position)
                .param("limit", limit)
                .query(PAGE);
    }

    /** State of the log and the last position of a chain, 0 when it has none. */
    ChainHead chainHead(long areaId, String topic) {
        return sql.sql("""
                        select s.epoch, s.head, s.pruned, coalesce(c.position, 0) as last
                        from live_sequencer s
                        left join live_chain c on c.area_id = :area and c.topic = :topic
                        """)
                .param("area", areaId)
                .param("topic", topic)
                .query((row, n) -> new ChainHead(
                        row.getString("epoch"), row.getLong("head"), row.getLong("pruned"), row.getLong("last")))
                .single();
    }

    /** Where the log and one chain of it end. */
    record ChainHead(String epoch, long head, long pruned, long last) {}

    private static final ResultSetExtractor<LogPage> PAGE = rows -> {
        String epoch = "";
        long head = 0;
        long pruned = 0;
        List<LogEntry> entries = new java.util.ArrayList<>();
        while (rows.next()) {
            epoch = rows.getString("epoch");
            head = rows.getLong("head");
            pruned = rows.getLong("pruned");
            if (rows.getObject("position") != null) {
                entries.add(entry(rows, epoch));
            }
        }
        return new LogPage(epoch, head, pruned, entries);
    };

    private static LogEntry entry(ResultSet row, String epoch) throws SQLException {
        return new LogEntry(
                row.getLong("position"),
                row.getLong("id"),
                epoch,
                row.getString("topic"),
                row.getString("type"),
                row.getTimestamp("at").toInstant(),
                longs(row.getArray("area_ids")),
                longs(row.getArray("previous")),
                row.getString("area_codes"),
                row.getString("payload"));
    }

    private static List<Long> longs(Array array) throws SQLException {
        return List.of((Long[]) array.getArray());
    }

    private static String[] strings(List<LiveEvent> events, Function<LiveEvent, String> part) {
        return events.stream().map(part).toArray(String[]::new);
    }

    private static String arrayLiteral(long[] ids) {
        StringBuilder text = new StringBuilder("{");
        for (long id : ids) {
            text.append(text.length() > 1 ? "," : "").append(id);
        }
        return text.append('}').toString();
    }
}
