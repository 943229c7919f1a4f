package org.onegrid.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Opens a file of places, whatever its format, which is recognised by content first and ending second: GeoJSON and CSV (plain,
 * .gz or in a .zip), Shapefile (in a .zip, or loose .shp with its side files), OpenStreetMap (.osm.pbf, .osm). GeoPackage and XLSX
 * are refused with advice.
 */
public final class FeatureFiles {

    private static final int HEAD_BYTES = 4096;
    private static final List<String> LAYER_ENDINGS = List.of("shp", "geojson", "json", "csv", "tsv", "txt");

    private FeatureFiles() {}

    /** @throws FileRefusal when it cannot be read as any format, or contradicts what was said about it */
    public static FeatureReader open(Path file, Reading reading) {
        return open(file, String.valueOf(file.getFileName()), reading, new Cleanup());
    }

    /**
     * Keeps a bounded copy of the stream in a temporary file, since most formats are read twice; it is deleted on close. The stream
     * is read but not closed.
     *
     * @param name the file name as the sender gives it; only its ending is used, never as a path
     */
    public static FeatureReader open(InputStream stream, String name, Reading reading) {
        Cleanup cleanup = new Cleanup();
        try {
            Path copy = Files.createTempFile("onegrid-", ".upload");
            cleanup.add(() -> Files.deleteIfExists(copy));
            Files.copy(
                    new BoundedInput(stream, name, reading.limits().maxBytes()),
                    copy,
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            return open(copy, name.substring(name.replace('\\', '/').lastIndexOf('/') + 1), reading, cleanup);
        } catch (IOException e) {
            cleanup.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            cleanup.close();
            throw e;
        }
    }

    private static FeatureReader open(Path file, String name, Reading reading, Cleanup cleanup) {
        try {
            long size = Files.size(file);
            if (size > reading.limits().maxBytes()) {
                throw new FileRefusal(
                        "file-too-large",
                        name + " has " + size + " bytes, more than "
                                + reading.limits().maxBytes(),
                        "split the file and import the parts");
            }
            return new Closing(recognise(file, name, reading, cleanup), cleanup);
        } catch (IOException e) {
            cleanup.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            cleanup.close();
            throw e;
        }
    }

    private static FeatureReader recognise(Path file, String name, Reading reading, Cleanup cleanup)
            throws IOException {
        Content plain = Content.of(file, name, reading.limits());
        byte[] head = plain.head(4);
        if (startsWith(head, 'P', 'K', 3, 4) || startsWith(head, 'P', 'K', 5, 6)) {
            Archive archive = new Archive(file, reading.limits());
            cleanup.add(archive);
            Content layer = archive.layer(LAYER_ENDINGS, reading.layer());
            return ofContent(layer, ending -> archive.beside(layer, ending), reading);
        }
        if (startsWith(head, 0x1f, 0x8b)) {
            return ofContent(Content.unzipped(file, name, reading.limits()), ending -> null, reading);
        }
        return ofContent(plain, ending -> sibling(file, name, ending, reading.limits()), reading);
    }

    private static FeatureReader ofContent(Content content, SideFiles sideFiles, Reading reading) throws IOException {
        byte[] head = content.head(HEAD_BYTES);
        if (head.length == 0) {
            throw new FileRefusal("file-empty", content.name() + " is empty", "send or download the file again");
        }
        if (startsWith(head, 0, 0, 0x27, 0x0a)) {
            return ShapefileReader.open(content, sideFiles, reading);
        }
        if (OsmFeatures.isOsm(head)) {
            return OsmFeatures.open(content, reading);
        }
        boolean saysJson = content.hasEnding("json") || content.hasEnding("geojson");
        boolean saysTable = content.hasEnding("csv") || content.hasEnding("tsv") || content.hasEnding("txt");
        char first = firstCharacter(head);
        if (saysJson || !saysTable && (first == '{' || first == '[')) {
            return GeoJsonReader.open(content, reading);
        }
        if (content.hasEnding("shp")) {
            throw new FileRefusal(
                    "shapefile-malformed", content.name() + " does not start as a Shapefile", "export it again");
        }
        if (startsWith(head, 'S', 'Q', 'L', 'i', 't', 'e')) {
            throw unsupported("a GeoPackage or SQLite file");
        }
        if (startsWith(head, 'P', 'K') || startsWith(head, 0x1f, 0x8b)) {
            throw unsupported("an archive inside an archive");
        }
        for (byte b : head) {
            if (b == 0 && (head[0] & 0xff) < 0xfe) {
                throw unsupported("not text");
            }
        }
        return CsvFeatures.open(content, reading);
    }

    private static FileRefusal unsupported(String what) {
        return new FileRefusal(
                "format-unknown", "the file is " + what, "export it as GeoJSON, zipped Shapefile or CSV (UTF-8)");
    }

    private static char firstCharacter(byte[] head) {
        for (byte b : head) {
            int c = b & 0xff;
            if (c > ' ' && c != 0xef && c != 0xbb && c != 0xbf) {
                return (char) c;
            }
        }
        return 0;
    }

    private static boolean startsWith(byte[] head, int... magic) {
        if (head.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((head[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Content sibling(Path file, String name, String ending, Limits limits) {
        String stem = name.substring(0, name.lastIndexOf('.') + 1);
        for (String candidate : List.of(stem + ending, stem + ending.toUpperCase(java.util.Locale.ROOT))) {
            Path sibling = file.resolveSibling(candidate);
            if (Files.isRegularFile(sibling)) {
                return Content.of(sibling, candidate, limits);
            }
        }
        return null;
    }

    /** Finds the .dbf, .prj or .cpg that belongs to a .shp. */
    interface SideFiles {
        @Nullable
        Content find(String ending);
    }

    /** What has to be closed with the reader, last opened first. */
    private static final class Cleanup {
        private final Deque<AutoCloseable> open = new ArrayDeque<>();

        void add(AutoCloseable resource) {
            open.push(resource);
        }

        void close() {
            while (!open.isEmpty()) {
                try {
                    open.pop().close();
                } catch (Exception e) {
                    throw new IllegalStateException("closing a file that was read", e);
                }
            }
        }
    }

    private record Closing(FeatureReader reader, Cleanup cleanup) implements FeatureReader {
        @Override
        public String format() {
            return reader.format();
        }

        @Override
        public org.onegrid.geo.@Nullable Datum datum() {
            return reader.datum();
        }

        @Override
        public List<String> attributeNames() {
            return reader.attributeNames();
        }

        @Override
        public @Nullable Feature next() {
            return reader.next();
        }

        @Override
        public void close() {
            reader.close();
            cleanup.close();
        }
    }
}
