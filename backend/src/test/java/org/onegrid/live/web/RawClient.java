package org.onegrid.live.web;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The plainest client there is: text to a socket, frames cut at NUL. */
final class RawClient implements WebSocket.Listener, AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** A frame as it came, with the number of the WebSocket message it came in and when that was. */
    record Received(String command, Map<String, String> headers, String body, int message, long atNanos) {}

    final List<Received> frames = new CopyOnWriteArrayList<>();
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final ByteArrayOutputStream part = new ByteArrayOutputStream();
    private final WebSocket socket;
    private final long ask;
    private int messages;

    private RawClient(int port, Map<String, String> handshake, long ask) {
        this.ask = ask;
        WebSocket.Builder builder = HTTP.newWebSocketBuilder().connectTimeout(SOON);
        handshake.forEach(builder::header);
        socket = builder.buildAsync(URI.create("ws://localhost:" + port + "/ws"), this)
                .join();
    }

    static RawClient open(int port, Map<String, String> handshake) {
        return new RawClient(port, handshake, Long.MAX_VALUE);
    }

    /** Connected with a token in CONNECT. */
    static RawClient connect(int port, String bearer, String... headers) {
        return open(port, Map.of()).login(bearer, headers);
    }

    /** Takes the first few WebSocket messages and then never reads again. */
    static RawClient frozenAfter(int messages, int port, String bearer, String... headers) {
        return new RawClient(port, Map.of(), messages).login(bearer, headers);
    }

    private RawClient login(String bearer, String... headers) {
        send("CONNECT", "", concat(new String[] {"accept-version:1.2", "host:x", "Authorization:" + bearer}, headers));
        await(f -> f.command().equals("CONNECTED"));
        return this;
    }

    private static String[] concat(String[] a, String[] b) {
        return java.util.stream.Stream.of(a, b)
                .flatMap(java.util.Arrays::stream)
                .toArray(String[]::new);
    }

    void send(String command, String body, String... headers) {
        socket.sendText(command + "\n" + String.join("\n", headers) + "\n\n" + body + "\0", true)
                .join();
    }

    /** Subscribes and returns when the server says it has taken effect. */
    RawClient subscribe(String destination) {
        String id = "s" + frames.size() + destination.hashCode();
        send("SUBSCRIBE", "", "id:" + id, "destination:" + destination, "receipt:r" + id);
        await(f ->
                f.command().equals("RECEIPT") && f.headers().get("receipt-id").equals("r" + id));
        return this;
    }

    Received await(Predicate<Received> wanted) {
        return await(wanted, SOON);
    }

    Received await(Predicate<Received> wanted, Duration max) {
        long end = System.nanoTime() + max.toNanos();
        while (System.nanoTime() < end) {
            for (Received frame : frames) {
                if (wanted.test(frame)) {
                    return frame;
                }
            }
            pause();
        }
        throw new AssertionError("did not come within " + max + "; came: " + frames);
    }

    Received awaitError() {
        return await(f -> f.command().equals("ERROR"));
    }

    List<Received> awaitMessages(int n) {
        long end = System.nanoTime() + SOON.toNanos();
        while (messages().size() < n && System.nanoTime() < end) {
            pause();
        }
        return messages();
    }

    List<Received> messages() {
        return frames.stream().filter(f -> f.command().equals("MESSAGE")).toList();
    }

    /** The close code, once the server has closed. */
    int awaitClosed() {
        try {
            return closed.get(SOON.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("the server did not close", e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void onOpen(WebSocket opened) {
        opened.request(ask);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        take(data.toString().getBytes(StandardCharsets.UTF_8), last);
        return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        take(bytes, last);
        return null;
    }

    private void take(byte[] bytes, boolean last) {
        part.writeBytes(bytes);
        if (!last) {
            return;
        }
        messages++;
        for (String text : part.toString(StandardCharsets.UTF_8).split("\0")) {
            if (!text.isBlank()) {
                frames.add(parse(text.stripLeading(), messages));
            } else if (text.equals("\n")) {
                frames.add(new Received("HEARTBEAT", Map.of(), "", messages, System.nanoTime()));
            }
        }
        part.reset();
    }

    private static Received parse(String text, int message) {
        int end = text.indexOf("\n\n");
        String[] lines = text.substring(0, end).split("\n");
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            String[] pair = lines[i].split(":", 2);
            headers.put(pair[0], pair[1]);
        }
        return new Received(lines[0], headers, text.substring(end + 2), message, System.nanoTime());
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable fault) {
        closed.complete(1006);
    }

    /** Breaks the connection without a word. */
    @Override
    public void close() {
        socket.abort();
    }
}
