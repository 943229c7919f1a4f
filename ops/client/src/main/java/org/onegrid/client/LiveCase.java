package org.onegrid.client;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onegrid.synth.chronicle.SyntheticCase;
import org.onegrid.synth.chronicle.SyntheticCase.Step;

/** A synthetic case on its way through the server: reported first, then step by step. Used by one thread at a time. */
final class LiveCase {

    /** Which verb brings a case into each status. */
    private static final Map<String, List<String>> INTO = Map.of(
            "accepted", List.of("accept", "return"),
            "dispatched", List.of("dispatch"),
            "arrived", List.of("arrive"),
            "handled", List.of("handle"),
            "verified", List.of("verify"));

    private final SyntheticCase script;
    private final String sourceId;
    private @Nullable String id;
    private int next;

    /** A case to be reported. */
    LiveCase(SyntheticCase script, String run) {
        this.script = script;
        this.sourceId = "SIM-" + run + "-" + script.sourceId();
    }

    /** A case that the server has already, in that status. */
    LiveCase(SyntheticCase script, String run, String id, String status) {
        this(script, run);
        this.id = id;
        List<String> verbs = INTO.getOrDefault(status, List.of());
        for (int i = 0; i < script.steps().size(); i++) {
            if (verbs.contains(script.steps().get(i).verb())) {
                next = i + 1;
            }
        }
    }

    boolean isReported() {
        return id != null;
    }

    void reported(String newId) {
        id = newId;
    }

    /** When the next thing is due, in simulated time; null when all is done. */
    @Nullable
    Instant due() {
        if (!isReported()) {
            return script.reportedAt();
        }
        return next < script.steps().size() ? script.steps().get(next).at() : null;
    }

    void stepDone() {
        next++;
    }

    /** Where to post what is due. */
    String path() {
        return isReported() ? "/api/incidents/" + id + "/actions/" + step().verb() : "/api/incidents";
    }

    /** The same for the same thing however often it is sent. */
    String idempotencyKey() {
        return isReported() ? sourceId + "/" + next : sourceId;
    }

    /** What to post. Times are left to the server's clock: what is done now is recorded as done now. */
    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        if (!isReported()) {
            body.put("category", script.category());
            body.put("lng", script.at().lng());
            body.put("lat", script.at().lat());
            body.put("datum", "cgcs2000");
            body.put("title", script.title());
            body.put("description", script.description());
            body.put("channel", script.channel());
            body.put("severity", script.severity());
            body.put("sourceId", sourceId);
            return body;
        }
        if (step().holder() != null) {
            body.put("holder", step().holder());
        }
        if (step().opinion() != null) {
            body.put("opinion", step().opinion());
        }
        return body;
    }

    private Step step() {
        return script.steps().get(next);
    }
}
