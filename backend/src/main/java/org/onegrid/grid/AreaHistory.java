package org.onegrid.grid;

import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onegrid.identity.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What single areas were, and what became of them. Retired areas are found as well: a code is never given again. */
@Repository
public class AreaHistory {

    private static final int MOST_EDGES = 1_000;

    /**
     * An area between two changes.
     *
     * @param version      1 for the first
     * @param to           null for the present
     * @param change       the boundary change that made it so, null when it was none
     * @param geometry     GeoJSON, null for a committee
     * @param squareMeters on the spheroid, null for a committee
     */
    public record Version(
            int version,
            Instant from,
            @Nullable Instant to,
            @Nullable Long change,
            String code,
            String name,
            int households,
            int residents,
            @Nullable Double squareMeters,
            @Nullable String geometry) {}

    /** An area in a lineage; {@code to} is null while it is there. */
    @Schema(name = "LineageArea")
    public record Node(
            String code,
            String name,
            Instant from,
            @Nullable Instant to) {}

    /** Ground that went from one area to another; {@code kind} is split, merge or transfer. */
    @Schema(name = "LineageStep")
    public record Edge(String ancestor, String descendant, String kind, long change, Instant at) {}

    /** Where an area's ground came from and where it went. */
    @Schema(name = "AreaLineage")
    public record Lineage(List<Node> nodes, List<Edge> edges) {}

    private final JdbcClient jdbc;
    private final Partition partition;

    AreaHistory(JdbcClient jdbc, Partition partition) {
        this.jdbc = jdbc;
        this.partition = partition;
    }

    /** The area that carries or carried a code, when it lies or lay in the scope. */
    public Optional<Long> find(String code, Scope scope) {
        return jdbc.sql("""
                        select id from area
                        where code = :code and command_path <@ any (cast(:scope as ltree[]))
                        order by upper_inf(valid) desc, id desc
                        limit 1
                        """)
                .param("code", code)
                .param("scope", partition.tree().scopePaths(scope))
                .query(Long.class)
                .optional();
    }

    /** All it was, the first first. */
    public List<Version> versions(long areaId) {
        return jdbc.sql("""
                        select row_number() over (order by valid) as version, lower(valid) as since, upper(valid) as until,
                               coalesce(lag(ended_by) over (order by valid),
                                        (select min(change_id) from area_lineage
                                         where descendant = area_id and at = lower(valid))) as change,
                               code, name, households, residents, st_area(geom::geography) as size,
                               st_asgeojson(geom, 7) as geometry
                        from area_history
                        where area_id = :id
                        order by valid
                        """)
                .param("id", areaId)
                .query((row, n) -> new Version(
                        row.getInt("version"),
                        instant(row, "since").orElseThrow(),
                        instant(row, "until").orElse(null),
                        row.getObject("change", Long.class),
                        row.getString("code"),
                        row.getString("name"),
                        row.getInt("households"),
                        row.getInt("residents"),
                        row.getObject("size", Double.class),
                        row.getString("geometry")))
                .list();
    }

    /** All areas that its ground came from or went to, over any number of changes; the first {@value #MOST_EDGES} steps. */
    @Transactional(readOnly = true)
    public Lineage lineage(long areaId) {
        Map<Long, Node> nodes = new TreeMap<>();
        List<Edge> edges = jdbc.sql("""
                        with recursive
                        up (id) as (
                            select cast(:id as bigint)
                            union select ancestor from area_lineage join up on descendant = up.id),
                        down (id) as (
                            select cast(:id as bigint)
                            union select descendant from area_lineage join down on ancestor = down.id)
                        select a.code as ancestor, d.code as descendant, l.kind, l.change_id, l.at
                        from area_lineage l join area a on a.id = l.ancestor join area d on d.id = l.descendant
                        where l.descendant in (select id from up) or l.ancestor in (select id from down)
                        order by l.at, a.code, d.code
                        limit :most
                        """)
                .param("id", areaId)
                .param("most", MOST_EDGES)
                .query((row, n) -> new Edge(
                        row.getString("ancestor"),
                        row.getString("descendant"),
                        row.getString("kind"),
                        row.getLong("change_id"),
                        instant(row, "at").orElseThrow()))
                .list();
        List<String> codes = new ArrayList<>();
        edges.forEach(edge -> codes.addAll(List.of(edge.ancestor(), edge.descendant())));
        jdbc.sql("""
                        select a.id, a.code, a.name, min(lower(h.valid)) as since,
                               case when not upper_inf(a.valid) then upper(a.valid) end as until
                        from area a join area_history h on h.area_id = a.id
                        where a.id = :id or a.code = any (:codes)
                        group by a.id
                        """)
                .param("id", areaId)
                .param("codes", codes.toArray(String[]::new))
                .query(row -> {
                    nodes.put(
                            row.getLong("id"),
                            new Node(
                                    row.getString("code"),
                                    row.getString("name"),
                                    instant(row, "since").orElseThrow(),
                                    instant(row, "until").orElse(null)));
                });
        return new Lineage(List.copyOf(nodes.values()), edges);
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
