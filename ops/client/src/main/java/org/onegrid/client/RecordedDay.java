package org.onegrid.client;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.LngLat;
import tools.jackson.databind.JsonNode;

/**
 * A day as this server recorded it, read through its public API and played at the same times of another day. What was said
 * beyond the title is not repeated: it may hold what a rehearsal must not.
 */
final class RecordedDay implements Play {

    private final LocalDate on;
    private final List<Script> scripts;

    private RecordedDay(LocalDate on, List<Script> scripts) {
        this.on = on;
        this.scripts = List.copyOf(scripts);
    }

    /**
     * @param recorded the day to read
     * @param on       the day it is played as
     * @throws Failure when the server does not answer or has nothing of that day
     */
    static RecordedDay read(Server server, LocalDate recorded, LocalDate on) {
        Instant from = recorded.atStartOfDay(org.onegrid.synth.chronicle.Chronicle.ZONE)
                .toInstant();
        Instant to = recorded.plusDays(1)
                .atStartOfDay(org.onegrid.synth.chronicle.Chronicle.ZONE)
                .toInstant();
        Duration later = Duration.ofDays(on.toEpochDay() - recorded.toEpochDay());
        List<Script> scripts = new ArrayList<>();
        String after = "";
        try {
            do {
                JsonNode page = server.get(
                                "/api/incidents?rehearsal=false&limit=500&from=" + from + "&to=" + to + after)
                        .orFail("reading the recorded day")
                        .json();
                page.path("items").forEach(one -> scripts.add(script(one, later)));
                String next = page.path("after").asString("");
                after = next.isEmpty() ? "" : "&after=" + next;
            } while (!after.isEmpty());
        } catch (IOException e) {
            throw new Failure("the server does not answer: " + e.getMessage());
        }
        if (scripts.isEmpty()) {
            throw new Failure("this server has no incidents of " + recorded + " that this account may see");
        }
        scripts.sort(Comparator.comparing(Script::reportedAt).thenComparing(Script::sourceId));
        return new RecordedDay(on, scripts);
    }

    @Override
    public List<Script> day(LocalDate day) {
        return day.equals(on) ? scripts : List.of();
    }

    @Override
    public boolean goesOnAfter(LocalDate day) {
        return day.isBefore(on);
    }

    private static Script script(JsonNode one, Duration later) {
        Instant reported = Instant.parse(one.path("reportedAt").asString());
        Instant accepted = instant(one, "acceptedAt");
        Instant dispatched = instant(one, "dispatchedAt");
        Instant handled = instant(one, "handledAt");
        boolean rejected = one.path("status").asString().equals("rejected");
        // the instant of the verification is in no list: half of the way from handled to closed
        long ending = between(handled, instant(one, "closedAt"));
        return new Script(
                one.path("code").asString(),
                one.path("category").asString(),
                new LngLat(one.path("lng").asDouble(), one.path("lat").asDouble()),
                one.path("channel").asString(),
                one.path("severity").asInt(),
                one.path("title").asString(),
                reported.plus(later),
                rejected && accepted == null ? 0 : between(reported, accepted),
                rejected ? 60 : between(accepted, dispatched),
                between(instant(one, "arrivedAt"), handled),
                ending < 0 ? Script.NEVER : ending / 2,
                ending < 0 ? Script.NEVER : ending - ending / 2,
                rejected ? "如记录：不予受理" : null);
    }

    private static @Nullable Instant instant(JsonNode one, String member) {
        String text = one.path(member).asString("");
        return text.isEmpty() ? null : Instant.parse(text);
    }

    private static long between(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null
                ? Script.NEVER
                : Math.max(0, Duration.between(from, to).toSeconds());
    }
}
