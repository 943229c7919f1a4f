package org.onegrid.analytics.heat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.onegrid.geo.Bounds;
import org.onegrid.geo.LngLat;
import org.onegrid.geo.Plane;
import org.onegrid.grid.Area;
import org.onegrid.grid.Grounds;
import org.onegrid.grid.Partition;
import org.onegrid.live.LogEntry;
import org.onegrid.surface.Frame;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where heat comes from: the recent incidents of an area from the database, and what the log says happened since. */
@Component
class HeatSource {

    /** Standard deviation of the kernel, as in the heat of open incidents on the map; larger where cells have to be. */
    private static final double SIGMA_METERS = 250;

    private static final double CELL_METERS = 100;
    /** Narrower than this the kernel is not seen by the cells. */
    private static final double SIGMA_CELLS = 2.2;

    static final int MOST_CELLS = 60_000;

    private static final String REJECTED = "rejected";

    private static final String RECENT = """
            select id, st_x(geom) as lng, st_y(geom) as lat, reported_at
            from incident
            where area_path <@ cast(:path as ltree) and reported_at > :since and reported_at <= :now
              and status <> 'rejected' and rehearsal_id is null
            order by reported_at desc, id desc
            limit :most
            """;

    private final JdbcClient jdbc;
    private final Grounds grounds;
    private final Partition partition;
    private final JsonMapper json;
    private final Duration halfLife;

    HeatSource(
            JdbcClient jdbc,
            Grounds grounds,
            Partition partition,
            JsonMapper json,
            @Value("${onegrid.heat.half-life:30m}") Duration halfLife) {
        this.jdbc = jdbc;
        this.grounds = grounds;
        this.partition = partition;
        this.json = json;
        this.halfLife = halfLife;
    }

    /**
     * What happened to an incident.
     *
     * @param counts whether it is part of the heat of its areas: neither rejected nor of a rehearsal
     */
    record Change(long id, boolean counts, List<Long> areaIds, LngLat place, Instant reportedAt) {}

    Change change(LogEntry entry) {
        JsonNode incident = json.readTree(entry.payload());
        boolean counts = !incident.path("rehearsal").booleanValue(false)
                && !incident.path("status").stringValue("").equals(REJECTED);
        return new Change(
                Long.parseLong(incident.path("id").stringValue("0")),
                counts,
                entry.areaIds(),
                new LngLat(
                        incident.path("lng").doubleValue(0),
                        incident.path("lat").doubleValue(0)),
                counts ? Instant.parse(incident.path("reportedAt").stringValue("")) : Instant.EPOCH);
    }

    /** The heat of an area from what is stored; empty for an area without ground. */
    Optional<AreaHeat> read(Area area, Instant now) {
        Bounds bounds = grounds.extent(area, null).bounds();
        if (bounds == null) {
            return Optional.empty();
        }
        Plane plane = Plane.at(bounds);
        Coordinate southWest = plane.project(new LngLat(bounds.west(), bounds.south()));
        Coordinate northEast = plane.project(new LngLat(bounds.east(), bounds.north()));
        double margin = 3 * SIGMA_METERS;
        double size = (northEast.x - southWest.x + 2 * margin) * (northEast.y - southWest.y + 2 * margin);
        double cell = Math.max(CELL_METERS, Math.sqrt(size / MOST_CELLS));
        double sigma = Math.max(SIGMA_METERS, SIGMA_CELLS * cell);
        Frame frame = Frame.around(southWest.x, southWest.y, northEast.x, northEast.y, margin, cell);
        HeatField field = new HeatField(frame, sigma, halfLife, now);
        jdbc.sql(RECENT)
                .param("path", partition.tree().path(area).ltree())
                .param("since", utc(now.minus(halfLife.multipliedBy(HeatField.HALVES))))
                .param("now", utc(now))
                .param("most", HeatField.MOST)
                .query(row -> {
                    Coordinate at = plane.project(new LngLat(row.getDouble("lng"), row.getDouble("lat")));
                    field.put(
                            row.getLong("id"),
                            at.x,
                            at.y,
                            row.getObject("reported_at", OffsetDateTime.class).toInstant());
                });
        return Optional.of(new AreaHeat(area.id(), area.code(), plane, sigma, halfLife, field));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
