package org.onegrid.incident;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.onegrid.bulk.Copy;
import org.onegrid.dataset.Catalogue;
import org.onegrid.dataset.Category;
import org.onegrid.geo.LngLat;
import org.onegrid.geo.Precision;
import org.onegrid.grid.Area;
import org.onegrid.grid.AreaPath;
import org.onegrid.grid.Partition;
import org.onegrid.grid.PartitionSnapshot;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Loads what happened before the log begins: many cases with all their steps, through the same state machine, by COPY and
 * without events. For generated districts; files of real cities come in through the public API.
 */
@Component
public class IncidentHistory {

    /** A step of the past; {@code actor} is a desk or post, never a name. */
    public record PastStep(
            String verb,
            Instant at,
            String actor,
            @Nullable String holder,
            @Nullable String opinion) {}

    /** A case of the past; its steps in order of time. */
    public record PastCase(
            String category,
            LngLat at,
            String channel,
            @Nullable String sourceId,
            int severity,
            String title,
            @Nullable String description,
            Instant reportedAt,
            List<PastStep> steps) {

        /** Copies the steps in. */
        public PastCase {
            steps = List.copyOf(steps);
        }
    }

    private static final int CHUNK = 5_000;

    private static final List<String> INCIDENT_COLUMNS = List.of(
            "id",
            "code",
            "area_id",
            "area_path",
            "category",
            "severity",
            "status",
            "version",
            "channel",
            "source_id",
            "title",
            "description",
            "holder",
            "geom",
            "reported_at",
            "accepted_at",
            "dispatched_at",
            "arrived_at",
            "handled_at",
            "closed_at",
            "changed_at",
            "arrive_by",
            "due_at");

    private static final List<String> STEP_COLUMNS =
            List.of("incident_id", "version", "verb", "from_status", "to_status", "at", "actor", "opinion", "geom");

    private final Partition partition;
    private final DistrictZone zone;
    private final CaseNumbers numbers;
    private final Copy copy;
    private final Catalogue catalogue = Catalogue.standard();

    IncidentHistory(Partition partition, DistrictZone zone, CaseNumbers numbers, Copy copy) {
        this.partition = partition;
        this.zone = zone;
        this.numbers = numbers;
        this.copy = copy;
    }

    /**
     * Loads cases in one transaction, all or none.
     *
     * @param cases best in the order of their reports, so that the numbers of a day run on
     * @param asOf  what was done after this has not happened yet; cases reported after it are left out
     * @return how many were loaded
     * @throws IllegalArgumentException when a case lies in no area or its category is unknown
     */
    @Transactional
    public long load(Stream<PastCase> cases, Instant asOf) {
        long loaded = 0;
        List<PastCase> chunk = new ArrayList<>();
        Iterator<PastCase> all =
                cases.filter(one -> !one.reportedAt().isAfter(asOf)).iterator();
        LocalDate chunkDay = LocalDate.MIN;
        while (all.hasNext()) {
            PastCase next = all.next();
            LocalDate day = next.reportedAt().atZone(zone.usual()).toLocalDate();
            if (!day.equals(chunkDay) || chunk.size() == CHUNK) {
                loaded += loadChunk(chunk, asOf);
                chunk.clear();
                chunkDay = day;
            }
            chunk.add(next);
        }
        return loaded + loadChunk(chunk, asOf);
    }

    private long loadChunk(List<PastCase> chunk, Instant asOf) {
        if (chunk.isEmpty()) {
            return 0;
        }
        PartitionSnapshot current = partition.current();
        List<NewCase> checked =
                chunk.stream().map(past -> placed(current, past)).toList();
        for (NewCase one : checked) {
            numbers.begin(Set.of(one.day()));
        }
        List<Long> ids = numbers.draw(chunk.size());
        List<Incident> incidents = new ArrayList<>();
        for (int i = 0; i < chunk.size(); i++) {
            NewCase one = checked.get(i);
            long id = ids.get(i);
            Incident incident = one.open(id, numbers.code(one.day(), id), new Actor(null, one.channel()));
            for (PastStep step : chunk.get(i).steps()) {
                if (!step.at().isAfter(asOf)) {
                    Verb verb = Verb.find(step.verb()).orElseThrow();
                    incident.act(
                            verb,
                            new Act(new Actor(null, step.actor()), step.at(), step.opinion(), null, step.holder()));
                }
            }
            incidents.add(incident);
        }
        copyIn(incidents);
        return incidents.size();
    }

    private NewCase placed(PartitionSnapshot current, PastCase past) {
        Area area = current.locate(past.at())
                .orElseThrow(() -> new IllegalArgumentException("a past case lies in no area: " + past.at()));
        AreaPath path = current.tree().path(area);
        Category kind = catalogue.get(past.category());
        return new NewCase(
                path,
                past.at(),
                past.category(),
                kind,
                past.severity(),
                past.channel(),
                past.sourceId(),
                past.title(),
                past.description(),
                past.reportedAt().atZone(zone.of(path)).toLocalDate(),
                Phases.reported(past.reportedAt()),
                Status.REPORTED,
                null,
                false,
                null);
    }

    private void copyIn(List<Incident> incidents) {
        copy.into("incident", INCIDENT_COLUMNS, rows -> {
            for (Incident incident : incidents) {
                Facts facts = incident.facts();
                Phases phases = incident.phases();
                rows.add(
                        facts.id(),
                        facts.code(),
                        facts.areaId(),
                        facts.areaPath(),
                        facts.category(),
                        facts.severity(),
                        incident.status().word(),
                        incident.version(),
                        facts.channel(),
                        facts.sourceId(),
                        facts.title(),
                        facts.description(),
                        incident.holder(),
                        point(facts.place()),
                        phases.reportedAt(),
                        phases.acceptedAt(),
                        phases.dispatchedAt(),
                        phases.arrivedAt(),
                        phases.handledAt(),
                        phases.closedAt(),
                        incident.lastAt(),
                        facts.arriveBy(),
                        facts.dueAt());
            }
        });
        copy.into("incident_step", STEP_COLUMNS, rows -> {
            for (Incident incident : incidents) {
                for (Step step : incident.newSteps()) {
                    Status from = step.from();
                    LngLat place = step.place();
                    rows.add(
                            incident.facts().id(),
                            step.version(),
                            step.verb(),
                            from == null ? null : from.word(),
                            step.to().word(),
                            step.at(),
                            step.actor().word(),
                            step.opinion(),
                            place == null ? null : point(place));
                }
            }
        });
    }

    private static Geometry point(LngLat place) {
        return Precision.FACTORY.createPoint(place.toCoordinate());
    }
}
