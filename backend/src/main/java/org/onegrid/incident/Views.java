package org.onegrid.incident;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.onegrid.dataset.Catalogue;
import org.onegrid.dataset.Category;
import org.onegrid.grid.Area;
import org.onegrid.grid.AreaPath;
import org.onegrid.grid.AreaTree;
import org.onegrid.grid.Partition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Shows incidents with the names of their areas and categories. */
@Component
class Views {

    private record AreaName(String code, String name, String path) {}

    private final Partition partition;
    private final JdbcClient sql;
    private final Catalogue catalogue = Catalogue.standard();

    /** Areas that are no more but still have incidents; what an id means never changes. */
    private final Map<Long, AreaName> retired = new ConcurrentHashMap<>();

    Views(Partition partition, JdbcClient sql) {
        this.partition = partition;
        this.sql = sql;
    }

    IncidentView of(Incident incident, Instant now, @Nullable String verb) {
        return of(partition.tree(), incident, now, verb);
    }

    /** With the names that areas have in a tree; areas it does not know by what they are called today or were last. */
    IncidentView of(AreaTree tree, Incident incident, Instant now, @Nullable String verb) {
        Facts facts = incident.facts();
        Phases phases = incident.phases();
        AreaName area = area(tree, facts);
        Category category = catalogue.find(facts.category()).orElse(null);
        return new IncidentView(
                Long.toString(facts.id()),
                facts.code(),
                area.code(),
                area.name(),
                area.path(),
                facts.category(),
                category == null ? facts.category() : category.zh(),
                facts.category().startsWith("1") ? "part" : "event",
                facts.severity(),
                facts.channel(),
                facts.title(),
                incident.status(),
                incident.version(),
                facts.place().lng(),
                facts.place().lat(),
                phases.reportedAt(),
                phases.acceptedAt(),
                phases.dispatchedAt(),
                phases.arrivedAt(),
                phases.handledAt(),
                phases.closedAt(),
                facts.dueAt(),
                incident.status().isOpen() && facts.dueAt().isBefore(now),
                incident.holder(),
                facts.rehearsalId() != null,
                verb,
                null);
    }

    private AreaName area(AreaTree tree, Facts facts) {
        Area area = tree.find(facts.areaId()).orElse(null);
        if (area == null) {
            AreaTree today = partition.tree();
            if (tree != today) {
                return area(today, facts);
            }
            return retired.computeIfAbsent(facts.areaId(), id -> read(facts));
        }
        AreaPath path = tree.path(area);
        return new AreaName(area.code(), area.name(), path.codes());
    }

    private AreaName read(Facts facts) {
        return sql.sql("""
                        select leaf.code, leaf.name,
                               (select string_agg(a.code, '.' order by nlevel(a.command_path))
                                from area a
                                where a.id::text = any (string_to_array(:path, '.'))) as path
                        from area leaf
                        where leaf.id = :id
                        """)
                .param("path", facts.areaPath())
                .param("id", facts.areaId())
                .query((row, n) -> new AreaName(row.getString("code"), row.getString("name"), row.getString("path")))
                .single();
    }
}
