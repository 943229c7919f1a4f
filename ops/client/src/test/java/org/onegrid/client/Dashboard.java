package org.onegrid.client;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A client of the live feed as every client should be: subscribes, applies by position, and after a cut asks for what came
 * after its last position, at whatever node it reaches then. Notes every event it applied, in order.
 */
final class Dashboard implements AutoCloseable {

    /** What it does about what came while it was away. Who does not ask is a control. */
    enum Manners {
        ASKS,
        DOES_NOT_ASK
    }

    private final List<Server> nodes;
    private final String area;
    private final Manners manners;
    private final Thread thread;
    private final List<JsonNode> applied = new ArrayList<>();
    private volatile boolean closing;
    private volatile boolean connected;
    private volatile int reconnects = -1;
    private volatile @Nullable Exception failure;
    private Server server;
    private int next;
    private long last;

    /** @param nodes tried one after the other, from the first on; the next after every cut */
    Dashboard(List<Server> nodes, String area, Manners manners) {
        this.nodes = List.copyOf(nodes);
        this.server = nodes.get(0);
        this.area = area;
        this.manners = manners;
        this.thread = new Thread(this::live, "dashboard");
        thread.start();
    }

    private void live() {
        while (!closing) {
            BlockingQueue<String> arrived = new LinkedBlockingQueue<>();
            server = nodes.get(next++ % nodes.size());
            try (Feed feed = server.feed((destination, body) -> arrived.add(body))) {
                feed.subscribe("/topic/areas/" + area + "/incidents");
                reconnects++;
                connected = true;
                if (manners == Manners.ASKS) {
                    catchUp();
                }
                while (!closing && !feed.isGone()) {
                    String body = arrived.poll(100, TimeUnit.MILLISECONDS);
                    if (body != null) {
                        apply(Server.JSON.readTree(body));
                    }
                }
            } catch (Failure | IOException e) {
                sleep(100);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                failure = e;
                return;
            } finally {
                connected = false;
            }
        }
    }

    private void catchUp() throws IOException {
        boolean more = true;
        while (more) {
            Server.Answer answer =
                    server.get("/api/live?area=" + area + "&topic=incidents&after=" + last + "&limit=1000");
            if (!answer.ok()) {
                throw new IOException("catch-up answered " + answer.status());
            }
            JsonNode page = answer.json();
            for (JsonNode event : page.get("events")) {
                apply(event);
            }
            more = page.get("more").asBoolean();
        }
    }

    private synchronized void apply(JsonNode event) throws IOException {
        long position = event.get("position").asLong();
        if (position <= last) {
            return;
        }
        if (event.get("previous").asLong() != last && manners == Manners.ASKS) {
            catchUp();
            if (position <= last) {
                return;
            }
            throw new IllegalStateException("a hole before " + position + " that the log cannot fill: last was " + last
                    + ", previous is " + event.get("previous"));
        }
        last = position;
        applied.add(event);
    }

    /** Whether it hears the feed, as far as it knows. */
    boolean isConnected() {
        return connected;
    }

    /** How often the connection had to be made again. */
    int reconnects() {
        return reconnects;
    }

    synchronized List<JsonNode> applied() {
        return List.copyOf(applied);
    }

    @Nullable
    Exception failure() {
        return failure;
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
    }
}
