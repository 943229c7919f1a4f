package org.onegrid.grid;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The current partition in memory, for every question that must be answered at once. Thread-safe. */
@Component
public class Partition {

    private static final Logger log = LoggerFactory.getLogger(Partition.class);

    private final Areas areas;
    private final JdbcClient jdbc;
    private final TransactionTemplate oneView;
    private final ZoneId zone;

    private final Object publishing = new Object();

    /** Swapped as a whole by {@link #publish}, its one writer; a reader takes it once and keeps to it. */
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
        return timeZone(tree().path(area));
    }

    /** The same of the area at the end of a path, which may be one of the past. */
    public ZoneId timeZone(AreaPath path) {
        return path.areas().stream()
                .map(Area::timeZone)
                .filter(Objects::nonNull)
                .findFirst()
                .map(ZoneId::of)
                .orElse(zone);
    }

    /**
     * The committed partition, which nobody changes until the running transaction ends: what is put on the ground in it belongs
     * to the right area, however boundaries change at the same time. Waits while a change takes effect.
     *
     * @throws IllegalStateException when no transaction is running
     */
    public PartitionSnapshot hold() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("the partition is held until a transaction ends; none is running");
        }
        areas.hold();
        PartitionSnapshot held = read(snapshot);
        publish(held);
        return held;
    }

    /** Whether it has been read since the start. */
    boolean isBuilt() {
        return snapshot != PartitionSnapshot.NONE;
    }

    /** Follows the committed partition: reads the areas touched since, or all of them where that does not do. */
    synchronized void refresh() {
        oneView.executeWithoutResult(view -> publish(read(snapshot)));
    }

    private PartitionSnapshot read(PartitionSnapshot before) {
        PartitionMark mark = areas.mark();
        if (mark.equals(before.mark())) {
            return before;
        }
        long begun = System.nanoTime();
        PartitionSnapshot made = before.mark().leadsTo(mark) ? touched(before, mark) : all(mark);
        log.info(
                "Partition version {}: {} areas, ready in {} ms",
                mark.version(),
                made.tree().size(),
                (System.nanoTime() - begun) / 1_000_000);
        return made;
    }

    /** Never goes back; asks no database, so that nobody waits for a connection in here. */
    private void publish(PartitionSnapshot made) {
        synchronized (publishing) {
            if (!made.mark().isBefore(snapshot.mark())) {
                snapshot = made;
            }
        }
    }

    private PartitionSnapshot all(PartitionMark mark) {
        AreaTree tree = areas.tree();
        List<Long> lowest =
                tree.list().stream().filter(tree::isLowest).map(Area::id).toList();
        return new PartitionSnapshot(mark, tree, grounds(lowest));
    }

    private PartitionSnapshot touched(PartitionSnapshot before, PartitionMark mark) {
        List<Areas.Touched> touched = areas.touchedSince(before.version());
        Map<Long, Area> now = before.tree().list().stream()
                .collect(Collectors.toMap(Area::id, area -> area, (a, b) -> b, HashMap::new));
        Set<Long> concerned = new HashSet<>();
        Set<Long> redrawn = new HashSet<>();
        for (Areas.Touched one : touched) {
            long id = one.area().id();
            before.tree().find(id).map(Area::adminParent).ifPresent(concerned::add);
            concerned.add(id);
            redrawn.add(id);
            if (one.current()) {
                now.put(id, one.area());
                Optional.ofNullable(one.area().adminParent()).ifPresent(concerned::add);
            } else {
                now.remove(id);
            }
        }
        AreaTree tree = new AreaTree(now.values());
        List<Long> read = new ArrayList<>();
        List<Long> retired = new ArrayList<>();
        for (long id : concerned) {
            boolean was = before.tree().find(id).filter(before.tree()::isLowest).isPresent();
            boolean is = tree.find(id).filter(tree::isLowest).isPresent();
            if (is && (redrawn.contains(id) || !was)) {
                read.add(id);
            } else if (was && !is) {
                retired.add(id);
            }
        }
        return before.with(mark, tree, grounds(read), retired);
    }

    private Map<Long, MultiPolygon> grounds(List<Long> ids) {
        Map<Long, MultiPolygon> grounds = new HashMap<>();
        WKBReader reader = new WKBReader(Precision.FACTORY);
        jdbc.sql("select id, st_asbinary(geom) as ground from area where id = any (:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .query(row -> {
                    try {
                        grounds.put(row.getLong("id"), (MultiPolygon) reader.read(row.getBytes("ground")));
                    } catch (ParseException e) {
                        throw new IllegalStateException("the ground of area " + row.getLong("id") + " is not WKB", e);
                    }
                });
        return grounds;
    }
}
