package org.onegrid.incident;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onegrid.grid.Partition;
import org.onegrid.grid.PartitionSnapshot;
import org.onegrid.identity.Person;
import org.onegrid.live.LiveEvent;
import org.onegrid.live.LiveLog;
import org.onegrid.problem.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Where many cases come in at once: one transaction for a chunk of lines, one verdict for each, none spoils another. */
@Service
public class BatchDesk {

    private static final Logger log = LoggerFactory.getLogger(BatchDesk.class);

    /** One line of a batch. */
    public record Line(int number, Report report, History history) {}

    private record Checked(int number, NewCase checked) {}

    private final Reception reception;
    private final CaseNumbers numbers;
    private final Incidents incidents;
    private final IncidentEvents events;
    private final OneKeyAlarms alarms;
    private final LiveLog live;
    private final Partition partition;
    private final Views views;
    private final TransactionTemplate transaction;
    private final Clock clock = Clock.systemUTC();

    BatchDesk(
            Reception reception,
            CaseNumbers numbers,
            Incidents incidents,
            IncidentEvents events,
            OneKeyAlarms alarms,
            LiveLog live,
            Partition partition,
            Views views,
            PlatformTransactionManager transactions) {
        this.reception = reception;
        this.numbers = numbers;
        this.incidents = incidents;
        this.events = events;
        this.alarms = alarms;
        this.live = live;
        this.partition = partition;
        this.views = views;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Takes in a chunk of lines; a verdict for each, in the order of the lines. Never throws for what a line says. */
    public List<Verdict> take(Person me, List<Line> lines) {
        Instant now = clock.instant();
        List<Verdict> verdicts = new ArrayList<>();
        List<Checked> good = new ArrayList<>();
        for (Line line : lines) {
            try {
                good.add(new Checked(line.number(), reception.check(line.report(), line.history(), me, now)));
            } catch (Refusal refusal) {
                verdicts.add(Verdict.refused(line.number(), refusal));
            }
        }
        if (!good.isEmpty()) {
            verdicts.addAll(store(me, good, now));
        }
        verdicts.sort((a, b) -> Integer.compare(a.line(), b.line()));
        return verdicts;
    }

    private List<Verdict> store(Person me, List<Checked> good, Instant now) {
        try {
            numbers.begin(good.stream().map(one -> one.checked().day()).collect(Collectors.toSet()));
            return transaction.execute(status -> storeTogether(me, good, now));
        } catch (DataIntegrityViolationException e) {
            if (good.size() == 1) {
                log.warn("A line of a batch passed every check and cannot be stored", e);
                return List.of(Verdict.refused(
                        good.get(0).number(),
                        Refusal.invalid(
                                "not-storable", "The database does not take this line; the log has the cause.")));
            }
            return good.stream()
                    .flatMap(one -> store(me, List.of(one), now).stream())
                    .toList();
        } catch (DataAccessException | TransactionException e) {
            log.error("A chunk of a batch failed and can be sent again", e);
            return good.stream().map(one -> Verdict.failed(one.number())).toList();
        }
    }

    private List<Verdict> storeTogether(Person me, List<Checked> good, Instant now) {
        List<Long> ids = numbers.draw(good.size());
        Actor actor = Actor.of(me);
        PartitionSnapshot ground = partition.hold();
        List<Incident> cases = new ArrayList<>();
        for (Checked one : good) {
            long id = ids.get(cases.size());
            cases.add(
                    one.checked().on(ground).open(id, numbers.code(one.checked().day(), id), actor));
        }
        Set<Long> stored = incidents.add(cases);
        Map<String, Incident> known = incidents.bySource(
                cases.stream().filter(one -> !stored.contains(one.facts().id())).toList());
        List<LiveEvent> told = new ArrayList<>();
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            Incident incident = cases.get(i);
            int line = good.get(i).number();
            if (stored.contains(incident.facts().id())) {
                boolean imported = good.get(i).checked().imported();
                IncidentView view = views.of(incident, now, imported ? "import" : "report");
                told.add(events.of(incident, imported ? "incident.imported" : "incident.reported", view));
                verdicts.add(Verdict.created(line, view));
            } else {
                verdicts.add(existing(me, line, known.get(Incidents.source(incident)), now));
            }
        }
        live.appendAll(told);
        alarms.opened(
                cases.stream().filter(one -> stored.contains(one.facts().id())).toList());
        return verdicts;
    }

    private Verdict existing(Person me, int line, @Nullable Incident known, Instant now) {
        if (known == null || !known.within(me.scope())) {
            return Verdict.refused(line, IncidentDesk.sourceIdTaken());
        }
        return Verdict.existing(line, views.of(known, now, null));
    }
}
