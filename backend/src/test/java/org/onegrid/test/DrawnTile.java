package org.onegrid.test;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads a vector tile (MVT 2.1) as far as tests need it: its layers, their features' properties and outlines. */
public record DrawnTile(Map<String, List<Feature>> layers) {

    /** One feature; the path is the vertices in tile units, each as {@code x,y}. */
    public record Feature(Map<String, Object> properties, List<String> vertices) {}

    /** @throws IllegalArgumentException when the bytes are no tile */
    public static DrawnTile read(byte[] bytes) {
        Map<String, List<Feature>> layers = new TreeMap<>();
        Message tile = new Message(ByteBuffer.wrap(bytes));
        while (tile.next()) {
            if (tile.field != 3) {
                throw new IllegalArgumentException("field " + tile.field + " in a tile");
            }
            layer(tile.message(), layers);
        }
        return new DrawnTile(layers);
    }

    /** The features of a layer; none when it is not there. */
    public List<Feature> layer(String name) {
        return layers.getOrDefault(name, List.of());
    }

    private static void layer(ByteBuffer bytes, Map<String, List<Feature>> layers) {
        String name = "";
        List<String> keys = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        List<ByteBuffer> features = new ArrayList<>();
        Message layer = new Message(bytes);
        while (layer.next()) {
            switch (layer.field) {
                case 1 -> name = layer.text();
                case 2 -> features.add(layer.message());
                case 3 -> keys.add(layer.text());
                case 4 -> values.add(value(layer.message()));
                default -> layer.skip();
            }
        }
        if (layers.put(
                        name,
                        features.stream().map(f -> feature(f, keys, values)).toList())
                != null) {
            throw new IllegalArgumentException("the layer " + name + " is there twice");
        }
    }

    private static Feature feature(ByteBuffer bytes, List<String> keys, List<Object> values) {
        Map<String, Object> properties = new HashMap<>();
        List<String> vertices = new ArrayList<>();
        Message feature = new Message(bytes);
        while (feature.next()) {
            switch (feature.field) {
                case 2 -> {
                    Message tags = new Message(feature.message());
                    while (tags.bytes.hasRemaining()) {
                        properties.put(keys.get((int) tags.varint()), values.get((int) tags.varint()));
                    }
                }
                case 4 -> outline(new Message(feature.message()), vertices);
                default -> feature.skip();
            }
        }
        return new Feature(properties, vertices);
    }

    private static void outline(Message commands, List<String> vertices) {
        long x = 0;
        long y = 0;
        while (commands.bytes.hasRemaining()) {
            long command = commands.varint();
            if ((command & 7) == 7) {
                continue;
            }
            for (long i = command >> 3; i > 0; i--) {
                x += zigzag(commands.varint());
                y += zigzag(commands.varint());
                vertices.add(x + "," + y);
            }
        }
    }

    private static Object value(ByteBuffer bytes) {
        Message value = new Message(bytes);
        value.next();
        return switch (value.field) {
            case 1 -> value.text();
            case 2 -> (double) value.bytes.getFloat();
            case 3 -> value.bytes.getDouble();
            case 4, 5 -> value.varint();
            case 6 -> zigzag(value.varint());
            case 7 -> value.varint() == 1;
            default -> throw new IllegalArgumentException("value of type " + value.field);
        };
    }

    private static long zigzag(long n) {
        return (n >>> 1) ^ -(n & 1);
    }

    /** Walks over the fields of a protobuf message. */
    private static final class Message {
        private final ByteBuffer bytes;
        private int field;
        private int wire;

        Message(ByteBuffer bytes) {
            this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
        }

        boolean next() {
            if (!bytes.hasRemaining()) {
                return false;
            }
            long tag = varint();
            field = (int) (tag >> 3);
            wire = (int) (tag & 7);
            return true;
        }

        long varint() {
            long value = 0;
            for (int shift = 0; ; shift += 7) {
                byte b = bytes.get();
                value |= (long) (b & 0x7f) << shift;
                if (b >= 0) {
                    return value;
                }
            }
        }

        ByteBuffer message() {
            int length = (int) varint();
            ByteBuffer part = bytes.slice(bytes.position(), length);
            bytes.position(bytes.position() + length);
            return part;
        }

        String text() {
            return StandardCharsets.UTF_8.decode(message()).toString();
        }

        void skip() {
            if (wire == 0) {
                varint();
            } else {
                message();
            }
        }
    }
}
