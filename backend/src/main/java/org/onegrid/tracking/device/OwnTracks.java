package org.onegrid.tracking.device;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onegrid.problem.Refusal;
import org.onegrid.tracking.pipeline.Claim;
import tools.jackson.databind.JsonNode;

/**
 * The HTTP mode of the OwnTracks apps (owntracks.org/booklet/tech/http and json). The device's key is the password of the basic
 * authentication, or, without one, the device name of {@code X-Limit-D}. Speed is in kilometres per hour. A location tagged
 * {@code duty-on} or {@code duty-off} signs on and off. What is no location, such as waypoints and transitions, is not read.
 */
public final class OwnTracks {

    private static final double MPS_PER_KMH = 1 / 3.6;
    private static final String BASIC = "Basic ";

    private OwnTracks() {}

    /** The key a request carries; empty when it carries none. */
    public static String key(@Nullable String authorization, @Nullable String limitDevice) {
        if (authorization != null && authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            try {
                String pair = new String(
                        Base64.getDecoder()
                                .decode(authorization.substring(BASIC.length()).trim()),
                        StandardCharsets.UTF_8);
                return pair.substring(pair.indexOf(':') + 1);
            } catch (IllegalArgumentException e) {
                return "";
            }
        }
        return limitDevice == null ? "" : limitDevice;
    }

    /**
     * Reads a body; an empty one, which deletes a friend elsewhere, says nothing.
     *
     * @throws Refusal 400 {@code message-unreadable}, 422 {@code message-encrypted}
     */
    public static Message read(String key, byte[] body) {
        if (body.length == 0) {
            return new Message(key, List.of(), null);
        }
        JsonNode json = Json.object(body);
        return switch (json.path("_type").asString("")) {
            case "location" ->
                new Message(key, List.of(claim(json)), duty(json.path("tag").asString("")));
            case "encrypted" ->
                throw Refusal.invalid(
                        "message-encrypted",
                        "This server has no key to the app's own encryption; use https and switch that off.");
            case "" -> throw Numbers.unreadable("'_type' is missing");
            default -> new Message(key, List.of(), null);
        };
    }

    private static Claim claim(JsonNode json) {
        Double kmh = Numbers.measure(json.path("vel"));
        return new Claim(
                Numbers.number(json.path("lon")),
                Numbers.number(json.path("lat")),
                null,
                Numbers.time(json.path("tst")),
                Numbers.measure(json.path("acc")),
                kmh == null ? null : kmh * MPS_PER_KMH,
                Numbers.measure(json.path("cog")),
                Numbers.measure(json.path("batt")),
                false,
                1);
    }

    private static @Nullable Boolean duty(String tag) {
        return switch (tag) {
            case "duty-on" -> Boolean.TRUE;
            case "duty-off" -> Boolean.FALSE;
            default -> null;
        };
    }
}
