package org.onegrid.board;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onegrid.incident.IncidentView;

/**
 * The figures of an area. The window is the whole local hours that its length reaches back to, up to now.
 *
 * @param asOf             position in the log; every event up to it is counted
 * @param byHour           reported and closed in each local hour of the window, empty hours too
 * @param byCategory       reported in the window, most first
 * @param byStatus         open now by status, and closed in the window
 * @param byChannel        reported in the window, most first
 * @param onTimeByLink     cases whose limit fell into the window, and how many of them kept it: {@code response} reported to
 *                         arrived, {@code total} reported to closed
 * @param responseByStreet reported to arrived of the cases where somebody arrived in the window; by street below the area,
 *                         below a street by what comes next
 * @param topOverdue       the open cases longest past their limit; empty on a board of other boundaries
 * @param load             grids below the area with an open case
 * @param rehearsal        the rehearsal that runs here, whose cases are in these figures; null when none does
 * @param byKind           reported in the window by major class, most first, and in each hour of {@code byHour}
 * @param lastWeek         the same a week before; null on a board of the past or of other boundaries, and when the area is younger
 * @param force            who is on duty; null on a board of the past or of other boundaries
 */
public record Board(
        long asOf,
        String epoch,
        Instant at,
        BoardArea area,
        Kpis kpis,
        List<HourCount> byHour,
        List<Count> byCategory,
        List<Count> byStatus,
        List<Count> byChannel,
        List<LinkOnTime> onTimeByLink,
        List<StreetResponse> responseByStreet,
        List<IncidentView> topOverdue,
        List<GridLoad> load,
        @Nullable Playing rehearsal,
        List<KindHours> byKind,
        @Nullable LastWeek lastWeek,
        @Nullable Force force) {

    /**
     * The rehearsal that runs.
     *
     * @param cases of it below the area, open and ended
     */
    public record Playing(String id, String name, Instant since, int cases) {}

    /** The area and what it directly commands. */
    public record BoardArea(String code, String name, String level, String path, List<AreaLoad> children) {}

    /** What is to be done in an area. */
    public record AreaLoad(String code, String name, String level, int open, int overdue) {}

    /** What is to be done in a grid. */
    public record GridLoad(String code, int open, int overdue) {}

    /**
     * The headline figures.
     *
     * @param reportedToday      since local midnight
     * @param closedToday        since local midnight
     * @param onTimeShare        of the cases whose limit fell into the window, those closed by it
     * @param responseP90Seconds reported to arrived, of the cases where somebody arrived in the window; null when none
     * @param responseN          how many those are
     * @param respondersOnDuty   now; null on a board of the past or of other boundaries
     */
    public record Kpis(
            int reportedToday,
            int open,
            int overdue,
            int closedToday,
            Share onTimeShare,
            @Nullable Double responseP90Seconds,
            int responseN,
            @Nullable Integer respondersOnDuty) {}

    /** A share with what it is made of; the value is null when there is nothing to divide by. */
    public record Share(@Nullable Double value, int numerator, int denominator) {

        static Share of(int numerator, int denominator) {
            return new Share(
                    denominator == 0 ? null : (Double) ((double) numerator / denominator), numerator, denominator);
        }
    }

    /** What happened in one hour; {@code hour} is its beginning in local time. */
    public record HourCount(OffsetDateTime hour, int reported, int closed) {}

    /** A major class; {@code hours} stand beside those of {@code byHour}. */
    public record KindHours(String code, String name, int count, List<Integer> hours) {}

    /** How many there are of one kind. */
    public record Count(String code, String name, int count) {}

    /** How often a limit was kept. */
    public record LinkOnTime(
            @Schema(allowableValues = {"response", "total"}) String link, int inTime, int due) {}

    /** How long it took until somebody was there; null when nobody arrived. */
    public record StreetResponse(
            String code,
            String name,
            int n,
            @Nullable Double p50Seconds,
            @Nullable Double p90Seconds) {}

    /** The same figures without the moment they are of. */
    Board undated() {
        return new Board(
                0,
                "",
                Instant.EPOCH,
                area,
                kpis,
                byHour,
                byCategory,
                byStatus,
                byChannel,
                onTimeByLink,
                responseByStreet,
                topOverdue,
                load,
                rehearsal,
                byKind,
                lastWeek,
                force);
    }

    /** The same board with what it is measured by. */
    Board beside(LastWeek week) {
        return new Board(
                asOf,
                epoch,
                at,
                area,
                kpis,
                byHour,
                byCategory,
                byStatus,
                byChannel,
                onTimeByLink,
                responseByStreet,
                topOverdue,
                load,
                rehearsal,
                byKind,
                week,
                force);
    }
}
