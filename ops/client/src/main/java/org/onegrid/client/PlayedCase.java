package org.onegrid.client;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A case of a rehearsal on its way through the server. Used by one thread, except while one of its requests is under way. */
final class PlayedCase {

    private final Script script;
    private final String rehearsal;
    private String verb = "report";
    private @Nullable String id;
    private @Nullable Crew crew;

    PlayedCase(Script script, String rehearsal) {
        this.script = script;
        this.rehearsal = rehearsal;
    }

    Script script() {
        return script;
    }

    /** What is due next. */
    String verb() {
        return verb;
    }

    void next(String due) {
        verb = due;
    }

    void reported(String newId) {
        id = newId;
    }

    @Nullable
    Crew crew() {
        return crew;
    }

    void give(@Nullable Crew who) {
        crew = who;
    }

    String path() {
        return id == null ? "/api/incidents" : "/api/incidents/" + id + "/actions/" + verb;
    }

    /** The same for the same thing however often it is sent. */
    String idempotencyKey() {
        return "REH-" + rehearsal + "-" + script.sourceId() + "/" + verb;
    }

    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        if (id == null) {
            body.put("category", script.category());
            body.put("lng", script.at().lng());
            body.put("lat", script.at().lat());
            body.put("datum", "cgcs2000");
            body.put("title", script.title());
            body.put("channel", script.channel());
            body.put("severity", script.severity());
            body.put("sourceId", "REH-" + rehearsal + "-" + script.sourceId());
            body.put("rehearsal", rehearsal);
            return body;
        }
        Crew who = crew;
        if (verb.equals("dispatch") && who != null) {
            body.put("holder", who.callsign());
        }
        if (verb.equals("reject")) {
            body.put("opinion", script.rejected());
        }
        return body;
    }
}
