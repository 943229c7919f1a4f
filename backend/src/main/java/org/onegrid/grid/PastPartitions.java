package org.onegrid.grid;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.onegrid.geo.Precision;
import org.onegrid.problem.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The partition as it was. What is past does not change, so a few of the last asked for stay in memory. Whose a past area is
 * follows from the areas that were above it then.
 */
@Component
public class PastPartitions {

    private static final int KEPT = 6;

    private final Partition partition;
    private final JdbcClient jdbc;
    private final Cache<Moment, PartitionSnapshot> kept =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    PastPartitions(Partition partition, JdbcClient jdbc) {
        this.partition = partition;
        this.jdbc = jdbc;
    }

    /**
     * The last change of boundaries up to an instant: between two of them nothing differs.
     *
     * @param epoch   tells this database from another at the same address
     * @param cleared grows when areas are removed altogether, and their past with them
     * @param at      when the change took effect, or the first areas came in
     * @param version the partition it made; 0 when it was no change but an import
     */
    record Moment(String epoch, long cleared, Instant at, long version) {

        /** Letters, digits, dots and dashes. */
        String text() {
            return epoch + ".at." + cleared + "." + at.getEpochSecond() + "." + at.getNano();
        }
    }

    /**
     * The partition as of an instant; the present one when none is given.
     *
     * @throws Refusal 422 {@code time-invalid} when it lies ahead, or before there was any area
     */
    public PartitionSnapshot asOf(@Nullable Instant at) {
        if (at == null) {
            return partition.current();
        }
        Moment moment = moment(at);
        return kept.get(moment, this::read);
    }

    /** The partition as of an instant of the past; empty before there was any area. */
    public Optional<PartitionSnapshot> findAsOf(Instant at) {
        return find(at).map(moment -> kept.get(moment, this::read));
    }

    /**
     * The partition as of an instant; before there was any area the present one, for which what is older was brought in.
     *
     * @throws Refusal 422 {@code time-invalid} when it lies ahead
     */
    public PartitionSnapshot asOfOrToday(Instant at) {
        requirePast(at);
        return findAsOf(at).orElseGet(partition::current);
    }

    /** @throws Refusal 422 {@code time-invalid} */
    Moment moment(Instant at) {
        requirePast(at);
        return find(at).orElseThrow(() -> Refusal.invalid("time-invalid", "There were no areas yet at that time."));
    }

    private static void requirePast(Instant at) {
        if (at.isAfter(Instant.now())) {
            throw Refusal.invalid("time-invalid", "'at' lies ahead; the areas of the future are not known.");
        }
    }

    private Optional<Moment> find(Instant at) {
        return jdbc.sql("""
                        select p.epoch, p.cleared, m.at,
                               (select coalesce(max(applied_version), 0) from boundary_change where applied_at <= :at) as version
                        from partition_version p,
                             lateral (select max(lower(valid)) as at from area_history where lower(valid) <= :at) m
                        where m.at is not null
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Moment(
                        row.getString("epoch"),
                        row.getLong("cleared"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getLong("version")))
                .optional();
    }

    private PartitionSnapshot read(Moment moment) {
        OffsetDateTime at = moment.at().atOffset(ZoneOffset.UTC);
        List<Area> areas = jdbc.sql("""
                        select h.area_id as id, h.code, h.name, h.level, h.admin_parent, h.command_parent, h.households,
                               h.residents, a.time_zone
                        from area_history h join area a on a.id = h.area_id
                        where h.valid @> :at
                        """).param("at", at).query(Areas::read).list();
        AreaTree tree = new AreaTree(areas);
        Long[] lowest =
                tree.list().stream().filter(tree::isLowest).map(Area::id).toArray(Long[]::new);
        Map<Long, MultiPolygon> grounds = new HashMap<>();
        WKBReader reader = new WKBReader(Precision.FACTORY);
        jdbc.sql("""
                        select area_id, st_asbinary(geom) as ground
                        from area_history
                        where valid @> :at and area_id = any (:lowest)
                        """).param("at", at).param("lowest", lowest).query(row -> {
            try {
                grounds.put(row.getLong("area_id"), (MultiPolygon) reader.read(row.getBytes("ground")));
            } catch (ParseException e) {
                throw new IllegalStateException("a past ground of area " + row.getLong("area_id") + " is not WKB", e);
            }
        });
        return new PartitionSnapshot(
                new PartitionMark(moment.epoch(), moment.version(), moment.cleared()), tree, grounds);
    }
}
