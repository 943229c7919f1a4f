package org.onegrid.grid.change;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onegrid.grid.change.BoundaryChange.Decision;
import org.onegrid.grid.change.BoundaryChange.Event;
import org.onegrid.grid.change.BoundaryChange.Facts;
import org.onegrid.grid.impact.Resettlement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The changes of boundaries in the database, with their trail. */
@Repository
class BoundaryChanges {

    private static final String SELECT = """
            select c.id, c.area_id, c.title, c.comment, c.state, c.author_id, c.created_at, c.version, c.base_version,
                   c.base_at, c.cursor, cast(c.names as text) as names, c.effective_at, c.submitted_at, c.decided_at,
                   c.decided_by, c.opinion, c.applied_at, c.applied_version,
                   c.accepted_incidents
            from boundary_change c
            """;

    private static final TypeReference<Map<String, String>> NAMES = new TypeReference<>() {};

    private final JdbcClient sql;
    private final JsonMapper json;

    BoundaryChanges(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** A new draft on the partition as the running transaction sees it. */
    BoundaryChange create(long areaId, String title, String comment, long authorId, Resettlement.Accepted accepted) {
        long id = sql.sql("""
                        insert into boundary_change (area_id, title, comment, author_id, base_version, base_at,
                            accepted_incidents)
                        select :area, :title, :comment, :author, version, changed_at, :accepted from partition_version
                        returning id
                        """)
                .param("area", areaId)
                .param("title", title)
                .param("comment", comment)
                .param("author", authorId)
                .param("accepted", accepted.word())
                .query(Long.class)
                .single();
        add(id, new Event("created", authorId, comment.isEmpty() ? null : comment));
        return find(id).orElseThrow();
    }

    /** The partition as the running transaction sees it, as a base. */
    Base current() {
        return sql.sql("select version, changed_at from partition_version")
                .query((row, n) -> new Base(row.getLong("version"), instant(row, "changed_at")))
                .single();
    }

    Optional<BoundaryChange> find(long id) {
        return sql.sql(SELECT + " where c.id = :id")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    /** The change, which nobody else can alter until the end of the transaction. */
    Optional<BoundaryChange> findToAlter(long id) {
        return sql.sql(SELECT + " where c.id = :id for update")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    /** One decided change whose time has come, that no other node is working on and that is not set aside. */
    Optional<BoundaryChange> findDue(Collection<Long> aside) {
        return sql.sql(SELECT + """
                        where c.state = 'approved' and (c.effective_at is null or c.effective_at <= clock_timestamp())
                          and not c.id = any (cast(:aside as bigint[]))
                        order by c.effective_at nulls first, c.id limit 1
                        for update skip locked
                        """)
                .param("aside", aside.toArray(Long[]::new))
                .query(this::read)
                .optional();
    }

    /**
     * Changes within these command paths, the newest first.
     *
     * @param area  only within this command path, when given
     * @param after only those older than the one of this id, when given
     */
    List<BoundaryChange> list(
            String[] scope, @Nullable String area, @Nullable ChangeState state, @Nullable Long after, int limit) {
        return sql.sql(SELECT + """
                        join area a on a.id = c.area_id
                        where a.command_path <@ any (cast(:scope as ltree[]))
                          and (cast(:area as ltree) is null or a.command_path <@ cast(:area as ltree))
                          and (cast(:state as text) is null or c.state = :state)
                          and (cast(:after as bigint) is null or c.id < :after)
                        order by c.id desc limit :limit
                        """)
                .param("scope", scope)
                .param("area", area)
                .param("state", state == null ? null : state.word())
                .param("after", after)
                .param("limit", limit)
                .query(this::read)
                .list();
    }

    /** Stores what a verb has changed. The row is locked since {@link #findToAlter}. */
    void update(BoundaryChange change) {
        Base applied = change.applied();
        sql.sql("""
                        update boundary_change set state = :state, version = :version, base_version = :baseVersion,
                            base_at = :baseAt, comment = :comment, cursor = :cursor, names = cast(:names as jsonb),
                            effective_at = :effective, submitted_at = :submitted, decided_at = :decided,
                            decided_by = :decider, opinion = :opinion, applied_at = :applied,
                            applied_version = :appliedVersion
                        where id = :id
                        """)
                .param("state", change.state().word())
                .param("version", change.version())
                .param("baseVersion", change.base().version())
                .param("baseAt", stamp(change.base().at()))
                .param("comment", change.comment())
                .param("cursor", change.cursor())
                .param("names", json.writeValueAsString(change.names()))
                .param("effective", stamp(change.effectiveAt()))
                .param("submitted", stamp(change.submittedAt()))
                .param("decided", stamp(change.decision().at()))
                .param("decider", change.decision().by())
                .param("opinion", change.decision().opinion())
                .param("applied", applied == null ? null : stamp(applied.at()))
                .param("appliedVersion", applied == null ? null : applied.version())
                .param("id", change.id())
                .update();
        change.newEvents().forEach(event -> add(change.id(), event));
    }

    private void add(long id, Event event) {
        sql.sql("""
                        insert into boundary_event (change_id, verb, person_id, opinion)
                        values (:id, :verb, :person, :opinion)
                        """)
                .param("id", id)
                .param("verb", event.verb())
                .param("person", event.personId())
                .param("opinion", event.opinion())
                .update();
    }

    private BoundaryChange read(ResultSet row, int n) throws SQLException {
        Timestamp applied = row.getTimestamp("applied_at");
        return new BoundaryChange(
                new Facts(
                        row.getLong("id"),
                        row.getLong("area_id"),
                        row.getString("title"),
                        row.getLong("author_id"),
                        instant(row, "created_at"),
                        Resettlement.Accepted.valueOf(
                                row.getString("accepted_incidents").toUpperCase(Locale.ROOT))),
                ChangeState.find(row.getString("state")).orElseThrow(),
                row.getInt("version"),
                new Base(row.getLong("base_version"), instant(row, "base_at")),
                row.getString("comment"),
                row.getInt("cursor"),
                json.readValue(row.getString("names"), NAMES),
                instantOrNull(row, "effective_at"),
                instantOrNull(row, "submitted_at"),
                new Decision(
                        instantOrNull(row, "decided_at"),
                        row.getObject("decided_by", Long.class),
                        row.getString("opinion")),
                applied == null ? null : new Base(row.getLong("applied_version"), applied.toInstant()));
    }

    static @Nullable Timestamp stamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
