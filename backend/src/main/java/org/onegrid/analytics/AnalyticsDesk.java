package org.onegrid.analytics;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onegrid.grid.Area;
import org.onegrid.grid.AreaLevel;
import org.onegrid.grid.AreaPath;
import org.onegrid.grid.Partition;
import org.onegrid.grid.PartitionSnapshot;
import org.onegrid.grid.PastPartitions;
import org.onegrid.identity.Person;
import org.onegrid.incident.DistrictZone;
import org.onegrid.problem.Refusal;
import org.springframework.stereotype.Service;

/** Where questions are put and answers fetched. */
@Service
public class AnalyticsDesk {

    private static final int ID_DIGITS = 32;

    /** A question as it is understood: everything that is needed to answer it. */
    private record Question<W>(
            Analysis<W> analysis,
            W wish,
            Definition definition,
            PartitionSnapshot partition,
            @Nullable Instant then,
            Area area,
            AreaRows rows) {

        AreaPath path() {
            return partition.tree().path(area);
        }

        Map<String, Object> inputs() {
            return analysis.inputs(definition, wish);
        }

        /** How many live where, in a word: other numbers, another word. */
        String households() {
            return hash(Stream.concat(rows.areas().stream(), Stream.of(area))
                            .map(one -> String.valueOf(one.households()))
                            .collect(Collectors.joining(" ")))
                    .substring(0, ID_DIGITS / 2);
        }

        Result answer(Task task) {
            return analysis.compute(task, wish);
        }
    }

    private final Map<String, Analysis<?>> analyses;
    private final Jobs jobs;
    private final KeptResults kept;
    private final Partition partition;
    private final PastPartitions past;
    private final Holders holders;
    private final DistrictZone zones;
    private final Clock clock = Clock.systemUTC();

    AnalyticsDesk(
            List<Analysis<?>> analyses,
            Jobs jobs,
            KeptResults kept,
            Partition partition,
            PastPartitions past,
            Holders holders,
            DistrictZone zones) {
        this.analyses = analyses.stream()
                .collect(Collectors.toMap(
                        Analysis::kind,
                        Function.identity(),
                        (a, b) -> {
                            throw new IllegalStateException("two analyses of the kind " + a.kind());
                        },
                        TreeMap::new));
        this.jobs = jobs;
        this.kept = kept;
        this.partition = partition;
        this.past = past;
        this.holders = holders;
        this.zones = zones;
    }

    /**
     * Puts a question. The answer may be there at once; else a job computes it.
     *
     * @throws Refusal 404 when the area is not this person's to see, 403 when the kind turns the person away, 422 when the
     *     question cannot be meant or is too large, 429 or 503 when too much waits
     */
    public Job ask(Person me, Definition asked) {
        Question<?> question = understood(me, asked);
        Map<String, Object> inputs = inputs(question);
        String id = id(question.definition(), inputs);
        if (kept.find(me, id).isPresent()) {
            return new Job(id, Job.State.DONE, 1, 0, null);
        }
        List<Double> breaks = breaks(me, question.definition());
        return jobs.submit(id, question.path(), me.id(), progress -> {
            Result result = question.answer(task(question, inputs, progress));
            kept.keep(new KeptResult(id, question.definition(), inputs, scaled(result, breaks)), question.path());
        });
    }

    /** @throws Refusal 404 when it is not known any more, or about an area that is not this person's to see */
    public Job job(Person me, String id) {
        return kept.find(me, id)
                .map(result -> new Job(id, Job.State.DONE, 1, 0, null))
                .or(() -> jobs.find(id, area -> sees(me, area)))
                .orElseThrow(() -> Refusal.notFound("The analysis"));
    }

    /** The person does not want the answer any more. @throws Refusal 404 as {@link #job} */
    public void cancel(Person me, String id) {
        job(me, id);
        jobs.leave(id, me.id());
    }

    /**
     * @throws Refusal 404 when it is not kept, or about an area that is not this person's to see; ask again then; 403 when its
     *     kind turns the person away
     */
    public KeptResult result(Person me, String id) {
        KeptResult result = kept.find(me, id).orElseThrow(() -> Refusal.notFound("The result"));
        Analysis<?> analysis = analyses.get(result.definition().kind());
        if (analysis != null) {
            admit(me, result.definition(), analysis);
        }
        return result;
    }

    private static <W> void admit(Person me, Definition definition, Analysis<W> analysis) {
        analysis.admit(me, analysis.wish(definition));
    }

    private Map<String, Object> inputs(Question<?> question) {
        Map<String, Object> inputs = new TreeMap<>(question.inputs());
        inputs.put("partition", question.partition().version());
        inputs.put("households", question.households());
        Filters filters = question.definition().filters();
        if (filters != null && !filters.heldBy().isEmpty()) {
            inputs.put("holders", holders.version(filters.heldBy()));
        }
        return inputs;
    }

    private Question<?> understood(Person me, Definition asked) {
        Analysis<?> analysis = analyses.get(asked.kind());
        if (analysis == null) {
            throw Refusal.invalid("kind-unknown", "'kind' is one of " + String.join(", ", analyses.keySet()) + ".");
        }
        return understood(me, asked, analysis);
    }

    private <W> Question<W> understood(Person me, Definition asked, Analysis<W> analysis) {
        if (analysis.needsWindow()) {
            asked.requireWindow();
        }
        Instant then = then(asked);
        PartitionSnapshot areas = then == null ? partition.current() : past.asOfOrToday(then);
        Area area = areas.tree()
                .find(asked.area())
                .filter(found -> areas.tree().within(me.scope(), found))
                .orElseThrow(() -> Refusal.notFound("The area"));
        Tree tree = asked.tree() == null ? Tree.ADMINISTRATIVE : asked.tree();
        AreaLevel level = asked.level() == null
                ? AreaRows.levelBelow(areas, tree, area)
                : AreaLevel.find(asked.level())
                        .orElseThrow(() ->
                                Refusal.invalid("level-invalid", "'level' is committee, street, community or grid."));
        AreaRows rows = AreaRows.of(areas, tree, area, level);
        if (asked.frames() != null) {
            long all = (long) rows.size()
                    * asked.frames().cut(asked.requireWindow()).size();
            if (all > TimeFrame.MOST_ROWS) {
                throw Refusal.invalid(
                        "too-many-frames",
                        "All frames together have at most " + TimeFrame.MOST_ROWS + " rows, these would have " + all
                                + "; take longer frames or a higher level.");
            }
        }
        Definition plain = asked.filledIn(level.code(), asked.wish());
        W wish = analysis.wish(plain);
        analysis.admit(me, wish);
        analysis.check(plain, wish);
        Definition full = asked.filledIn(level.code(), Definition.spelt(wish));
        return new Question<>(analysis, wish, full, areas, then, area, rows);
    }

    /**
     * The end of the window or of the day it is seen from, when that is past and its areas are asked for. In the zone of the
     * instance: whose zone it is shows only when the areas are known.
     */
    private @Nullable Instant then(Definition asked) {
        LocalDate last = asked.asOf() != null || asked.window() == null
                ? asked.asOf()
                : asked.window().to();
        if (asked.boundaries() != Boundaries.THEN || last == null) {
            return null;
        }
        Instant end = new Window(last, last).end(zones.usual());
        return end.isBefore(clock.instant()) ? end : null;
    }

    private Task task(Question<?> question, Map<String, Object> inputs, Task.Progress progress) {
        ZoneId zone = zones.of(question.path());
        Instant moment =
                inputs.get(CaseVersion.MOMENT) instanceof String known ? Instant.parse(known) : clock.instant();
        if (question.definition().asOf() != null) {
            Instant end = new Window(
                            question.definition().asOf(), question.definition().asOf())
                    .end(zone);
            moment = end.isBefore(moment) ? end : moment;
        }
        return new Task(
                question.definition(),
                question.area(),
                question.partition(),
                question.rows(),
                question.then(),
                zone,
                moment,
                progress);
    }

    private @Nullable List<Double> breaks(Person me, Definition definition) {
        if (definition.scaleOf() == null) {
            return null;
        }
        Scale scale = result(me, definition.scaleOf()).result().scale();
        return scale == null ? null : scale.breaks();
    }

    /** On the breaks of another result, where its own are of the same sort. */
    private static Result scaled(Result result, @Nullable List<Double> breaks) {
        Scale own = result.scale();
        return breaks == null || own == null || result.mapped() == null || own.kind() == Scale.Kind.KINDS
                ? result
                : result.colouredBy(result.mapped(), own.at(breaks));
    }

    private boolean sees(Person me, AreaPath area) {
        return me.scope().everywhere()
                || area.areas().stream().anyMatch(one -> me.scope().areaIds().contains(one.id()));
    }

    /** The same definition and inputs have the same id. */
    static String id(Definition definition, Map<String, Object> inputs) {
        return hash(StoredForm.canonical(Map.of("definition", definition, "inputs", inputs)));
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, ID_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
