package org.onegrid.incident;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onegrid.dataset.Catalogue;
import org.onegrid.dataset.Category;
import org.onegrid.grid.AreaTree;
import org.onegrid.grid.Partition;
import org.onegrid.identity.Person;
import org.onegrid.problem.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How many incidents there are, by one property. */
@Repository
public class IncidentCounts {

    /** What incidents can be counted by. */
    public enum By {
        AREA("a.code", "a.name"),
        CATEGORY("i.category", "''"),
        STATUS("i.status", "''"),
        CHANNEL("i.channel", "''"),
        DAY("to_char(i.reported_at at time zone :zone, 'YYYY-MM-DD')", "''");

        private final String key;
        private final String name;

        By(String key, String name) {
            this.key = key;
            this.name = name;
        }
    }

    /** A group and its size; {@code name} is empty where the key says it all. */
    @Schema(name = "IncidentCount")
    public record Count(String key, String name, long count) {}

    private final JdbcClient sql;
    private final Partition partition;
    private final DistrictZone zone;
    private final Catalogue catalogue = Catalogue.standard();

    IncidentCounts(JdbcClient sql, Partition partition, DistrictZone zone) {
        this.sql = sql;
        this.partition = partition;
        this.zone = zone;
    }

    /**
     * Counts the incidents this person may see; those of a rehearsal while it runs. Groups without any are left out.
     *
     * @param area code of an area, null for all
     * @param from reported at or after, null for the first
     * @param to   reported before, null for the last
     */
    @Transactional(readOnly = true, timeout = 30)
    public List<Count> list(Person me, By by, @Nullable String area, @Nullable Instant from, @Nullable Instant to) {
        AreaTree tree = partition.tree();
        String below = area == null
                ? ""
                : tree.path(tree.find(area).orElseThrow(() -> Refusal.notFound("The area")))
                        .ltree();
        var counts = sql.sql("""
                        select %s as key, %s as name, count(*) as count
                        from incident i join area a on a.id = i.area_id
                        where i.area_path <@ any (cast(:scope as ltree[])) and i.area_path <@ cast(:below as ltree)
                          and i.reported_at >= :from and i.reported_at < :to and %s
                        group by 1, 2 order by 1
                        """.formatted(by.key, by.name, Incidents.COUNTED))
                .param("scope", tree.scopePaths(me.scope()))
                .param("below", below)
                .param("from", Incidents.utc(from != null ? from : Instant.parse("1970-01-01T00:00:00Z")))
                .param("to", Incidents.utc(to != null ? to : Instant.parse("2200-01-01T00:00:00Z")));
        if (by == By.DAY) {
            counts = counts.param("zone", zone.usual().getId());
        }
        List<Count> found = counts.query(
                        (row, n) -> new Count(row.getString("key"), row.getString("name"), row.getLong("count")))
                .list();
        return by == By.CATEGORY ? found.stream().map(this::named).toList() : found;
    }

    private Count named(Count count) {
        String name = catalogue.find(count.key()).map(Category::zh).orElse("");
        return new Count(count.key(), name, count.count());
    }
}
