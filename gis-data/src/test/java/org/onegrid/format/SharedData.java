package org.onegrid.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** Real files beside the project, not part of it: tests that need them skip themselves where they are absent. */
final class SharedData {

    private static final Path FOLDER = Path.of("..", "..", "shared", "data");

    private SharedData() {}

    static Path require(String path) {
        Path file = FOLDER.resolve(path);
        Assumptions.assumeTrue(Files.isRegularFile(file), "test data " + path + " is not beside the project: skipped");
        return file;
    }

    /** The files of a .tar.gz by name. Reads plain ustar, which is all these archives have. */
    static Map<String, byte[]> tar(String path) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(require(path)))) {
            byte[] header;
            while ((header = in.readNBytes(512)).length == 512 && header[0] != 0) {
                String name = new String(header, 0, 100, StandardCharsets.UTF_8).replaceAll("\0.*", "");
                int size = Integer.parseInt(new String(header, 124, 11, StandardCharsets.US_ASCII).strip(), 8);
                byte[] content = in.readNBytes(size);
                in.skipNBytes((512 - size % 512) % 512);
                if (header[156] == '0' || header[156] == 0) {
                    files.put(name, content);
                }
            }
        }
        return files;
    }
}
