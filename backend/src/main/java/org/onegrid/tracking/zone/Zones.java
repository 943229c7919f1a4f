package org.onegrid.tracking.zone;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.onegrid.geo.LngLat;
import org.onegrid.geo.Plane;
import org.onegrid.geo.Precision;
import org.onegrid.grid.Area;
import org.onegrid.grid.AreaTree;
import org.onegrid.grid.Partition;
import org.onegrid.movement.Fence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The enabled zones in memory. Whoever asks within a transaction gets them as that transaction sees them: what is held is
 * compared with the counter in the database, which costs one row.
 */
@Component
class Zones {

    private static final Logger log = LoggerFactory.getLogger(Zones.class);

    private final JdbcClient sql;
    private final Partition partition;

    /** Swapped as a whole; a batch takes it once and keeps to it. Two that load at once load the same. */
    private volatile ZoneIndex index = ZoneIndex.NONE;

    Zones(JdbcClient sql, Partition partition) {
        this.sql = sql;
        this.partition = partition;
    }

    ZoneIndex current() {
        long version =
                sql.sql("select version from zone_version").query(Long.class).single();
        ZoneIndex.Mark mark = new ZoneIndex.Mark(version, partition.current().version());
        ZoneIndex held = index;
        if (!held.mark().equals(mark)) {
            held = new ZoneIndex(mark, load());
            index = held;
        }
        return held;
    }

    private List<WatchedZone> load() {
        AreaTree tree = partition.tree();
        List<WatchedZone> zones = new ArrayList<>();
        sql.sql("""
                        select z.id, z.name, z.area_id, z.event, z.kinds, z.weekdays, z.from_minute, z.to_minute, z.severity,
                               st_asbinary(coalesce(z.geom, a.geom)) as ground
                        from zone z join area a on a.id = z.area_id
                        where z.enabled and coalesce(z.geom, a.geom) is not null
                        order by z.id
                        """)
                .query((row, n) -> {
                    Optional<Area> area = tree.find(row.getLong("area_id"));
                    if (area.isEmpty()) {
                        log.warn("Zone {} belongs to an area that is no more and is not watched.", row.getLong("id"));
                        return n;
                    }
                    Geometry ground = ground(row.getBytes("ground"));
                    zones.add(new WatchedZone(
                            row.getLong("id"),
                            row.getString("name"),
                            row.getLong("area_id"),
                            ground.getEnvelopeInternal(),
                            fence(ground),
                            ZoneEvent.of(row.getString("event")),
                            Set.of((String[]) row.getArray("kinds").getArray()),
                            ZoneHours.of(row.getInt("weekdays"), row.getInt("from_minute"), row.getInt("to_minute")),
                            partition.timeZone(area.get()),
                            row.getInt("severity")));
                    return n;
                })
                .list();
        return zones;
    }

    private static Geometry ground(byte[] binary) {
        try {
            return new WKBReader(Precision.FACTORY).read(binary);
        } catch (ParseException e) {
            throw new IllegalStateException("the database sent a geometry that cannot be read", e);
        }
    }

    /** The fence of a ground, measured in the plane of its middle. */
    static Fence fence(Geometry ground) {
        var middle = ground.getEnvelopeInternal().centre();
        return new Fence(ground, Plane.at(new LngLat(middle.x, middle.y)));
    }
}
