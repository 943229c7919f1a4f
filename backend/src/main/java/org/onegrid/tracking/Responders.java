package org.onegrid.tracking;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.LngLat;
import org.onegrid.grid.Area;
import org.onegrid.grid.AreaTree;
import org.onegrid.grid.Partition;
import org.onegrid.identity.Person;
import org.onegrid.problem.Refusal;
import org.onegrid.tracking.duty.Roster;
import org.onegrid.tracking.pipeline.Tracked;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The responders and their newest fixes in the database. */
@Repository
public class Responders {

    /** Most responders in one answer or frame. */
    public static final int MAX_LISTED = 10_000;

    /** A responder and the ids of the areas it is counted in. */
    record Seen(Responder responder, List<Long> areaIds) {}

    private final JdbcClient sql;
    private final Partition partition;
    private final Roster roster;

    Responders(JdbcClient sql, Partition partition, Roster roster) {
        this.sql = sql;
        this.partition = partition;
        this.roster = roster;
    }

    /** Stores responders; one whose code is taken is replaced. @throws IllegalArgumentException when an area is unknown */
    @Transactional
    public void put(Collection<NewResponder> responders) {
        AreaTree tree = partition.tree();
        List<Area> areas = responders.stream()
                .map(one -> tree.find(one.areaCode())
                        .orElseThrow(() -> new IllegalArgumentException("no area has the code " + one.areaCode())))
                .toList();
        sql.sql("""
            insert into responder (code, callsign, kind, area_id, area_path, always_on_duty)
            select code, callsign, kind, area_id, cast(area_path as ltree), on_duty
            from unnest(cast(:codes as text[]), cast(:callsigns as text[]), cast(:kinds as text[]),
                        cast(:areas as bigint[]), cast(:paths as text[]), cast(:duties as boolean[]))
                 as r (code, callsign, kind, area_id, area_path, on_duty)
            on conflict (code) do update set callsign = excluded.callsign, kind = excluded.kind,
                area_id = excluded.area_id, area_path = excluded.area_path, always_on_duty = excluded.always_on_duty
            """)
                .param("codes", responders.stream().map(NewResponder::code).toArray(String[]::new))
                .param(
                        "callsigns",
                        responders.stream().map(NewResponder::callsign).toArray(String[]::new))
                .param("kinds", responders.stream().map(NewResponder::kind).toArray(String[]::new))
                .param("areas", areas.stream().map(Area::id).toArray(Long[]::new))
                .param(
                        "paths",
                        areas.stream().map(area -> tree.path(area).ltree()).toArray(String[]::new))
                .param("duties", responders.stream().map(NewResponder::onDuty).toArray(Boolean[]::new))
                .update();
        roster.countUp();
    }

    /** The responders of an area and all below it, as far as they are this person's to see, by code. */
    public List<Responder> list(Person me, String areaCode) {
        AreaTree tree = partition.tree();
        Area area = tree.find(areaCode)
                .filter(found -> tree.within(me.scope(), found))
                .orElseThrow(() -> Refusal.notFound("The area"));
        return seen(tree.path(area).ltree()).stream().map(Seen::responder).toList();
    }

    /** How many are on duty in an area and below, played ones left out; within the caller's transaction, who has checked the scope. */
    public int countOnDuty(Area area) {
        return sql.sql("select count(*) from responder r"
                        + " where r.area_path <@ cast(:area as ltree) and r.on_duty and r.rehearsal_id is null")
                .param("area", partition.tree().path(area).ltree())
                .query(Integer.class)
                .single();
    }

    /**
     * How many are on duty in each of several groups; within the caller's transaction, who has checked the scope.
     *
     * @param groups command path of a group → its key
     * @return keys of groups with any
     */
    public Map<String, Integer> countOnDuty(Map<String, String> groups) {
        Map<String, Integer> counts = new HashMap<>();
        sql.sql("""
            select g.key, count(*) as count
            from responder r
            join unnest(cast(:paths as ltree[]), cast(:keys as text[])) as g (path, key) on r.area_path <@ g.path
            where r.on_duty
            group by g.key
            """)
                .param("paths", groups.keySet().toArray(String[]::new))
                .param("keys", groups.values().toArray(String[]::new))
                .query(row -> {
                    counts.put(row.getString("key"), row.getInt("count"));
                });
        return counts;
    }

    /** Where those on duty in an area and below were last seen, if since an instant; the same applies. */
    public List<LngLat> listSeenOnDuty(Area area, Instant since) {
        return sql.sql("""
            select st_x(p.geom) as lng, st_y(p.geom) as lat
            from responder r join responder_position p on p.responder_id = r.id
            where r.on_duty and p.at >= :since and r.area_path <@ cast(:area as ltree)
            """)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("area", partition.tree().path(area).ltree())
                .query((row, n) -> new LngLat(row.getDouble("lng"), row.getDouble("lat")))
                .list();
    }

    /**
     * One who is on duty.
     *
     * @param areaId where its day begins
     * @param seen   the newest fix; null when there is none since the instant asked for
     */
    public record OnDuty(
            long id, String kind, long areaId, @Nullable LngLat seen) {}

    /**
     * Who is on duty in an area and below, played ones left out, {@link #MAX_LISTED} at most; for figures that name nobody.
     *
     * @param kinds all when empty
     * @param since when a fix is recent enough
     */
    public List<OnDuty> listOnDuty(Area area, Collection<String> kinds, Instant since) {
        return sql.sql("""
            select r.id, r.kind, r.area_id, st_x(p.geom) as lng, st_y(p.geom) as lat
            from responder r
            left join responder_position p on p.responder_id = r.id and p.at >= cast(:since as timestamptz)
            where r.area_path <@ cast(:area as ltree) and r.on_duty and r.rehearsal_id is null
              and (cardinality(cast(:kinds as text[])) = 0 or r.kind = any (cast(:kinds as text[])))
            order by r.id limit :most
            """)
                .param("area", partition.tree().path(area).ltree())
                .param("kinds", kinds.toArray(String[]::new))
                .param("since", since.toString())
                .param("most", MAX_LISTED)
                .query((row, n) -> {
                    Double lng = row.getObject("lng", Double.class);
                    Double lat = row.getObject("lat", Double.class);
                    return new OnDuty(
                            row.getLong("id"),
                            row.getString("kind"),
                            row.getLong("area_id"),
                            lng == null || lat == null ? null : new LngLat(lng, lat));
                })
                .list();
    }

    /** The responders whose home lies below a command path; the empty path is above all. */
    List<Seen> seen(String path) {
        AreaTree tree = partition.tree();
        return sql.sql("""
            select r.code, r.callsign, r.kind, r.area_id, cast(r.area_path as text) as area_path, r.on_duty,
                   st_x(p.geom) as lng, st_y(p.geom) as lat, p.at
            from responder r left join responder_position p on p.responder_id = r.id
            where r.area_path <@ cast(:path as ltree)
            order by r.code limit :most
            """)
                .param("path", path)
                .param("most", MAX_LISTED)
                .query((row, n) -> {
                    Timestamp at = row.getTimestamp("at");
                    Responder responder = new Responder(
                            row.getString("code"),
                            row.getString("callsign"),
                            row.getString("kind"),
                            tree.find(row.getLong("area_id")).map(Area::code).orElse(""),
                            row.getBoolean("on_duty"),
                            row.getObject("lng", Double.class),
                            row.getObject("lat", Double.class),
                            at == null ? null : at.toInstant());
                    List<Long> areaIds = List.of(row.getString("area_path").split("\\.")).stream()
                            .map(Long::valueOf)
                            .toList();
                    return new Seen(responder, areaIds);
                })
                .list();
    }

    /** Those of the codes that are this person's, by code. */
    Map<String, Tracked> tracked(Person me, Collection<String> codes) {
        Map<String, Tracked> tracked = new HashMap<>();
        sql.sql("""
            select id, code, callsign, kind from responder
            where code = any (:codes) and area_path <@ any (cast(:scope as ltree[]))
            """)
                .param("codes", codes.toArray(String[]::new))
                .param("scope", partition.tree().scopePaths(me.scope()))
                .query(Tracked.class)
                .list()
                .forEach(one -> tracked.put(one.code(), one));
        return tracked;
    }
}
