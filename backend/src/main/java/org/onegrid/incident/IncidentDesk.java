package org.onegrid.incident;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.LngLat;
import org.onegrid.grid.Partition;
import org.onegrid.identity.Person;
import org.onegrid.live.LiveLog;
import org.onegrid.problem.Refusal;
import org.onegrid.problem.Words;
import org.onegrid.rehearsal.Rehearsals;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Where single cases come in and are worked on. Each change, its step and its event are one transaction. */
@Service
public class IncidentDesk {

    /** How long an answer waits for its position in the log. */
    private static final Duration POSITION_WAIT = Duration.ofSeconds(1);

    private static final int OPINION_CHARS = 2_000;
    private static final int HOLDER_CHARS = 100;

    /** What a person asks to be done; times and places unchecked. */
    public record Order(
            String verb,
            @Nullable String opinion,
            @Nullable String at,
            @Nullable Double lng,
            @Nullable Double lat,
            @Nullable String datum,
            @Nullable String holder,
            @Nullable Integer version) {}

    private record ActRequest(long id, Order order) {}

    private final Reception reception;
    private final CaseNumbers numbers;
    private final Incidents incidents;
    private final IdempotentAnswers answers;
    private final IncidentEvents events;
    private final OneKeyAlarms alarms;
    private final Rehearsals rehearsals;
    private final LiveLog live;
    private final Partition partition;
    private final Views views;
    private final TransactionTemplate transaction;
    private final Clock clock = Clock.systemUTC();

    IncidentDesk(
            Reception reception,
            CaseNumbers numbers,
            Incidents incidents,
            IdempotentAnswers answers,
            IncidentEvents events,
            OneKeyAlarms alarms,
            Rehearsals rehearsals,
            LiveLog live,
            Partition partition,
            Views views,
            PlatformTransactionManager transactions) {
        this.reception = reception;
        this.numbers = numbers;
        this.incidents = incidents;
        this.answers = answers;
        this.events = events;
        this.alarms = alarms;
        this.rehearsals = rehearsals;
        this.live = live;
        this.partition = partition;
        this.views = views;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Takes in one report.
     *
     * @param key the request's {@code Idempotency-Key}, if it has one
     * @throws Refusal naming what is wrong with it
     */
    public Filed report(Person me, @Nullable String key, Report report) {
        Instant now = clock.instant();
        NewCase checked = reception.check(report, null, me, now);
        numbers.begin(List.of(checked.day()));
        return withPosition(transaction.execute(
                status -> answers.once(me, key, report, Filed.class, () -> open(me, checked, now))));
    }

    private Filed open(Person me, NewCase checked, Instant now) {
        Long rehearsal = checked.rehearsalId();
        if (rehearsal != null) {
            rehearsals.join(me, rehearsal, checked.area());
        }
        long id = numbers.draw(1).get(0);
        Incident incident = checked.on(partition.hold()).open(id, numbers.code(checked.day(), id), Actor.of(me));
        if (incidents.add(List.of(incident)).isEmpty()) {
            return known(me, incident, now);
        }
        IncidentView view = views.of(incident, now, "report");
        long logId = live.append(events.of(incident, "incident.reported", view));
        alarms.opened(List.of(incident));
        return new Filed(view, true, logId);
    }

    private Filed known(Person me, Incident incident, Instant now) {
        Incident known = incidents.bySource(List.of(incident)).get(Incidents.source(incident));
        if (known == null || !known.within(me.scope())) {
            throw sourceIdTaken();
        }
        return new Filed(views.of(known, now, null), false, null);
    }

    static Refusal sourceIdTaken() {
        return new Refusal(
                HttpStatus.CONFLICT,
                "source-id-taken",
                "This channel has used the source id for another case, outside your areas.");
    }

    /**
     * Does something to an incident.
     *
     * @throws Refusal 404 when it is not there or not this person's to see, 409 {@code illegal-transition} or {@code
     *     version-stale}, 422 for what else is wrong
     */
    public Filed act(Person me, @Nullable String key, long id, Order order) {
        Verb verb = Verb.find(order.verb())
                .orElseThrow(() -> new Refusal(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "verb-unknown",
                        "There is no such verb.",
                        Map.of(
                                "verbs",
                                List.of(Verb.values()).stream().map(Verb::word).toList())));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        @Nullable Instant at = Instants.past("at", order.at(), now);
        @Nullable String opinion = Words.optional("opinion", order.opinion(), OPINION_CHARS);
        @Nullable String holder = Words.optional("holder", order.holder(), HOLDER_CHARS);
        @Nullable
        LngLat place = order.lng() == null || order.lat() == null
                ? null
                : Reception.place(order.lng(), order.lat(), order.datum());
        return withPosition(transaction.execute(status ->
                answers.once(me, key, new ActRequest(id, order), Filed.class, () -> {
                    Incident incident = incidents
                            .findToChange(id, partition.tree().scopePaths(me.scope()))
                            .orElseThrow(() -> Refusal.notFound("The incident"));
                    if (order.version() != null) {
                        incident.requireVersion(order.version());
                    }
                    Instant when = at != null ? at : latest(now, incident.lastAt());
                    incident.act(verb, new Act(Actor.of(me), when, opinion, place, holder));
                    incidents.update(incident);
                    IncidentView view = views.of(incident, now, verb.word());
                    long logId = live.append(events.of(incident, verb.eventType(), view));
                    alarms.acted(incident, me);
                    return new Filed(view, false, logId);
                })));
    }

    private static Instant latest(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private Filed withPosition(Filed filed) {
        Long logId = filed.logId();
        if (logId == null) {
            return filed;
        }
        long position = live.awaitPosition(logId, POSITION_WAIT);
        return new Filed(filed.incident().withPosition(position), filed.created(), logId);
    }
}
