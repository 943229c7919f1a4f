package org.onegrid.tracking.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onegrid.tracking.pipeline.Claim;
import tools.jackson.databind.JsonNode;

/**
 * The protocol of the OsmAnd and Traccar Client apps (traccar.org/osmand): parameters in query or form, or, from Traccar Client
 * 9 on, JSON. Speed is in knots in parameters, as Traccar Client sends it, and in metres per second in JSON. In addition to
 * what is described there {@code duty=on} or {@code off} ({@code extras.duty} in JSON) signs on and off.
 */
public final class OsmAnd {

    private static final double MPS_PER_KNOT = 1852.0 / 3600;

    private OsmAnd() {}

    /**
     * Reads query or form.
     *
     * @param parameters the first value of each
     * @throws org.onegrid.problem.Refusal 400 {@code message-unreadable}
     */
    public static Message read(Map<String, String> parameters) {
        String id = parameters.getOrDefault("id", parameters.getOrDefault("deviceid", ""));
        String lat = parameters.get("lat");
        String lng = parameters.get("lon");
        String location = parameters.get("location");
        if (location != null) {
            String[] both = location.split(",", 3);
            if (both.length != 2) {
                throw Numbers.unreadable("'location' is latitude,longitude");
            }
            lat = both[0];
            lng = both[1];
        }
        Boolean duty = duty(parameters.getOrDefault("duty", ""));
        boolean placed = lat != null || lng != null;
        if (!placed && duty != null) {
            return new Message(id, List.of(), duty);
        }
        Double knots = Numbers.measure(parameters.get("speed"));
        boolean valid = !isFalse(parameters.get("valid"));
        Claim claim = new Claim(
                valid ? Numbers.number(lng) : null,
                valid ? Numbers.number(lat) : null,
                null,
                Numbers.time(parameters.get("timestamp")),
                Numbers.measure(parameters.get("accuracy")),
                knots == null ? null : knots * MPS_PER_KNOT,
                Numbers.measure(parameters.getOrDefault("bearing", parameters.get("heading"))),
                Numbers.measure(parameters.get("batt")),
                isTrue(parameters.get("mock")),
                1);
        return new Message(id, List.of(claim), duty);
    }

    /**
     * Reads JSON; {@code location} may be a list.
     *
     * @throws org.onegrid.problem.Refusal 400 {@code message-unreadable}
     */
    public static Message read(byte[] body) {
        JsonNode json = Json.object(body);
        JsonNode location = json.path("location");
        List<Claim> claims = new ArrayList<>();
        Boolean duty = null;
        for (JsonNode one : location.isArray() ? location : List.of(location)) {
            if (!one.isObject()) {
                throw Numbers.unreadable("'location' is missing");
            }
            if (claims.size() == Message.MOST_CLAIMS) {
                throw Numbers.unreadable("it has more than " + Message.MOST_CLAIMS + " positions");
            }
            claims.add(claim(one));
            Boolean said = duty(one.path("extras").path("duty").asString(""));
            duty = said == null ? duty : said;
        }
        return new Message(json.path("device_id").asString(""), claims, duty);
    }

    private static Claim claim(JsonNode one) {
        JsonNode coords = one.path("coords");
        Double level = Numbers.measure(one.path("battery").path("level"));
        return new Claim(
                Numbers.number(coords.path("longitude")),
                Numbers.number(coords.path("latitude")),
                null,
                Numbers.time(one.path("timestamp")),
                Numbers.measure(coords.path("accuracy")),
                Numbers.measure(coords.path("speed")),
                Numbers.measure(coords.path("heading")),
                level == null ? null : 100 * level,
                one.path("mock").asBoolean(false),
                1);
    }

    private static @Nullable Boolean duty(String text) {
        return switch (text) {
            case "" -> null;
            case "on" -> Boolean.TRUE;
            case "off" -> Boolean.FALSE;
            default -> throw Numbers.unreadable("'duty' is on or off");
        };
    }

    private static boolean isTrue(@Nullable String text) {
        return "true".equalsIgnoreCase(text) || "1".equals(text);
    }

    private static boolean isFalse(@Nullable String text) {
        return "false".equalsIgnoreCase(text) || "0".equals(text);
    }
}
