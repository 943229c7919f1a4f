package org.onegrid.client;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Many walls, read by one thread. */
final class Walls implements AutoCloseable {

    private static final long CONFIRMED_WITHIN_MILLIS = 5_000;
    private static final int BUFFER_BYTES = 1 << 18;

    private final List<Wall> walls = new ArrayList<>();
    private final Selector selector;
    private final Thread reader = new Thread(this::read, "walls");
    private final AtomicInteger confirmed = new AtomicInteger();
    private volatile long heardNanos = System.nanoTime();
    private volatile boolean over;

    Walls(URI address, String token, String destination, int count, boolean batch, Arrivals arrivals) {
        try {
            selector = Selector.open();
            for (int i = 0; i < count; i++) {
                Wall wall = new Wall(address, token, destination, batch, arrivals);
                walls.add(wall);
                wall.socket().channel().register(selector, SelectionKey.OP_READ, wall);
            }
        } catch (IOException e) {
            throw new Failure("no walls: " + e.getMessage());
        }
        reader.start();
    }

    /** Waits until the server has confirmed all subscriptions. A broker that never does costs some seconds, once. */
    boolean awaitConfirmed() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(CONFIRMED_WITHIN_MILLIS);
        while (confirmed.get() < walls.size() && System.nanoTime() < end) {
            Thread.sleep(10);
        }
        return confirmed.get() == walls.size();
    }

    /** For how long no wall has heard anything. */
    long quietNanos() {
        return System.nanoTime() - heardNanos;
    }

    private void read() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
        while (!over) {
            try {
                selector.select(key -> read((Wall) key.attachment(), key, buffer), 100);
            } catch (IOException e) {
                throw new Failure("walls cannot be read: " + e.getMessage());
            }
        }
    }

    private void read(Wall wall, SelectionKey key, ByteBuffer buffer) {
        heardNanos = System.nanoTime();
        boolean before = wall.isSubscribed();
        if (!wall.read(buffer)) {
            key.cancel();
        }
        if (!before && wall.isSubscribed()) {
            confirmed.incrementAndGet();
        }
    }

    /** Stops listening; what the walls have noted may be read from then on. */
    List<Wall> stop() throws InterruptedException {
        over = true;
        reader.join();
        return List.copyOf(walls);
    }

    @Override
    public void close() {
        over = true;
        walls.forEach(Wall::close);
        try {
            selector.close();
        } catch (IOException e) {
            // nothing more to be read
        }
    }
}
