package org.onegrid.tracking.staff;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onegrid.grid.Area;
import org.onegrid.grid.AreaTree;
import org.onegrid.grid.Partition;
import org.onegrid.identity.Person;
import org.onegrid.problem.Refusal;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Tenures in the database. */
@Repository
public class Tenures {

    private static final Set<String> ROLES = Set.of("leader", "member", "instructor", "volunteer");
    private static final int MOST_LISTED = 50_000;

    private final JdbcClient sql;
    private final Partition partition;

    Tenures(JdbcClient sql, Partition partition) {
        this.sql = sql;
        this.partition = partition;
    }

    /** Stores tenures that do not overlap those of the same post. @throws IllegalArgumentException when an area is unknown */
    @Transactional
    public void add(Collection<Tenure> tenures) {
        AreaTree tree = partition.tree();
        sql.sql("""
                        insert into staff_tenure (post, role, area_id, during)
                        select post, role, area_id, daterange(from_day, until_day)
                        from unnest(cast(:posts as text[]), cast(:roles as text[]), cast(:areas as bigint[]),
                                    cast(:froms as date[]), cast(:untils as date[]))
                             as t (post, role, area_id, from_day, until_day)
                        """)
                .param("posts", tenures.stream().map(Tenure::post).toArray(String[]::new))
                .param("roles", tenures.stream().map(Tenure::role).toArray(String[]::new))
                .param(
                        "areas",
                        tenures.stream()
                                .map(one -> tree.find(one.areaCode())
                                        .map(Area::id)
                                        .orElseThrow(() ->
                                                new IllegalArgumentException("no area has the code " + one.areaCode())))
                                .toArray(Long[]::new))
                .param(
                        "froms",
                        tenures.stream().map(one -> one.from().toString()).toArray(String[]::new))
                .param(
                        "untils",
                        tenures.stream()
                                .map(one ->
                                        one.until() == null ? null : one.until().toString())
                                .toArray(String[]::new))
                .update();
    }

    /** The posts of an area and all below it that are held on a day, by code. @throws Refusal 404 */
    public List<Tenure> list(Person me, String areaCode, LocalDate on) {
        AreaTree tree = partition.tree();
        return sql.sql("""
                        select t.post, t.role, a.code as area_code, lower(t.during) as from_day, upper(t.during) as until_day
                        from staff_tenure t join area a on a.id = t.area_id
                        where a.command_path <@ cast(:path as ltree) and t.during @> cast(:day as date)
                        order by t.post limit :most
                        """)
                .param("path", tree.path(mine(tree, me, areaCode)).ltree())
                .param("day", on)
                .param("most", MOST_LISTED)
                .query((row, n) -> new Tenure(
                        row.getString("post"),
                        row.getString("role"),
                        row.getString("area_code"),
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("until_day", LocalDate.class)))
                .list();
    }

    /**
     * Fills a post.
     *
     * @throws Refusal 404 when the area is not this person's; 409 {@code post-held} when somebody holds it then; 422 {@code
     *     role-unknown}, {@code post-malformed} or {@code tenure-invalid}
     */
    @Transactional
    public void fill(Person me, Tenure tenure) {
        mine(partition.tree(), me, tenure.areaCode());
        if (!ROLES.contains(tenure.role())) {
            throw Refusal.invalid(
                    "role-unknown",
                    "A role is one of "
                            + String.join(", ", ROLES.stream().sorted().toList()) + ".");
        }
        if (!tenure.post().matches("[A-Za-z0-9_.-]{1,64}")) {
            throw Refusal.invalid("post-malformed", "A post's code has 1 to 64 of A-Z a-z 0-9 _ . -");
        }
        if (tenure.until() != null && !tenure.from().isBefore(tenure.until())) {
            throw Refusal.invalid("tenure-invalid", "'until' is the day after the last, so it comes after 'from'.");
        }
        requireMine(me, tenure.post());
        try {
            add(List.of(tenure));
        } catch (DataIntegrityViolationException e) {
            throw new Refusal(
                    HttpStatus.CONFLICT,
                    "post-held",
                    "Somebody holds the post " + tenure.post() + " on some of these days.");
        }
    }

    /**
     * Vacates a post from a day on.
     *
     * @throws Refusal 404 when nobody holds the post on that day or later, or it is not this person's
     */
    @Transactional
    public void vacate(Person me, String post, LocalDate from) {
        requireMine(me, post);
        int found = sql.sql("delete from staff_tenure where post = :post and lower(during) >= cast(:day as date)")
                        .param("post", post)
                        .param("day", from)
                        .update()
                + sql.sql("""
                        update staff_tenure set during = daterange(lower(during), cast(:day as date))
                        where post = :post and during @> cast(:day as date)
                        """).param("post", post).param("day", from).update();
        if (found == 0) {
            throw Refusal.notFound("The post");
        }
    }

    /** A post that has ever served an area of somebody else is not to be filled or vacated from here. */
    private void requireMine(Person me, String post) {
        AreaTree tree = partition.tree();
        @Nullable
        Long last = sql.sql("select area_id from staff_tenure where post = :post order by during desc limit 1")
                .param("post", post)
                .query(Long.class)
                .optional()
                .orElse(null);
        if (last != null
                && tree.find(last).filter(area -> tree.within(me.scope(), area)).isEmpty()) {
            throw Refusal.notFound("The post");
        }
    }

    private static Area mine(AreaTree tree, Person me, String code) {
        return tree.find(code)
                .filter(area -> tree.within(me.scope(), area))
                .orElseThrow(() -> Refusal.notFound("The area"));
    }
}
