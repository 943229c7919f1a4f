package org.onegrid.format;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A zip file as a flat list of bounded contents. Nothing is ever extracted to disk, so names in it are only names. */
final class Archive implements AutoCloseable {

    private final ZipFile zip;
    private final TreeMap<String, Content> contents = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    Archive(Path file, Limits limits) throws IOException {
        this.zip = opened(file);
        try {
            list(limits);
        } catch (IllegalArgumentException unreadableName) {
            zip.close();
            throw BoundedInput.corrupt(String.valueOf(file.getFileName()), unreadableName);
        } catch (FileRefusal e) {
            zip.close();
            throw e;
        }
    }

    private void list(Limits limits) {
        if (zip.size() > limits.maxEntries()) {
            throw new FileRefusal(
                    "archive-too-many-entries",
                    "the archive has " + zip.size() + " entries, more than " + limits.maxEntries(),
                    "pack only the files of one layer");
        }
        zip.stream()
                .filter(entry -> !entry.isDirectory() && !isClutter(entry.getName()))
                .forEach(entry -> add(content(entry, limits)));
    }

    private void add(Content content) {
        if (contents.put(content.name(), content) != null) {
            throw new FileRefusal(
                    "layer-ambiguous", "the archive holds " + content.name() + " twice", "pack the files of one layer");
        }
    }

    /** Chinese Windows writes names in GBK without saying so. */
    private static ZipFile opened(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException | EOFException notUtf8) {
            try {
                return new ZipFile(file.toFile(), TextEncoding.GB18030);
            } catch (ZipException | EOFException e) {
                throw BoundedInput.corrupt(String.valueOf(file.getFileName()), e);
            }
        }
    }

    private Content content(ZipEntry entry, Limits limits) {
        return new Content(
                entry.getName(), () -> new BoundedInput(zip.getInputStream(entry), entry.getName(), limits.maxBytes()));
    }

    private static boolean isClutter(String name) {
        return name.startsWith("__MACOSX/")
                || name.substring(name.lastIndexOf('/') + 1).startsWith(".");
    }

    /**
     * The one content with one of the endings, chosen by layer name when there are several.
     *
     * @throws FileRefusal {@code layer-unknown} or {@code layer-ambiguous}
     */
    Content layer(List<String> endings, @Nullable String wanted) {
        List<Content> layers = contents.values().stream()
                .filter(content -> endings.stream().anyMatch(content::hasEnding))
                .toList();
        List<String> names =
                layers.stream().map(content -> layerName(content.name())).toList();
        if (layers.isEmpty()) {
            throw new FileRefusal(
                    "format-unknown",
                    "the archive holds none of: " + String.join(", ", endings),
                    "pack the .shp with its .dbf, .prj and .cpg, or one GeoJSON or CSV file");
        }
        List<Content> chosen = new ArrayList<>(layers);
        if (wanted != null) {
            chosen.removeIf(content -> !layerName(content.name()).equalsIgnoreCase(wanted));
        }
        if (chosen.size() == 1) {
            return chosen.get(0);
        }
        throw wanted != null && chosen.isEmpty()
                ? new FileRefusal(
                        "layer-unknown",
                        "the archive has no layer '" + wanted + "'",
                        "it has: " + String.join(", ", names))
                : new FileRefusal(
                        "layer-ambiguous",
                        "the archive has several layers: " + String.join(", ", names),
                        "name the one to read");
    }

    /** The file beside another one: same path, other ending. */
    @Nullable
    Content beside(Content content, String ending) {
        String stem = content.name().substring(0, content.name().lastIndexOf('.') + 1);
        return contents.get(stem + ending);
    }

    private static String layerName(String entry) {
        String file = entry.substring(entry.lastIndexOf('/') + 1);
        return file.substring(0, file.lastIndexOf('.') < 0 ? file.length() : file.lastIndexOf('.'));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
