package org.onegrid.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.onegrid.geo.Datum;
import org.onegrid.geo.LngLat;

/** Small files made in memory, and reading them as an upload. */
final class Fixtures {

    static final Reading UPLOAD = Reading.asDeclared(Limits.UPLOAD);
    static final Reading UPLOAD_WGS84 = UPLOAD.in(Datum.WGS84);

    private Fixtures() {}

    static List<Feature> read(byte[] content, String name, Reading reading) {
        List<Feature> features = new ArrayList<>();
        try (FeatureReader reader = FeatureFiles.open(new ByteArrayInputStream(content), name, reading)) {
            reader.forEach(features::add);
        }
        return features;
    }

    static List<Feature> read(String content, String name, Reading reading) {
        return read(content.getBytes(StandardCharsets.UTF_8), name, reading);
    }

    static LngLat place(Feature feature) {
        return new LngLat(
                feature.geometry().getCoordinate().x, feature.geometry().getCoordinate().y);
    }

    static Fault refused(byte[] content, String name, Reading reading) {
        Throwable thrown = catchThrowable(() -> read(content, name, reading));
        assertThat(thrown).as(name).isInstanceOf(FileRefusal.class);
        return ((FileRefusal) thrown).fault();
    }

    static Fault refused(String content, String name, Reading reading) {
        return refused(content.getBytes(StandardCharsets.UTF_8), name, reading);
    }

    static byte[] gzipped(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] zipped(Map<String, byte[]> files, Charset names) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, names)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] zipped(Object... namesAndContents) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < namesAndContents.length; i += 2) {
            Object content = namesAndContents[i + 1];
            files.put(
                    (String) namesAndContents[i],
                    content instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : (byte[]) content);
        }
        return zipped(files, StandardCharsets.UTF_8);
    }
}
