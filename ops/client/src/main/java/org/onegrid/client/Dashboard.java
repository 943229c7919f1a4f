package org.onegrid.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A wall that only counts: one STOMP connection that takes its frames in parcels and looks at the bytes, so that measuring
 * costs little of the machine it shares with the server.
 */
final class Dashboard implements WebSocket.Listener, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final byte[] BLANK_LINE = bytes("\n\n");
    private static final byte[] LENGTH = bytes("\ncontent-length:");
    private static final byte[] POSITION = bytes("{\"position\":");
    private static final byte[] PREVIOUS = bytes(",\"previous\":");
    private static final byte[] REPORTED = bytes("\"type\":\"incident.reported\"");

    private final byte[] mark;
    private final Latencies latencies;
    private final BitSet seen = new BitSet();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final WebSocket socket;
    private byte[] buffer = new byte[1 << 16];
    private int filled;
    private long position;
    private long duplicates;
    private long holes;
    private volatile String ended = "";

    /**
     * Connects and subscribes; returns when the subscription has taken effect.
     *
     * @param mark what stands before the number of an incident of this run in its title
     */
    Dashboard(HttpClient http, URI address, String token, String destination, String mark, Latencies latencies) {
        this.mark = bytes(mark);
        this.latencies = latencies;
        try {
            socket = http.newWebSocketBuilder()
                    .subprotocols("v12.stomp")
                    .connectTimeout(PATIENCE)
                    .buildAsync(address, this)
                    .join();
            socket.sendText(
                            "CONNECT\naccept-version:1.2\nhost:" + address.getHost() + "\nheart-beat:0,0\n"
                                    + "onegrid-batch:true\nAuthorization:Bearer " + token + "\n\n\0",
                            true)
                    .join();
            socket.sendText("SUBSCRIBE\nid:0\ndestination:" + destination + "\nreceipt:0\n\n\0", true)
                    .join();
            ready.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (CompletionException | ExecutionException | TimeoutException e) {
            throw new Failure("a dashboard could not connect to " + address + ": " + e + " " + ended);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** How many different incidents of this run have arrived. */
    synchronized int count() {
        return seen.cardinality();
    }

    synchronized long duplicates() {
        return duplicates;
    }

    /** How often an event did not point back at the one before it. */
    synchronized long holes() {
        return holes;
    }

    /** Why the connection ended; empty while it lasts. */
    String ended() {
        return ended;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        return onBinary(from, ByteBuffer.wrap(bytes(data.toString())), last);
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        long now = System.nanoTime();
        synchronized (this) {
            int more = data.remaining();
            if (filled + more > buffer.length) {
                buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, filled + more));
            }
            data.get(buffer, filled, more);
            filled += more;
            if (last) {
                takeAll(now);
                filled = 0;
            }
        }
        from.request(1);
        return CompletableFuture.completedStage(null);
    }

    private void takeAll(long now) {
        int at = 0;
        while (at < filled) {
            if (buffer[at] == '\n' || buffer[at] == 0) {
                at++;
                continue;
            }
            int body = find(BLANK_LINE, at, filled) + BLANK_LINE.length;
            int length = find(LENGTH, at, body);
            int end = length < 0 ? find(new byte[1], body, filled) : body + (int) number(length + LENGTH.length);
            take(at, body, end, now);
            at = end + 1;
        }
    }

    private void take(int start, int body, int end, long now) {
        switch (buffer[start]) {
            case 'M' -> event(body, end, now);
            case 'R' -> ready.complete(null);
            case 'E' -> end(new String(buffer, start, end - start, StandardCharsets.UTF_8));
            default -> {}
        }
    }

    private void event(int body, int end, long now) {
        long before = number(find(PREVIOUS, body, end) + PREVIOUS.length);
        holes += position != 0 && before != position ? 1 : 0;
        position = number(find(POSITION, body, end) + POSITION.length);
        int marked = find(mark, body, end);
        if (marked >= 0 && find(REPORTED, body, end) >= 0) {
            int incident = (int) number(marked + mark.length);
            duplicates += seen.get(incident) ? 1 : 0;
            seen.set(incident);
            latencies.arrived(incident, now);
        }
    }

    private long number(int at) {
        long value = 0;
        for (int i = at; buffer[i] >= '0' && buffer[i] <= '9'; i++) {
            value = value * 10 + buffer[i] - '0';
        }
        return value;
    }

    private int find(byte[] wanted, int from, int to) {
        outer:
        for (int i = from; i <= to - wanted.length; i++) {
            for (int k = 0; k < wanted.length; k++) {
                if (buffer[i + k] != wanted[k]) {
                    continue outer;
                }
            }
            return i;
        }
        return -1;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        end(status + " " + reason);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket from, Throwable fault) {
        end(String.valueOf(fault.getMessage()));
    }

    private void end(String reason) {
        if (ended.isEmpty()) {
            ended = reason;
        }
        ready.completeExceptionally(new Failure(reason));
    }

    @Override
    public void close() {
        socket.abort();
    }
}
