package org.onegrid.incident;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.onegrid.dataset.Category;
import org.onegrid.geo.LngLat;
import org.onegrid.grid.AreaPath;
import org.onegrid.grid.PartitionSnapshot;

/**
 * A checked report whose area is known, before it has a number.
 *
 * @param category   the code as given, perhaps with an item
 * @param day        the local day of the report
 * @param status     where it stands already; reported unless imported
 * @param imported   whether the case began elsewhere
 * @param rehearsalId the rehearsal it is played in, null when it is real
 */
record NewCase(
        AreaPath area,
        LngLat place,
        String category,
        Category kind,
        int severity,
        String channel,
        @Nullable String sourceId,
        String title,
        @Nullable String description,
        LocalDate day,
        Phases phases,
        Status status,
        @Nullable Instant dueAt,
        boolean imported,
        @Nullable Long rehearsalId) {

    /** The same in the area that its place lies in by now; in the one known where there is none. */
    NewCase on(PartitionSnapshot ground) {
        AreaPath now = ground.locate(place).map(ground.tree()::path).orElse(area);
        return new NewCase(
                now,
                place,
                category,
                kind,
                severity,
                channel,
                sourceId,
                title,
                description,
                day,
                phases,
                status,
                dueAt,
                imported,
                rehearsalId);
    }

    /** The case with its number. */
    Incident open(long id, String code, Actor actor) {
        Instant reportedAt = phases.reportedAt();
        Facts facts = new Facts(
                id,
                code,
                area.last().id(),
                area.ltree(),
                category,
                severity,
                channel,
                sourceId,
                title,
                description,
                place,
                reportedAt.plusSeconds(60L * kind.responseMinutes()),
                dueAt != null ? dueAt : reportedAt.plusSeconds(60L * kind.closeMinutes()),
                rehearsalId);
        return imported
                ? Incident.imported(facts, phases, status, null, actor)
                : Incident.report(facts, reportedAt, actor);
    }
}
