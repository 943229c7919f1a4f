package org.onegrid.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One STOMP connection to the live feed, as small as it can be: connects, subscribes to topics, hands over the body of each
 * MESSAGE in order of arrival on the connection's thread. It does not reconnect; who wants that makes a new one.
 */
final class Feed implements WebSocket.Listener, AutoCloseable {

    /** What arrives. Called by one thread at a time. */
    interface Listener {
        void message(String destination, String body);

        /** The connection is gone, for whatever reason. Called once. */
        default void closed(String reason) {}
    }

    private static final String END = "\0";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Listener listener;
    private final Map<String, CompletableFuture<Void>> receipts = new HashMap<>();
    private final StringBuilder received = new StringBuilder();
    private final CompletableFuture<String> connected = new CompletableFuture<>();
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private final WebSocket socket;
    private int subscriptions;

    Feed(HttpClient http, URI address, String token, Listener listener) {
        this.listener = listener;
        try {
            socket = http.newWebSocketBuilder()
                    .header("Authorization", "Bearer " + token)
                    .subprotocols("v12.stomp")
                    .connectTimeout(PATIENCE)
                    .buildAsync(address, this)
                    .join();
        } catch (CompletionException e) {
            throw new Failure("no live feed at " + address + ": " + e.getCause());
        }
        send("CONNECT\naccept-version:1.2\nhost:" + address.getHost() + "\nheart-beat:0,0\n\n");
        try {
            connected.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted");
        } catch (ExecutionException | TimeoutException e) {
            throw new Failure("the live feed did not let us in: " + e.getMessage());
        }
    }

    /** Asks for a topic and returns when the server has confirmed it: what happens from then on arrives. */
    void subscribe(String destination) {
        int id = subscriptions++;
        CompletableFuture<Void> done = new CompletableFuture<>();
        synchronized (receipts) {
            receipts.put("s" + id, done);
        }
        send("SUBSCRIBE\nid:" + id + "\ndestination:" + destination + "\nreceipt:s" + id + "\n\n");
        try {
            CompletableFuture.anyOf(done, gone).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted");
        } catch (ExecutionException | TimeoutException e) {
            throw new Failure("no subscription to " + destination + ": " + e.getMessage());
        }
        if (!done.isDone()) {
            throw new Failure("no subscription to " + destination + ": the connection was closed");
        }
    }

    private void send(String frame) {
        socket.sendText(frame + END, true).join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        received.append(data);
        int end;
        while ((end = received.indexOf(END)) >= 0) {
            String frame = received.substring(0, end);
            received.delete(0, end + 1);
            take(frame.stripLeading());
        }
        webSocket.request(1);
        return CompletableFuture.completedStage(null);
    }

    private void take(String frame) {
        int head = frame.indexOf("\n\n");
        String command = frame.lines().findFirst().orElse("");
        String headers = head < 0 ? frame : frame.substring(0, head);
        switch (command) {
            case "CONNECTED" -> connected.complete("");
            case "MESSAGE" -> listener.message(header(headers, "destination"), frame.substring(head + 2));
            case "RECEIPT" -> {
                synchronized (receipts) {
                    var waiting = receipts.remove(header(headers, "receipt-id"));
                    if (waiting != null) {
                        waiting.complete(null);
                    }
                }
            }
            case "ERROR" -> end(header(headers, "message"));
            default -> {}
        }
    }

    private static String header(String headers, String name) {
        return headers.lines()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).replace("\\c", ":"))
                .findFirst()
                .orElse("");
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int status, String reason) {
        end(status + " " + reason);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        end(String.valueOf(error.getMessage()));
    }

    private void end(String reason) {
        connected.completeExceptionally(new Failure(reason));
        if (gone.complete(null)) {
            listener.closed(reason);
        }
    }

    /** Whether the connection has ended. */
    boolean isGone() {
        return gone.isDone();
    }

    @Override
    public void close() {
        socket.abort();
        end("closed by us");
    }
}
