package org.onegrid.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * The client's side of a WebSocket (RFC 6455), as bare as it can be, so that one thread reads hundreds of them and measuring
 * costs little of the machine. What messages carry is put one after the other, and read
 * as STOMP frames. Not thread-safe.
 */
final class RawSocket implements AutoCloseable {

    private static final int CLOSE = 8;
    private static final byte[] END_OF_HEADERS = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BLANK_LINE = {'\n', '\n'};
    private static final byte[] LENGTH = "\ncontent-length:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NUL = new byte[1];

    private final SocketChannel channel;
    private final byte[] head = new byte[10];
    private int headFilled;
    private long left;
    private byte[] content = new byte[1 << 15];
    private int from;
    private int to;
    private boolean closing;

    /**
     * Connects and shakes hands; from then on reading does not block.
     *
     * @throws Failure when the server does not want to
     */
    RawSocket(URI address) {
        try {
            channel = SocketChannel.open(new InetSocketAddress(address.getHost(), address.getPort()));
            channel.socket().setTcpNoDelay(true);
            String key = Base64.getEncoder().encodeToString(new byte[16]);
            write(ByteBuffer.wrap(("GET " + address.getPath() + " HTTP/1.1\r\nHost: " + address.getHost() + ":"
                            + address.getPort() + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: "
                            + key + "\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: v12.stomp\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII)));
            shakeHands();
            channel.configureBlocking(false);
        } catch (IOException e) {
            throw new Failure("no WebSocket at " + address + ": " + e.getMessage());
        }
    }

    private void shakeHands() throws IOException {
        ByteBuffer answer = ByteBuffer.allocate(1 << 13);
        int end = -1;
        while (end < 0) {
            if (channel.read(answer) < 0 || !answer.hasRemaining()) {
                throw new Failure("the server broke off the handshake");
            }
            end = indexOf(answer.array(), 0, answer.position(), END_OF_HEADERS);
        }
        String text = new String(answer.array(), 0, end, StandardCharsets.US_ASCII);
        if (!text.startsWith("HTTP/1.1 101")) {
            throw new Failure("the server answered " + text.lines().findFirst().orElse("nothing"));
        }
        answer.flip().position(end + END_OF_HEADERS.length);
        unpack(answer);
    }

    /** Where a text begins within bytes, or -1. */
    static int indexOf(byte[] bytes, int from, int to, byte[] wanted) {
        outer:
        for (int i = from; i <= to - wanted.length; i++) {
            for (int k = 0; k < wanted.length; k++) {
                if (bytes[i + k] != wanted[k]) {
                    continue outer;
                }
            }
            return i;
        }
        return -1;
    }

    SocketChannel channel() {
        return channel;
    }

    /** Sends one text message; short ones only, as it waits until they are gone. */
    void send(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer frame = ByteBuffer.allocate(bytes.length + 8);
        frame.put((byte) 0x81).put((byte) (0x80 | 126)).putShort((short) bytes.length);
        write(frame.putInt(0).put(bytes).flip()); // a mask of zeros leaves the bytes as they are
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Takes what has come, at most what the buffer holds; false when the connection has ended. */
    boolean read(ByteBuffer buffer) throws IOException {
        buffer.clear();
        int count = channel.read(buffer);
        unpack(buffer.flip());
        return count >= 0 && !closing;
    }

    private void unpack(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            if (left == 0) {
                head[headFilled++] = bytes.get();
                if (headFilled >= 2 && headFilled == headLength()) {
                    left = payloadLength();
                    closing |= (head[0] & 0xf) == CLOSE;
                    headFilled = left == 0 ? 0 : headFilled;
                }
            } else {
                int part = (int) Math.min(left, bytes.remaining());
                take(bytes, part);
                left -= part;
                headFilled = left == 0 ? 0 : headFilled;
            }
        }
    }

    private int headLength() {
        return switch (head[1]) {
            case 126 -> 4;
            case 127 -> 10;
            default -> 2;
        };
    }

    private long payloadLength() {
        ByteBuffer numbers = ByteBuffer.wrap(head);
        return switch (head[1]) {
            case 126 -> numbers.getShort(2) & 0xffff;
            case 127 -> numbers.getLong(2);
            default -> head[1];
        };
    }

    private void take(ByteBuffer bytes, int part) {
        if ((head[0] & 0xf) >= CLOSE) {
            bytes.position(bytes.position() + part);
            return;
        }
        if (to + part > content.length) {
            System.arraycopy(content, from, content, 0, to - from);
            to -= from;
            from = 0;
            if (to + part > content.length) {
                content = Arrays.copyOf(content, Math.max(content.length * 2, to + part));
            }
        }
        bytes.get(content, to, part);
        to += part;
    }

    /** Is handed a whole STOMP frame: from its command at {@code start}, its body from {@code body}, until {@code end}. */
    interface Frames {
        void take(byte[] in, int start, int body, int end);
    }

    /** Hands over the STOMP frames that have come whole, and keeps the rest. */
    void takeFrames(Frames whole) {
        int at = from;
        while (at < to) {
            if (content[at] == '\n' || content[at] == 0) {
                at++;
                continue;
            }
            int blank = indexOf(content, at, to, BLANK_LINE);
            if (blank < 0) {
                break;
            }
            int body = blank + BLANK_LINE.length;
            int length = indexOf(content, at, body, LENGTH);
            int end = length < 0
                    ? indexOf(content, body, to, NUL)
                    : body + (int) Arrivals.number(content, length + LENGTH.length);
            if (end < 0 || end >= to) {
                break;
            }
            whole.take(content, at, body, end);
            at = end + 1;
        }
        from = at;
        if (from == to) {
            from = 0;
            to = 0;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // it is gone either way
        }
    }
}
