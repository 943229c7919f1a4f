package org.onegrid.client;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Walls that do not keep up: every other one reads nothing at all, the rest 40 KB a second. Who is cut comes back; who cannot
 * know that it was, as it does not read, comes back after some seconds anyway.
 */
final class LazyWalls implements AutoCloseable {

    private static final int SIP_BYTES = 4096;
    private static final long SIP_MILLIS = 100;
    private static final int FROZEN_SIPS = 150;

    private final URI address;
    private final String token;
    private final String destination;
    private final List<Wall> walls = new ArrayList<>();
    private final Thread thread = new Thread(this::sip, "lazy-walls");
    private volatile boolean over;
    private int returns;

    LazyWalls(URI address, String token, String destination, int count) {
        this.address = address;
        this.token = token;
        this.destination = destination;
        for (int i = 0; i < count; i++) {
            walls.add(open());
        }
        thread.start();
    }

    private Wall open() {
        return new Wall(address, token, destination, true, new Arrivals("\0", 1));
    }

    private void sip() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(SIP_BYTES);
        try {
            for (int round = 1; !over; round++) {
                for (int i = 0; i < walls.size() && !over; i++) {
                    boolean frozen = i % 2 == 0;
                    if (frozen ? (round + i) % FROZEN_SIPS == 0 : !walls.get(i).read(buffer)) {
                        walls.get(i).close();
                        walls.set(i, open());
                        returns++;
                    }
                }
                Thread.sleep(SIP_MILLIS);
            }
        } catch (InterruptedException e) {
            // over
        }
    }

    /** Stops them; how often one had to come back. */
    int stop() throws InterruptedException {
        over = true;
        thread.join();
        return returns;
    }

    @Override
    public void close() {
        over = true;
        walls.forEach(Wall::close);
    }
}
