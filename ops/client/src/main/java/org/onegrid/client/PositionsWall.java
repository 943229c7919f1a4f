package org.onegrid.client;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** A wall that keeps the positions it is told, whatever the way they come. Not thread-safe. */
final class PositionsWall implements AutoCloseable {

    /** Where a responder is known to be: degrees rounded to 1e-6 and seconds since 1970. */
    record Place(double lng, double lat, long at) {

        static Place of(double lng, double lat, long at) {
            return new Place(Math.round(lng * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6, at);
        }
    }

    private final RawSocket socket;
    private final double[] view;
    private final Map<Integer, String> codes = new HashMap<>();
    private final Map<String, Place> known = new TreeMap<>();
    private volatile long bytes; // written by the reader, looked at by others
    private volatile long frames;
    private String ended = "";

    /** @param view west, south, east, north; empty for the whole area */
    PositionsWall(URI address, String token, String destination, double[] view) {
        this.socket = new RawSocket(address);
        this.view = view;
        try {
            socket.send("CONNECT\naccept-version:1.2\nhost:" + address.getHost()
                    + "\nheart-beat:0,0\nonegrid-batch:true\n" + "Authorization:Bearer " + token + "\n\n\0");
            socket.send("SUBSCRIBE\nid:0\ndestination:" + destination + "\n"
                    + (view.length == 0
                            ? ""
                            : "onegrid-view:" + view[0] + "," + view[1] + "," + view[2] + "," + view[3] + "\n")
                    + "\n\0");
        } catch (IOException e) {
            throw new Failure("a wall could not subscribe: " + e.getMessage());
        }
    }

    RawSocket socket() {
        return socket;
    }

    /** Whether a place lies in its view. */
    boolean sees(double lng, double lat) {
        return view.length == 0 || (lng >= view[0] && lat >= view[1] && lng <= view[2] && lat <= view[3]);
    }

    Map<String, Place> known() {
        return known;
    }

    /** Bytes of frames that came. */
    long bytes() {
        return bytes;
    }

    long frames() {
        return frames;
    }

    /** Why the connection ended; empty while it lasts. */
    String ended() {
        return ended;
    }

    /** Takes what has come; false when that was the last. */
    boolean read(ByteBuffer buffer) {
        try {
            boolean goesOn = socket.read(buffer);
            socket.takeFrames(this::take);
            if (!goesOn && ended.isEmpty()) {
                ended = "closed by the server";
            }
        } catch (IOException e) {
            ended = ended.isEmpty() ? String.valueOf(e.getMessage()) : ended;
        }
        return ended.isEmpty();
    }

    private void take(byte[] in, int start, int body, int end) {
        bytes = bytes + end + 1 - start;
        if (in[start] == 'M') {
            frames = frames + 1;
            take(Server.JSON.readTree(in, body, end - body));
        } else if (in[start] == 'E') {
            ended = new String(in, start, end - start, StandardCharsets.UTF_8).replace('\n', ' ');
        }
    }

    private void take(JsonNode frame) {
        JsonNode payload = frame.path("payload");
        if (payload.has("code")) { // one message for each position
            known.put(
                    payload.path("code").asString(),
                    place(payload.path("lng"), payload.path("lat"), payload.path("at")));
            return;
        }
        if (payload.path("full").asBoolean(false)) {
            codes.clear();
            known.clear();
        }
        for (JsonNode one : payload.path("enter")) {
            codes.put(one.get(0).asInt(), one.get(1).asString());
            known.put(one.get(1).asString(), place(one.get(4), one.get(5), one.get(6)));
        }
        for (JsonNode one : payload.path("move")) {
            known.put(codes.get(one.get(0).asInt()), place(one.get(1), one.get(2), one.get(3)));
        }
        for (JsonNode number : payload.path("leave")) {
            known.remove(codes.remove(number.asInt()));
        }
    }

    private static Place place(JsonNode lng, JsonNode lat, JsonNode at) {
        return Place.of(lng.asDouble(), lat.asDouble(), at.asLong());
    }

    @Override
    public void close() {
        socket.close();
    }
}
