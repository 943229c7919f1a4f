package org.onegrid.incident;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.onegrid.dataset.Catalogue;
import org.onegrid.dataset.Category;
import org.onegrid.geo.Datum;
import org.onegrid.geo.DatumRefusal;
import org.onegrid.geo.LngLat;
import org.onegrid.grid.Area;
import org.onegrid.grid.AreaPath;
import org.onegrid.grid.Partition;
import org.onegrid.grid.PartitionSnapshot;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Person;
import org.onegrid.problem.Refusal;
import org.onegrid.problem.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Turns a report into a case, or says what is wrong with it. Asks no database. */
@Component
class Reception {

    /** Somebody so near outside meant the areas; the refusal says how far off. */
    private static final double OUTSIDE_METERS = 2_000;

    static final int TITLE_CHARS = 200;
    static final int DESCRIPTION_CHARS = 5_000;
    static final int SOURCE_ID_CHARS = 100;

    private final Partition partition;
    private final DistrictZone zone;
    private final Catalogue catalogue = Catalogue.standard();

    Reception(Partition partition, DistrictZone zone) {
        this.partition = partition;
        this.zone = zone;
    }

    /**
     * The case that a person reports.
     *
     * @param history null when it begins here
     * @throws Refusal naming the first thing that is wrong
     */
    NewCase check(Report report, @Nullable History history, Person me, Instant now) {
        boolean imported = history != null && !history.isEmpty();
        Category category = category(report.category());
        String channel = channel(report.channel(), imported);
        int severity = severity(report.severity(), category);
        String sourceId = Words.optional("sourceId", report.sourceId(), SOURCE_ID_CHARS);
        String title = Words.optional("title", report.title(), TITLE_CHARS);
        String description = Words.optional("description", report.description(), DESCRIPTION_CHARS);
        Instant reportedAt = Instants.past("reportedAt", report.reportedAt(), now);
        Phases phases = Phases.reported(reportedAt != null ? reportedAt : now.truncatedTo(ChronoUnit.MICROS));
        Status status = Status.REPORTED;
        Instant dueAt = null;
        if (history != null && imported) {
            requireImporter(me);
            phases = phases(history, phases.reportedAt(), now);
            status = status(history, phases);
            dueAt = Instants.any("dueAt", history.dueAt());
        }
        LngLat place = place(report);
        AreaPath area = locate(place, me);
        return new NewCase(
                area,
                place,
                String.valueOf(report.category()).strip(),
                category,
                severity,
                channel,
                sourceId,
                title != null ? title : category.zh(),
                description,
                phases.reportedAt().atZone(zone.of(area)).toLocalDate(),
                phases,
                status,
                dueAt,
                imported,
                rehearsal(report));
    }

    private static @Nullable Long rehearsal(Report report) {
        String id = report.rehearsal();
        if (id == null || id.isBlank()) {
            return null;
        }
        if (!id.matches("[1-9][0-9]{0,17}")) {
            throw Refusal.invalid("rehearsal-invalid", "'rehearsal' is the id of the running rehearsal.");
        }
        return Long.valueOf(id);
    }

    private Category category(@Nullable String code) {
        if (code == null || code.isBlank()) {
            throw Refusal.invalid("category-missing", "'category' is missing; /api/categories lists them.");
        }
        return catalogue
                .find(code.strip())
                .orElseThrow(() ->
                        Refusal.invalid("category-unknown", "There is no such category; /api/categories lists them."));
    }

    private String channel(@Nullable String code, boolean imported) {
        String channel = code == null || code.isBlank() ? imported ? "import" : "field" : code.strip();
        if (catalogue.findChannel(channel).isEmpty()) {
            throw Refusal.invalid("channel-unknown", "There is no such channel; /api/channels lists them.");
        }
        return channel;
    }

    private static int severity(@Nullable Integer severity, Category category) {
        if (severity == null) {
            return category.severity();
        }
        if (severity < 1 || severity > 4) {
            throw Refusal.invalid("severity-invalid", "'severity' is 1 to 4, was " + severity + ".");
        }
        return severity;
    }

    private static LngLat place(Report report) {
        Double lng = report.lng();
        Double lat = report.lat();
        if (lng == null || lat == null) {
            throw Refusal.invalid("place-missing", "'lng' and 'lat' are both needed.");
        }
        return place(lng, lat, report.datum());
    }

    /** The place in the stored form; @throws Refusal 422 with the code of the {@link DatumRefusal} */
    static LngLat place(double lng, double lat, @Nullable String datum) {
        try {
            Datum from = datum == null || datum.isBlank() ? Datum.WGS84 : Datum.parse(datum);
            return from.toStored(lng, lat);
        } catch (DatumRefusal e) {
            throw Refusal.invalid(e.code().toString(), e.getMessage());
        }
    }

    private AreaPath locate(LngLat place, Person me) {
        PartitionSnapshot current = partition.current();
        Area area = current.locate(place).orElseThrow(() -> outside(current, place));
        if (!current.tree().within(me.scope(), area)) {
            throw new Refusal(HttpStatus.NOT_FOUND, "outside-area", "The place is outside your areas.");
        }
        return current.tree().path(area);
    }

    private static Refusal outside(PartitionSnapshot current, LngLat place) {
        Map<String, Object> where = new HashMap<>(Map.of("lng", place.lng(), "lat", place.lat()));
        String why = "The place lies in none of the areas; check the order (lng, lat) and the datum.";
        OptionalDouble distance = current.distance(place, OUTSIDE_METERS);
        if (current.tree().size() == 0) {
            why = "No areas have been loaded yet.";
        } else if (distance.isPresent()) {
            double meters = Math.ceil(distance.getAsDouble() * 10) / 10;
            where.put("distanceMeters", meters);
            why = "The place lies " + meters + " m outside the areas.";
        }
        return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "outside-district", why, where);
    }

    private static void requireImporter(Person me) {
        if (!me.may(Permission.INCIDENT_IMPORT)) {
            throw new Refusal(
                    HttpStatus.FORBIDDEN,
                    "import-not-allowed",
                    "Only those who may import can say what happened before; leave status and later instants out.");
        }
    }

    private static Phases phases(History history, Instant reportedAt, Instant now) {
        Phases phases = new Phases(
                reportedAt,
                Instants.past("acceptedAt", history.acceptedAt(), now),
                Instants.past("dispatchedAt", history.dispatchedAt(), now),
                Instants.past("arrivedAt", history.arrivedAt(), now),
                Instants.past("handledAt", history.handledAt(), now),
                Instants.past("closedAt", history.closedAt(), now));
        if (!phases.inOrder()) {
            throw Refusal.invalid(
                    "time-out-of-order",
                    "The instants run backwards: reported, accepted, dispatched, arrived, handled, closed.");
        }
        return phases;
    }

    private static Status status(History history, Phases phases) {
        if (history.status() == null) {
            return phases.last();
        }
        Status status = Status.find(history.status())
                .orElseThrow(() -> Refusal.invalid(
                        "status-unknown",
                        "'status' is reported, accepted, dispatched, arrived, handled, verified, closed or rejected."));
        if (status.compareTo(phases.last()) < 0) {
            throw Refusal.invalid(
                    "status-contradicts-times",
                    "The case is said to be " + status.word() + " and has an instant at which it was "
                            + phases.last().word() + ".");
        }
        return status;
    }
}
