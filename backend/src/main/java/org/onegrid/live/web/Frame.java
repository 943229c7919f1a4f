package org.onegrid.live.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A STOMP frame from the server, encoded once; one object is shared by all sessions it goes to. */
final class Frame {

    /** The one-byte heart-beat. */
    static final Frame HEARTBEAT = new Frame("\n".getBytes(StandardCharsets.UTF_8));

    private final byte[] bytes;
    private volatile @Nullable String text;

    private Frame(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * A MESSAGE with JSON.
     *
     * @param subscription id of the subscription; empty in STOMP 1.0 where a client may give none
     * @param body         parts of the JSON, put one after the other
     */
    static Frame message(String subscription, String messageId, Destination destination, byte[]... body) {
        int length = 0;
        for (byte[] part : body) {
            length += part.length;
        }
        String head =
                "MESSAGE\n" + (subscription.isEmpty() ? "" : "subscription:" + subscription + "\n") + "message-id:"
                        + messageId + "\ndestination:" + destination
                        + "\ncontent-type:application/json\ncontent-length:" + length
                        + "\n\n";
        byte[] headBytes = head.getBytes(StandardCharsets.UTF_8);
        ByteBuffer frame = ByteBuffer.allocate(headBytes.length + length + 1).put(headBytes);
        for (byte[] part : body) {
            frame.put(part);
        }
        return new Frame(frame.array()); // the last byte is the NUL that ends it
    }

    /** Any other frame. Header values are escaped, except in CONNECTED, as STOMP 1.2 has it. */
    static Frame of(String command, Map<String, String> headers, String body) {
        StringBuilder text = new StringBuilder(command).append('\n');
        headers.forEach((name, value) -> text.append(name)
                .append(':')
                .append(command.equals("CONNECTED") ? value : escape(value))
                .append('\n'));
        return new Frame(text.append('\n').append(body).append('\0').toString().getBytes(StandardCharsets.UTF_8));
    }

    /** An ERROR with a problem document. Details are our own sentences. @param receipt of the frame that caused it, if known */
    static Frame error(String code, String detail, @Nullable String receipt) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("message", code);
        headers.put("content-type", "application/problem+json");
        if (receipt != null) {
            headers.put("receipt-id", receipt);
        }
        String said = detail.replace("\\", "\\\\").replace("\"", "\\\"");
        return of(
                "ERROR",
                headers,
                "{\"type\":\"urn:onegrid:problem:" + code + "\",\"code\":\"" + code + "\",\"detail\":\"" + said
                        + "\"}");
    }

    private static String escape(String value) {
        return value.replace("\\", "\\\\")
                .replace("\r", "\\r")
                .replace("\n", "\\n")
                .replace(":", "\\c");
    }

    int length() {
        return bytes.length;
    }

    void putInto(ByteBuffer buffer) {
        buffer.put(bytes);
    }

    /** As text, made once. */
    String text() {
        String made = text;
        if (made == null) {
            made = new String(bytes, StandardCharsets.UTF_8);
            text = made;
        }
        return made;
    }
}
