package org.onegrid.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Bytes with a name that can be read more than once, each time no further than the limit. */
record Content(String name, Opener opener) {

    /** Starts reading from the beginning. */
    interface Opener {
        InputStream open() throws IOException;
    }

    static Content of(Path file, String name, Limits limits) {
        return new Content(name, () -> new BoundedInput(Files.newInputStream(file), name, limits.maxBytes()));
    }

    /** What the gzip file holds. */
    static Content unzipped(Path file, String name, Limits limits) {
        String inner = name.replaceFirst("(?i)\\.gz$", "");
        return new Content(
                inner,
                () -> new BoundedInput(
                        new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16), 1 << 16),
                        inner,
                        limits.maxBytes()));
    }

    InputStream open() throws IOException {
        try {
            return new BufferedInputStream(opener.open(), 1 << 16);
        } catch (java.util.zip.ZipException | java.io.EOFException e) {
            throw BoundedInput.corrupt(name, e);
        }
    }

    /** The first bytes, fewer when the content is shorter. */
    byte[] head(int count) throws IOException {
        try (InputStream in = open()) {
            return in.readNBytes(count);
        }
    }

    /** All of it, for side files that are small by nature. */
    byte[] bytes(int most) throws IOException {
        byte[] bytes = head(most + 1);
        if (bytes.length > most) {
            throw new FileRefusal("file-too-large", name + " is longer than " + most + " bytes", "check the file");
        }
        return bytes;
    }

    boolean hasEnding(String ending) {
        return name.toLowerCase(java.util.Locale.ROOT).endsWith("." + ending);
    }
}
