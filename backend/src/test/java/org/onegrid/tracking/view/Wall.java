package org.onegrid.tracking.view;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client as the description of the frames has it, and nothing more: what it knows, by the frames it was given. */
public final class Wall {

    private static final JsonMapper JSON = new JsonMapper();

    private final Map<Integer, String> codes = new HashMap<>();
    private final TreeMap<String, String> shown = new TreeMap<>();

    /** Applies a frame. @throws AssertionError when it does not continue what was told before */
    public void take(String body) {
        JsonNode payload = JSON.readTree(body).path("payload");
        if (payload.path("full").asBoolean(false)) {
            codes.clear();
            shown.clear();
        }
        for (JsonNode one : payload.path("enter")) {
            codes.put(one.get(0).asInt(), one.get(1).asString());
            shown.put(one.get(1).asString(), one.get(4) + "," + one.get(5) + "," + one.get(6));
        }
        for (JsonNode one : payload.path("move")) {
            shown.put(known(one.get(0).asInt()), one.get(1) + "," + one.get(2) + "," + one.get(3));
        }
        for (JsonNode number : payload.path("leave")) {
            shown.remove(known(number.asInt()));
            codes.remove(number.asInt());
        }
    }

    private String known(int number) {
        String code = codes.get(number);
        if (code == null) {
            throw new AssertionError("a frame names " + number + ", who never entered");
        }
        return code;
    }

    /** Code to {@code lng,lat,seconds} of all who are shown. */
    public Map<String, String> shown() {
        return shown;
    }
}
