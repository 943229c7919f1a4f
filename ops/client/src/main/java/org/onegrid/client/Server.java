package org.onegrid.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running server and the token this program acts with. Thread-safe. */
final class Server {

    static final JsonMapper JSON = new JsonMapper();

    private static final Duration TIMEOUT = Duration.ofSeconds(120);
    private static final long MAX_PAUSE_MILLIS = 2000;

    private final URI base;
    private final String token;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    Server(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    /** The server of {@code ONEGRID_URL} with {@code ONEGRID_TOKEN}, as the scripts set them. */
    static Server fromEnvironment() {
        String url = System.getenv("ONEGRID_URL");
        String token = System.getenv("ONEGRID_TOKEN");
        if (url == null || token == null) {
            throw new UsageError("ONEGRID_URL and ONEGRID_TOKEN must be set (the scripts in ops/ do that)");
        }
        return new Server(URI.create(url), token);
    }

    /** What came back. */
    record Answer(int status, String body) {

        boolean ok() {
            return status / 100 == 2;
        }

        /** @throws Failure when the body is no JSON */
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JacksonException e) {
                throw new Failure("the server answered " + status + " with something that is not JSON");
            }
        }

        /** The stable code of a problem document; empty when it is none. */
        String code() {
            return body.startsWith("{") ? json().path("code").asString("") : "";
        }

        /** @throws Failure with status, code and detail unless the answer is a 2xx */
        Answer orFail(String doing) {
            if (!ok()) {
                String detail = body.startsWith("{") ? json().path("detail").asString(body) : body;
                throw new Failure(doing + " failed: " + status + " " + code() + " " + detail);
            }
            return this;
        }
    }

    Answer get(String path) throws IOException {
        return send("GET", path, Map.of(), HttpRequest.BodyPublishers::noBody);
    }

    Answer postJson(String path, Object body, Map<String, String> headers) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        return send(
                "POST", path, with(headers, "application/json"), () -> HttpRequest.BodyPublishers.ofByteArray(bytes));
    }

    /** One try. */
    Answer send(String method, String path, Map<String, String> headers, Supplier<BodyPublisher> body)
            throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .method(method, body.get());
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /**
     * Posts until the server has answered for good: a lost connection, 5xx, 429 and "still in flight" are tried again with
     * growing pauses. Safe only for requests that carry an idempotency key or are idempotent by themselves.
     *
     * @throws Failure when the time is over
     */
    Answer postJsonUntilAnswered(String path, Object body, Map<String, String> headers, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        long pause = 50;
        String last = "no answer";
        while (System.nanoTime() < end) {
            try {
                Answer answer = postJson(path, body, headers);
                if (answer.status() < 500
                        && answer.status() != 429
                        && !answer.code().equals("idempotency-in-flight")) {
                    return answer;
                }
                last = answer.status() + " " + answer.code();
            } catch (IOException e) {
                last = String.valueOf(e.getMessage());
            }
            pause(pause);
            pause = Math.min(MAX_PAUSE_MILLIS, pause * 2);
        }
        throw new Failure("the server did not answer " + path + " within " + patience.toSeconds() + " s: " + last);
    }

    /** A live feed of this server. */
    Feed feed(Feed.Listener listener) {
        return new Feed(http, liveAddress(), token, listener);
    }

    /** Walls of this server that count what arrives. */
    Walls walls(String destination, int count, boolean batch, Arrivals arrivals) {
        return new Walls(liveAddress(), token, destination, count, batch, arrivals);
    }

    /** Walls of this server that do not keep up. */
    LazyWalls lazyWalls(String destination, int count) {
        return new LazyWalls(liveAddress(), token, destination, count);
    }

    /** A wall of this server that keeps the positions it is told. */
    PositionsWall positionsWall(String destination, double[] view) {
        return new PositionsWall(liveAddress(), token, destination, view);
    }

    private URI liveAddress() {
        return URI.create(base.toString().replaceFirst("^http", "ws") + "/ws");
    }

    private static Map<String, String> with(Map<String, String> headers, String contentType) {
        var all = new java.util.HashMap<>(headers);
        all.put("Content-Type", contentType);
        return all;
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted");
        }
    }
}
