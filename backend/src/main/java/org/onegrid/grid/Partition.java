package org.onegrid.grid;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.onegrid.geo.Precision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The current partition in memory, for every question that must be answered at once. Thread-safe. */
@Component
public class Partition {

    private static final Logger log = LoggerFactory.getLogger(Partition.class);

    private final Areas areas;
    private final JdbcClient jdbc;
    private final TransactionTemplate oneView;
    private final ZoneId zone;

    /** Swapped as a whole by {@link #refresh()}, its one writer; a reader takes it once and keeps to it. */
    private volatile PartitionSnapshot snapshot = PartitionSnapshot.NONE;

    Partition(
            Areas areas,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            @Value("${onegrid.zone:Asia/Shanghai}") ZoneId zone) {
        this.areas = areas;
        this.jdbc = jdbc;
        this.zone = zone;
        this.oneView = new TransactionTemplate(transactions);
        oneView.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        oneView.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        oneView.setReadOnly(true);
    }

    /** The partition as last read; empty before the first time. */
    public PartitionSnapshot current() {
        return snapshot;
    }

    /** Both trees of the current partition. */
    public AreaTree tree() {
        return snapshot.tree();
    }

    /** The zone an area's days are counted in: its district's, or this instance's where the district names none. */
    public ZoneId timeZone(Area area) {
        return tree().path(area).areas().stream()
                .map(Area::timeZone)
                .filter(Objects::nonNull)
                .findFirst()
                .map(ZoneId::of)
                .orElse(zone);
    }

    /** Whether it has been read since the start. */
    boolean isBuilt() {
        return snapshot != PartitionSnapshot.NONE;
    }

    /** Reads the committed partition again if it has changed since. */
    synchronized void refresh() {
        oneView.executeWithoutResult(view -> {
            long version = areas.version();
            if (version != snapshot.version()) {
                long begun = System.nanoTime();
                snapshot = new PartitionSnapshot(version, areas.tree(), grounds());
                log.info(
                        "Partition version {}: {} areas, ready in {} ms",
                        version,
                        snapshot.tree().size(),
                        (System.nanoTime() - begun) / 1_000_000);
            }
        });
    }

    private Map<Long, MultiPolygon> grounds() {
        Map<Long, MultiPolygon> grounds = new HashMap<>();
        WKBReader reader = new WKBReader(Precision.FACTORY);
        jdbc.sql("""
                        select id, st_asbinary(geom) as ground
                        from area a
                        where upper_inf(valid) and geom is not null
                          and not exists (select from area below where below.admin_parent = a.id and upper_inf(below.valid))
                        """).query(row -> {
            try {
                grounds.put(row.getLong("id"), (MultiPolygon) reader.read(row.getBytes("ground")));
            } catch (ParseException e) {
                throw new IllegalStateException("the ground of area " + row.getLong("id") + " is not WKB", e);
            }
        });
        return grounds;
    }
}
