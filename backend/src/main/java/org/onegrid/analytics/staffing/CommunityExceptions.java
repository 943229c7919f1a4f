package org.onegrid.analytics.staffing;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onegrid.grid.Area;
import org.onegrid.grid.AreaLevel;
import org.onegrid.grid.AreaTree;
import org.onegrid.grid.Partition;
import org.onegrid.identity.Person;
import org.onegrid.problem.Refusal;
import org.onegrid.problem.Words;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The communities that may stay large, and why, as decided and dated. */
@Repository
public class CommunityExceptions {

    private static final List<String> REASONS = List.of("property-management", "dense", "compact");
    private static final int NOTE_CHARS = 500;
    private static final int MOST_LISTED = 10_000;

    private final JdbcClient sql;
    private final Partition partition;

    CommunityExceptions(JdbcClient sql, Partition partition) {
        this.sql = sql;
        this.partition = partition;
    }

    /** Stores what came with other data. @throws IllegalArgumentException when the area is unknown */
    @Transactional
    public void add(String community, String reason, LocalDate from) {
        Area area = partition
                .tree()
                .find(community)
                .orElseThrow(() -> new IllegalArgumentException("no area has the code " + community));
        insert(area, reason, from, null, "", null);
    }

    /** Those of an area and all below it, that hold now or later or did once, newest first. @throws Refusal 404 */
    public List<CommunityException> list(Person me, String areaCode) {
        AreaTree tree = partition.tree();
        return sql.sql("""
                        select x.id, a.code as area, a.name, x.reason, lower(x.during) as "from", upper(x.during) as until, x.note
                        from community_exception x join area a on a.id = x.area_id
                        where a.command_path <@ cast(:path as ltree)
                        order by x.id desc limit :most
                        """)
                .param("path", tree.path(mine(tree, me, areaCode)).ltree())
                .param("most", MOST_LISTED)
                .query(CommunityException.class)
                .list();
    }

    /**
     * Records one.
     *
     * @throws Refusal 404; 409 {@code exception-exists}; 422 {@code area-unfit} when it is no community, {@code reason-unknown}
     *     or {@code days-invalid}
     */
    @Transactional
    public void record(
            Person me,
            String areaCode,
            String reason,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable String note) {
        Area area = mine(partition.tree(), me, areaCode);
        if (area.level() != AreaLevel.COMMUNITY) {
            throw Refusal.invalid("area-unfit", "Exceptions are of communities; " + area.code() + " is none.");
        }
        if (!REASONS.contains(reason)) {
            throw Refusal.invalid("reason-unknown", "A reason is one of " + String.join(", ", REASONS) + ".");
        }
        if (until != null && !from.isBefore(until)) {
            throw Refusal.invalid("days-invalid", "'until' is the day after the last, so it comes after 'from'.");
        }
        String words = Words.optional("note", note, NOTE_CHARS);
        try {
            insert(area, reason, from, until, words == null ? "" : words, me.id());
        } catch (DataIntegrityViolationException e) {
            throw new Refusal(
                    HttpStatus.CONFLICT, "exception-exists", "This exception holds on some of these days already.");
        }
    }

    /** Ends one with a day; it never held when that is its first. @throws Refusal 404, 422 {@code days-invalid} */
    @Transactional
    public void end(Person me, long id, LocalDate day) {
        Long areaId = sql.sql("select area_id from community_exception where id = :id for update")
                .param("id", id)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> Refusal.notFound("The exception"));
        AreaTree tree = partition.tree();
        tree.find(areaId)
                .filter(area -> tree.within(me.scope(), area))
                .orElseThrow(() -> Refusal.notFound("The exception"));
        sql.sql("delete from community_exception where id = :id and lower(during) >= cast(:day as date)")
                .param("id", id)
                .param("day", day)
                .update();
        sql.sql("""
                        update community_exception set during = daterange(lower(during), cast(:day as date))
                        where id = :id and during @> cast(:day as date)
                        """).param("id", id).param("day", day).update();
    }

    private void insert(
            Area area, String reason, LocalDate from, @Nullable LocalDate until, String note, @Nullable Long person) {
        sql.sql("""
                        insert into community_exception (area_id, reason, during, note, recorded_by)
                        values (:area, :reason, daterange(cast(:from as date), cast(:until as date)), :note, :person)
                        """)
                .param("area", area.id())
                .param("reason", reason)
                .param("from", from)
                .param("until", until)
                .param("note", note)
                .param("person", person)
                .update();
    }

    private static Area mine(AreaTree tree, Person me, String code) {
        return tree.find(code)
                .filter(area -> tree.within(me.scope(), area))
                .orElseThrow(() -> Refusal.notFound("The area"));
    }
}
