package org.onegrid.client;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A wall that only counts: it follows the chain of positions and notes when each stretch of it came. Not thread-safe. */
final class Wall implements AutoCloseable {

    private static final byte[] POSITION = bytes("{\"position\":");
    private static final byte[] PREVIOUS = bytes(",\"previous\":");

    private final RawSocket socket;
    private final Arrivals arrivals;
    private final Arrivals.Log log = new Arrivals.Log();
    private boolean subscribed;
    private long last;
    private long stretchBegan;
    private long disorders;
    private long holes;
    private String ended = "";

    /** @param batch whether it asks for the events of a tick in one message */
    Wall(URI address, String token, String destination, boolean batch, Arrivals arrivals) {
        this.arrivals = arrivals;
        this.socket = new RawSocket(address);
        try {
            socket.send("CONNECT\naccept-version:1.2\nhost:" + address.getHost() + "\nheart-beat:0,0\n"
                    + (batch ? "onegrid-batch:true\n" : "") + "Authorization:Bearer " + token + "\n\n\0");
            socket.send("SUBSCRIBE\nid:0\ndestination:" + destination + "\nreceipt:0\n\n\0");
        } catch (IOException e) {
            throw new Failure("a wall could not subscribe: " + e.getMessage());
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    RawSocket socket() {
        return socket;
    }

    /** Whether the server has confirmed the subscription. */
    boolean isSubscribed() {
        return subscribed;
    }

    Arrivals.Log log() {
        return log;
    }

    /** How often an event came after a later one, or again. */
    long disorders() {
        return disorders;
    }

    /** How often an event did not point back at the one before it. */
    long holes() {
        return holes;
    }

    /** Why the connection ended; empty while it lasts. */
    String ended() {
        return ended;
    }

    /** Takes what has come; false when that was the last. */
    boolean read(ByteBuffer buffer) {
        try {
            boolean goesOn = socket.read(buffer);
            takeFrames(System.nanoTime());
            if (!goesOn && ended.isEmpty()) {
                ended = "closed by the server";
            }
        } catch (IOException e) {
            ended = ended.isEmpty() ? String.valueOf(e.getMessage()) : ended;
        }
        return ended.isEmpty();
    }

    private void takeFrames(long now) {
        stretchBegan = 0;
        socket.takeFrames((in, start, body, end) -> take(in, start, body, end, now));
        note(now);
    }

    private void take(byte[] in, int start, int body, int end, long now) {
        switch (in[start]) {
            case 'M' -> event(in, body, end, now);
            case 'R' -> subscribed = true;
            case 'E' -> ended = new String(in, start, end - start, StandardCharsets.UTF_8).replace('\n', ' ');
            default -> {}
        }
    }

    private void event(byte[] in, int body, int end, long now) {
        long position = Arrivals.number(in, body + POSITION.length);
        int previous = RawSocket.indexOf(in, body + POSITION.length, end, PREVIOUS);
        if (position <= last) {
            disorders++;
            log.add(position, position, now);
            return;
        }
        if (last != 0 && Arrivals.number(in, previous + PREVIOUS.length) != last) {
            holes++;
            note(now);
        }
        stretchBegan = stretchBegan == 0 ? position : stretchBegan;
        last = position;
        arrivals.meet(position, in, body, end);
    }

    private void note(long now) {
        if (stretchBegan != 0) {
            log.add(stretchBegan, last, now);
            stretchBegan = 0;
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
