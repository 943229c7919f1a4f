package org.onegrid.incident;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.Bounds;
import org.onegrid.grid.Area;
import org.onegrid.grid.AreaTree;
import org.onegrid.grid.Partition;
import org.onegrid.grid.PastPartitions;
import org.onegrid.identity.Person;
import org.onegrid.problem.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Incidents as people look for them; everything is cut to the areas of who asks, in SQL. */
@Repository
public class IncidentQueries {

    /** Most incidents on a page. */
    public static final int MAX_PAGE = 500;

    /** A subtree with at most so many areas is looked up by its areas, a larger one by walking back in time. */
    private static final int FEW_AREAS = 64;

    /**
     * One page, newest reports first.
     *
     * @param after asks for the next; null on the last
     * @param total how many there are on all pages; null when it was not asked for
     */
    @Schema(name = "IncidentPage")
    public record Page(
            List<IncidentView> items,
            @Nullable String after,
            @Nullable Long total) {}

    /** One entry of the timeline; {@code by} is a desk or post, or the name of the account for those who handle. */
    @Schema(name = "Step")
    public record TimelineStep(
            int version,
            String verb,
            @Nullable Status from,
            Status to,
            Instant at,
            String by,
            @Nullable String opinion,
            @Nullable Double lng,
            @Nullable Double lat) {}

    /** An incident with all that is known of it and what can be done next. */
    public record Detail(
            IncidentView incident,
            @Nullable String description,
            @Nullable String sourceId,
            Instant arriveBy,
            List<Verb> verbs,
            List<TimelineStep> timeline) {}

    private final JdbcClient sql;
    private final Incidents incidents;
    private final Views views;
    private final Partition partition;
    private final PastPartitions past;
    private final DistrictZone zones;
    private final Clock clock = Clock.systemUTC();

    IncidentQueries(
            JdbcClient sql,
            Incidents incidents,
            Views views,
            Partition partition,
            PastPartitions past,
            DistrictZone zones) {
        this.sql = sql;
        this.incidents = incidents;
        this.views = views;
        this.partition = partition;
        this.past = past;
        this.zones = zones;
    }

    /**
     * A page of incidents, by time of report, newest first.
     *
     * @param after where the page before ended, null for the first
     * @param limit 1 to {@link #MAX_PAGE}
     * @param counted whether to count all that match, too; as of the same moment
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ, timeout = 10)
    public Page list(Person me, IncidentFilter filter, @Nullable String after, int limit, boolean counted) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw Refusal.invalid("limit-invalid", "'limit' is 1 to " + MAX_PAGE + ".");
        }
        Map<String, @Nullable Object> values = new HashMap<>();
        List<String> conditions = conditions(me, filter, values);
        Long total = counted ? count(conditions, values) : null;
        if (after != null && !after.isBlank()) {
            Cursor cursor = Cursor.parse(after);
            conditions.add("(i.reported_at, i.id) < (:afterReported, :afterId)");
            values.put("afterReported", Incidents.utc(cursor.reportedAt()));
            values.put("afterId", cursor.id());
        }
        values.put("limit", limit + 1);
        Instant now = clock.instant();
        List<Incident> found = sql.sql("select " + Incidents.COLUMNS + " from incident i where "
                        + String.join(" and ", conditions) + " order by i.reported_at desc, i.id desc limit :limit")
                .params(values)
                .query(Incidents::read)
                .list();
        List<IncidentView> items =
                found.stream().limit(limit).map(one -> views.of(one, now, null)).toList();
        if (found.size() <= limit) {
            return new Page(items, null, total);
        }
        Incident last = found.get(limit - 1);
        return new Page(
                items, new Cursor(last.phases().reportedAt(), last.facts().id()).text(), total);
    }

    private long count(List<String> conditions, Map<String, @Nullable Object> values) {
        return sql.sql("select count(*) from incident i where " + String.join(" and ", conditions))
                .params(values)
                .query(Long.class)
                .single();
    }

    /** All open incidents of an area and below, by id; within the caller's transaction, who has checked the scope. */
    public List<IncidentView> listOpen(Area area, Instant now) {
        return sql
                .sql("select " + Incidents.COLUMNS
                        + " from incident i where i.open and i.area_path <@ cast(:area as ltree) order by i.id")
                .param("area", partition.tree().path(area).ltree())
                .query(Incidents::read)
                .list()
                .stream()
                .map(one -> views.of(one, now, null))
                .toList();
    }

    /** The open incidents longest past their limit; within the caller's transaction, who has checked the scope. */
    public List<IncidentView> listOverdue(Area area, Instant now, int limit) {
        return sql
                .sql("select " + Incidents.COLUMNS + """
                        from incident i
                        where i.open and i.due_at < :now and i.area_path <@ cast(:area as ltree)
                        order by i.due_at, i.id limit :limit
                        """)
                .param("area", partition.tree().path(area).ltree())
                .param("now", Incidents.utc(now))
                .param("limit", limit)
                .query(Incidents::read)
                .list()
                .stream()
                .map(one -> views.of(one, now, null))
                .toList();
    }

    /** @param id the id or the code; @throws Refusal 404 when it is not there or not this person's to see */
    @Transactional(readOnly = true)
    public Detail get(Person me, String id) {
        String[] scope = partition.tree().scopePaths(me.scope());
        Incident incident = resolve(id)
                .flatMap(known -> incidents.find(known, scope))
                .orElseThrow(() -> Refusal.notFound("The incident"));
        return new Detail(
                views.of(incident, clock.instant(), null),
                incident.facts().description(),
                incident.facts().sourceId(),
                incident.facts().arriveBy(),
                Verb.allowed(incident.status()),
                timeline(incident.facts().id()));
    }

    /** The id behind an id or a code; says nothing of who may see it. */
    public Optional<Long> resolve(String id) {
        if (id.matches("[1-9][0-9]{0,17}")) {
            return Optional.of(Long.valueOf(id));
        }
        if (!id.matches("SJ[0-9]{14,24}")) {
            return Optional.empty();
        }
        return sql.sql("select id from incident where code = :code")
                .param("code", id)
                .query(Long.class)
                .optional();
    }

    private List<TimelineStep> timeline(long id) {
        return sql.sql("""
                        select s.version, s.verb, s.from_status, s.to_status, s.at, coalesce(p.name, s.actor) as by,
                               s.opinion, st_x(s.geom) as lng, st_y(s.geom) as lat
                        from incident_step s left join person p on p.id = s.person_id
                        where s.incident_id = :id
                        order by s.version
                        """)
                .param("id", id)
                .query((row, n) -> new TimelineStep(
                        row.getInt("version"),
                        row.getString("verb"),
                        Status.find(String.valueOf(row.getString("from_status")))
                                .orElse(null),
                        Status.find(row.getString("to_status")).orElseThrow(),
                        row.getTimestamp("at").toInstant(),
                        row.getString("by"),
                        row.getString("opinion"),
                        row.getObject("lng", Double.class),
                        row.getObject("lat", Double.class)))
                .list();
    }

    /** The conditions of a filter and the scope of who asks; values are bound by name. */
    private List<String> conditions(Person me, IncidentFilter filter, Map<String, @Nullable Object> values) {
        AreaTree tree = partition.tree();
        String[] scope = tree.scopePaths(me.scope());
        List<String> where = new ArrayList<>();
        where.add("i.area_path <@ any (cast(:scope as ltree[]))");
        where.add(
                filter.rehearsal() == null
                        ? Incidents.COUNTED
                        : filter.rehearsal() ? "i.rehearsal_id is not null" : "i.rehearsal_id is null");
        values.put("scope", scope);
        String[] tops = scope;
        if (filter.area() != null && filter.slice().asAccounted()) {
            where.add(accounted(me, filter.area(), filter.slice(), values));
        } else if (filter.area() != null) {
            Area area = tree.find(filter.area())
                    .filter(found -> tree.within(me.scope(), found) || above(tree, me, found))
                    .orElseThrow(() -> Refusal.notFound("The area"));
            where.add(filter.slice().within());
            values.put("area", tree.path(area).ltree());
            values.put("areaId", area.id());
            tops = new String[] {tree.path(area).ltree()};
        }
        filter.slice().narrow(where, values, zone(tree, filter).getId());
        if (filter.slice().byCommand() && (filter.area() != null || !me.scope().everywhere())) {
            List<Long> few = fewAreas(tops);
            if (few.size() <= FEW_AREAS) {
                where.add("i.area_id = any (:areaIds)");
                values.put("areaIds", few.toArray(Long[]::new));
            }
        }
        if (!filter.status().isEmpty()) {
            where.add("i.status = any (:status)");
            values.put("status", filter.status().stream().map(Status::word).toArray(String[]::new));
            if (filter.status().stream().allMatch(Status::isOpen)) {
                where.add("i.open");
            }
        }
        if (filter.open() != null) {
            where.add(filter.open() ? "i.open" : "not i.open");
        }
        if (filter.overdue() != null) {
            where.add(filter.overdue() ? "i.open and i.due_at < now()" : "(not i.open or i.due_at >= now())");
        }
        equal(where, values, "i.channel = :channel", "channel", filter.channel());
        equal(where, values, "i.severity = :severity", "severity", filter.severity());
        equal(where, values, "starts_with(i.category, :category)", "category", filter.category());
        IncidentFilter.When when = filter.when() == null ? IncidentFilter.When.REPORTED : filter.when();
        equal(where, values, when.column() + " >= :from", "from", Incidents.utc(filter.from()));
        equal(where, values, when.column() + " < :to", "to", Incidents.utc(filter.to()));
        if (when.isLimit()) {
            where.add("i.status <> 'rejected'");
        }
        if (filter.kept() != null) {
            where.add(when.kept(filter.kept()));
        }
        search(where, values, filter.query());
        Bounds bounds = filter.bounds();
        if (bounds != null) {
            where.add("i.geom && st_makeenvelope(:west, :south, :east, :north, 4490)");
            values.put("west", bounds.west());
            values.put("south", bounds.south());
            values.put("east", bounds.east());
            values.put("north", bounds.north());
        }
        return where;
    }

    /** @throws Refusal 404 when there was no such area, or it was not one of this person */
    private String accounted(Person me, String code, CaseSlice slice, Map<String, @Nullable Object> values) {
        Instant at = slice.accountedAt();
        AreaTree then = (at == null ? partition.current() : past.asOfOrToday(at)).tree();
        Area area = then.find(code)
                .filter(found -> then.within(me.scope(), found) || above(then, me, found))
                .orElseThrow(() -> Refusal.notFound("The area"));
        boolean moved = at != null
                && sql.sql("select exists (select from incident_account where until > :at)")
                        .param("at", Incidents.utc(at))
                        .query(Boolean.class)
                        .single();
        return new AccountedArea(then, area, slice.administrative(), at).condition(values, moved);
    }

    private ZoneId zone(AreaTree tree, IncidentFilter filter) {
        return filter.area() == null
                ? zones.usual()
                : tree.find(filter.area()).map(tree::path).map(zones::of).orElseGet(zones::usual);
    }

    /** Ids of all areas that ever lay below command paths, retired ones too: cases stay with them. One more than few at most. */
    private List<Long> fewAreas(String[] tops) {
        return sql.sql("""
                        select id from area where command_path <@ any (cast(:tops as ltree[]))
                        union select area_id from area_version where command_path <@ any (cast(:tops as ltree[]))
                        limit :most
                        """)
                .param("tops", tops)
                .param("most", FEW_AREAS + 1)
                .query(Long.class)
                .list();
    }

    private static void search(List<String> where, Map<String, @Nullable Object> values, @Nullable String query) {
        if (query != null && query.matches("SJ[0-9]{14,24}")) {
            equal(where, values, "i.code = :query", "query", query);
        } else if (query != null) {
            String escaped = query.replaceAll("([\\\\%_])", "\\\\$1");
            equal(where, values, "i.title ilike :query", "query", "%" + escaped + "%");
        }
    }

    private static void equal(
            List<String> where,
            Map<String, @Nullable Object> values,
            String condition,
            String name,
            @Nullable Object value) {
        if (value != null) {
            where.add(condition);
            values.put(name, value);
        }
    }

    /** Whether some area of the person lies below; then the area may be named and shows what is the person's. */
    private static boolean above(AreaTree tree, Person me, Area area) {
        Set<Long> below = tree.subtree(area).stream().map(Area::id).collect(Collectors.toSet());
        return me.scope().areaIds().stream().anyMatch(below::contains);
    }
}
