package org.onegrid.analytics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.onegrid.grid.AreaPath;
import org.onegrid.grid.Partition;
import org.onegrid.identity.Person;
import org.onegrid.identity.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Results that were computed, in memory and in the database, a bounded number of each. Thread-safe. */
@Repository
class KeptResults {

    private static final Logger log = LoggerFactory.getLogger(KeptResults.class);

    private static final long MEMORY_BYTES = 128L << 20;
    private static final long STORED_BYTES = 512L << 20;
    private static final int STORED = 5_000;
    private static final int BYTES_OF_A_CELL = 8;
    private static final int BYTES_OF_A_VALUE = 60;
    private static final int BYTES_OF_A_VERTEX = 40;

    /** @param path ids of the command tree down to the area it is about */
    private record Entry(KeptResult kept, List<Long> path) {

        boolean isVisibleTo(Scope scope) {
            return scope.everywhere() || path.stream().anyMatch(scope.areaIds()::contains);
        }
    }

    private final JdbcClient sql;
    private final Partition partition;
    private final Cache<String, Entry> recent = Caffeine.newBuilder()
            .maximumWeight(MEMORY_BYTES)
            .weigher((String id, Entry entry) -> weight(entry.kept().result()))
            .build();

    KeptResults(JdbcClient sql, Partition partition) {
        this.sql = sql;
        this.partition = partition;
    }

    /** The result, when it is kept and about an area of this person. */
    Optional<KeptResult> find(Person me, String id) {
        Entry entry = recent.getIfPresent(id);
        if (entry == null) {
            entry = read(me, id).orElse(null);
        }
        return entry != null && entry.isVisibleTo(me.scope()) ? Optional.of(entry.kept()) : Optional.empty();
    }

    private Optional<Entry> read(Person me, String id) {
        Optional<Entry> read = sql.sql("""
                        update analysis_result set used_at = now()
                        where id = :id and area_path <@ any (cast(:scope as ltree[]))
                        returning cast(area_path as text) as area_path, answer
                        """)
                .param("id", id)
                .param("scope", partition.tree().scopePaths(me.scope()))
                .query((row, n) -> entry(id, row.getString("area_path"), row.getBytes("answer")))
                .optional()
                .flatMap(found -> found);
        read.ifPresent(entry -> recent.put(id, entry));
        return read;
    }

    /** Empty when an older program kept it in another form: then it is computed again. */
    private static Optional<Entry> entry(String id, String path, byte[] answer) {
        try {
            List<Long> ids = Arrays.stream(path.split("\\.")).map(Long::valueOf).toList();
            return Optional.of(new Entry(StoredForm.read(id, answer), ids));
        } catch (IllegalArgumentException e) {
            log.warn("The kept result {} is of another form and is computed again", id);
            return Optional.empty();
        }
    }

    /** Keeps a result; what was not used for longest makes room. */
    void keep(KeptResult kept, AreaPath area) {
        recent.put(kept.id(), new Entry(kept, Arrays.stream(area.ids()).boxed().toList()));
        byte[] answer = StoredForm.write(kept);
        if (answer.length > STORED_BYTES / 8) {
            return;
        }
        sql.sql("""
                        insert into analysis_result (id, kind, area_path, answer, bytes)
                        values (:id, :kind, cast(:path as ltree), :answer, :bytes)
                        on conflict (id) do update set answer = excluded.answer, bytes = excluded.bytes, used_at = now()
                        """)
                .param("id", kept.id())
                .param("kind", kept.definition().kind())
                .param("path", area.ltree())
                .param("answer", answer)
                .param("bytes", answer.length)
                .update();
        sql.sql("""
                        delete from analysis_result where id in (
                            select id from (
                                select id, sum(bytes) over later as total, count(*) over later as place
                                from analysis_result
                                window later as (order by used_at desc, id)) ranked
                            where total > :bytes or place > :most)
                        """).param("bytes", STORED_BYTES).param("most", STORED).update();
    }

    private static int weight(Result result) {
        long values = (long) result.table().columns().size()
                * (result.table().rows().size()
                        + result.frames().stream()
                                .mapToLong(frame -> frame.rows().size())
                                .sum());
        long cells =
                result.surface() == null ? 0 : result.surface().raster().frame().cells();
        long vertices = result.bands().stream()
                        .mapToLong(feature -> feature.geometry().getNumPoints())
                        .sum()
                + result.points().size();
        return (int) Math.min(
                Integer.MAX_VALUE,
                1_000 + values * BYTES_OF_A_VALUE + cells * BYTES_OF_A_CELL + vertices * BYTES_OF_A_VERTEX);
    }
}
