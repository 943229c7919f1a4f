package org.onegrid.analytics;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;
import org.onegrid.geo.Plane;
import org.onegrid.surface.Frame;
import org.onegrid.surface.Raster;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A kept result as bytes: what is written again after it was read gives the same bytes. */
final class StoredForm {

    private static final int FORM = 2;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private static final TypeReference<Map<String, @Nullable Object>> PROPERTIES = new TypeReference<>() {};

    /** All but what has to be drawn. */
    private record Words(
            Definition definition,
            Map<String, Object> inputs,
            Table table,
            @Nullable String mapped,
            @Nullable Scale scale,
            Map<String, @Nullable Object> figures,
            List<Finding> findings,
            List<String> notes,
            List<TimeFrame> frames) {}

    private StoredForm() {}

    /** The JSON text that stands for an object whatever the order of its members. */
    static String canonical(Object value) {
        return JSON.writeValueAsString(value);
    }

    static byte[] write(KeptResult kept) {
        Result result = kept.result();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            out.writeInt(FORM);
            block(
                    out,
                    JSON.writeValueAsBytes(new Words(
                            kept.definition(),
                            kept.inputs(),
                            result.table(),
                            result.mapped(),
                            result.scale(),
                            result.figures(),
                            result.findings(),
                            result.notes(),
                            result.frames())));
            surface(out, result.surface());
            features(out, result.bands());
            features(out, result.points());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** @throws IllegalArgumentException when the bytes are of another form */
    static KeptResult read(String id, byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(bytes)))) {
            if (in.readInt() != FORM) {
                throw new IllegalArgumentException("a kept result of another form");
            }
            Words words = JSON.readValue(block(in), Words.class);
            Surface surface = surface(in);
            List<Feature> bands = features(in);
            List<Feature> points = features(in);
            return new KeptResult(
                    id,
                    words.definition,
                    words.inputs,
                    new Result(
                            words.table,
                            words.mapped,
                            words.scale,
                            surface,
                            bands,
                            points,
                            words.figures,
                            words.findings,
                            words.notes,
                            words.frames));
        } catch (IOException | ParseException | JacksonException e) {
            throw new IllegalArgumentException("a kept result that cannot be read", e);
        }
    }

    private static void surface(DataOutputStream out, @Nullable Surface surface) throws IOException {
        out.writeBoolean(surface != null);
        if (surface == null) {
            return;
        }
        Frame frame = surface.raster().frame();
        out.writeInt(surface.plane().epsg());
        out.writeDouble(frame.west());
        out.writeDouble(frame.south());
        out.writeDouble(frame.cellMeters());
        out.writeInt(frame.width());
        out.writeInt(frame.height());
        out.writeUTF(surface.unit().word());
        out.writeInt(surface.breaks().size());
        for (double one : surface.breaks()) {
            out.writeDouble(one);
        }
        for (double value : surface.raster().values()) {
            out.writeDouble(value);
        }
    }

    private static @Nullable Surface surface(DataInputStream in) throws IOException {
        if (!in.readBoolean()) {
            return null;
        }
        Plane plane = Plane.ofZone(in.readInt());
        Frame frame = new Frame(in.readDouble(), in.readDouble(), in.readDouble(), in.readInt(), in.readInt());
        Column.Unit unit = Column.Unit.of(in.readUTF());
        List<Double> breaks = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            breaks.add(in.readDouble());
        }
        double[] values = new double[frame.cells()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readDouble();
        }
        return new Surface(Raster.of(frame, values), plane, unit, breaks);
    }

    private static void features(DataOutputStream out, List<Feature> features) throws IOException {
        out.writeInt(features.size());
        WKBWriter wkb = new WKBWriter();
        for (Feature feature : features) {
            block(out, JSON.writeValueAsBytes(feature.properties()));
            block(out, wkb.write(feature.geometry()));
        }
    }

    private static List<Feature> features(DataInputStream in) throws IOException, ParseException {
        List<Feature> features = new ArrayList<>();
        WKBReader wkb = new WKBReader();
        for (int left = in.readInt(); left > 0; left--) {
            features.add(new Feature(JSON.readValue(block(in), PROPERTIES), wkb.read(block(in))));
        }
        return features;
    }

    private static void block(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] block(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }
}
