package org.onegrid.format;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/** Refuses what comes after the limit, so that a few kilobytes cannot unpack to a full disk; names corrupt archives as such. */
final class BoundedInput extends FilterInputStream {

    private final String name;
    private final long maxBytes;
    private long read;

    BoundedInput(InputStream in, String name, long maxBytes) {
        super(in);
        this.name = name;
        this.maxBytes = maxBytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int from, int count) throws IOException {
        int got;
        try {
            got = in.read(buffer, from, count);
        } catch (ZipException | EOFException e) {
            throw corrupt(name, e);
        }
        if (got > 0) {
            read += got;
            if (read > maxBytes) {
                throw new FileRefusal(
                        "file-too-large",
                        name + " holds more than " + maxBytes + " bytes",
                        "split the file and import the parts");
            }
        }
        return got;
    }

    @Override
    public long skip(long count) throws IOException {
        int wanted = (int) Math.max(0, Math.min(count, 8192));
        return wanted == 0 ? 0 : Math.max(0, read(new byte[wanted], 0, wanted));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    static FileRefusal corrupt(String name, Exception cause) {
        return new FileRefusal(
                "archive-corrupt",
                name + " cannot be unpacked (" + cause.getMessage() + ")",
                "send or download the file again");
    }
}
