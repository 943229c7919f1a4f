package org.onegrid.tracking.pipeline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onegrid.bulk.BinaryRows;
import org.onegrid.bulk.Copy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Copies the batch into the tables of its days and moves the newest fixes. */
@Component
public class Store implements Stage {

    private static final List<String> COLUMNS = List.of(
            "responder_id",
            "at",
            "received_at",
            "geom",
            "area_id",
            "accuracy_meters",
            "speed_mps",
            "heading_degrees",
            "battery_percent",
            "flags",
            "device_id");

    private final JdbcClient sql;
    private final Copy copy;
    private final Days days;

    Store(JdbcClient sql, Copy copy, Days days) {
        this.sql = sql;
        this.copy = copy;
        this.days = days;
    }

    @Override
    public String name() {
        return "store";
    }

    @Override
    public void pass(Batch batch) {
        Map<LocalDate, List<Sighting>> byDay = batch.sightings().stream()
                .collect(Collectors.groupingBy(one -> Days.of(one.at()), TreeMap::new, Collectors.toList()));
        byDay.forEach((day, sightings) -> {
            days.ensure(day);
            copy.binary(Days.table(day), COLUMNS, rows -> sightings.forEach(one -> write(one, rows)));
        });
        remember(batch.whereabouts());
    }

    private static void write(Sighting one, BinaryRows rows) {
        Report said = one.report();
        rows.row()
                .int8(one.tracked().id())
                .timestamptz(one.at())
                .timestamptz(one.receivedAt())
                .point(one.place())
                .int8(one.area() == null ? null : one.area().id())
                .float4(said.accuracyMeters())
                .float4(said.speedMps())
                .float4(said.headingDegrees())
                .float4(said.batteryPercent())
                .int2(Flag.bits(one.flags()))
                .int8(one.deviceId());
    }

    private void remember(Map<Long, Whereabouts> whereabouts) {
        Collection<Map.Entry<Long, Whereabouts>> all = new TreeMap<>(whereabouts).entrySet();
        sql.sql("""
                        update responder_position p
                        set geom = case when w.at is null then p.geom else st_setsrid(st_makepoint(w.lng, w.lat), 4490) end,
                            at = coalesce(w.at, p.at),
                            accuracy_meters = case when w.at is null then p.accuracy_meters else w.accuracy end,
                            speed_mps = case when w.at is null then p.speed_mps else w.speed end,
                            heading_degrees = case when w.at is null then p.heading_degrees else w.heading end,
                            battery_percent = case when w.at is null then p.battery_percent else w.battery end,
                            flags = coalesce(w.flags, p.flags),
                            area_id = case when w.at is null then p.area_id else w.area end,
                            stored_until = w.stored_until,
                            jump_geom = st_setsrid(st_makepoint(w.jump_lng, w.jump_lat), 4490),
                            jump_at = w.jump_at,
                            recorded_at = clock_timestamp()
                        from unnest(cast(:ids as bigint[]), cast(:ats as timestamptz[]), cast(:lngs as float8[]),
                                    cast(:lats as float8[]), cast(:accuracies as float4[]), cast(:speeds as float4[]),
                                    cast(:headings as float4[]), cast(:batteries as float4[]), cast(:flags as int2[]),
                                    cast(:areas as bigint[]), cast(:until as timestamptz[]), cast(:jumpAts as timestamptz[]),
                                    cast(:jumpLngs as float8[]), cast(:jumpLats as float8[]))
                             as w (id, at, lng, lat, accuracy, speed, heading, battery, flags, area, stored_until, jump_at,
                                   jump_lng, jump_lat)
                        where p.responder_id = w.id
                        """)
                .param("ids", all.stream().map(Map.Entry::getKey).toArray(Long[]::new))
                .param("ats", newest(all, one -> one.at().toString(), String[]::new))
                .param("lngs", newest(all, one -> one.place().lng(), Double[]::new))
                .param("lats", newest(all, one -> one.place().lat(), Double[]::new))
                .param("accuracies", newest(all, one -> one.report().accuracyMeters(), Double[]::new))
                .param("speeds", newest(all, one -> one.report().speedMps(), Double[]::new))
                .param("headings", newest(all, one -> one.report().headingDegrees(), Double[]::new))
                .param("batteries", newest(all, one -> one.report().batteryPercent(), Double[]::new))
                .param("flags", newest(all, one -> Flag.bits(one.flags()), Integer[]::new))
                .param(
                        "areas",
                        newest(
                                all,
                                one -> one.area() == null ? null : one.area().id(),
                                Long[]::new))
                .param("until", known(all, one -> text(one.storedUntil()), String[]::new))
                .param(
                        "jumpAts",
                        known(
                                all,
                                one -> one.jump() == null
                                        ? null
                                        : text(one.jump().at()),
                                String[]::new))
                .param(
                        "jumpLngs",
                        known(
                                all,
                                one -> one.jump() == null
                                        ? null
                                        : one.jump().place().lng(),
                                Double[]::new))
                .param(
                        "jumpLats",
                        known(
                                all,
                                one -> one.jump() == null
                                        ? null
                                        : one.jump().place().lat(),
                                Double[]::new))
                .update();
    }

    private static <T> @Nullable T[] known(
            Collection<Map.Entry<Long, Whereabouts>> all,
            Function<Whereabouts, @Nullable T> of,
            java.util.function.IntFunction<@Nullable T[]> array) {
        return all.stream().map(one -> of.apply(one.getValue())).toArray(array);
    }

    private static <T> @Nullable T[] newest(
            Collection<Map.Entry<Long, Whereabouts>> all,
            Function<Sighting, @Nullable T> of,
            java.util.function.IntFunction<@Nullable T[]> array) {
        return known(
                all,
                one -> {
                    Sighting sighting = one.newestSighting();
                    return sighting == null ? null : of.apply(sighting);
                },
                array);
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
