package org.onegrid.format;

import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** Bounded streaming JSON: parser, plain values, and what its exceptions mean for the person who sent the file. */
final class Json {

    private static final int LONGEST_NUMBER = 400;
    private static final int LONGEST_NAME = 10_000;

    private Json() {}

    static JsonParser parser(InputStream in, Limits limits) {
        StreamReadConstraints constraints = StreamReadConstraints.builder()
                .maxNestingDepth(limits.maxDepth())
                .maxStringLength(limits.maxFieldChars())
                .maxNumberLength(LONGEST_NUMBER)
                .maxNameLength(LONGEST_NAME)
                .build();
        JsonFactory factory =
                JsonFactory.builder().streamReadConstraints(constraints).build();
        return factory.createParser(ObjectReadContext.empty(), in);
    }

    /** The value at the current token as String, Long, BigInteger, Double, Boolean, List, Map or null. */
    static @Nullable Object value(JsonParser json, Limits limits) {
        return switch (json.currentToken()) {
            case START_OBJECT -> object(json, limits);
            case START_ARRAY -> array(json, limits);
            case VALUE_STRING -> json.getString();
            case VALUE_NUMBER_INT ->
                switch (json.getNumberType()) {
                    case INT, LONG -> json.getLongValue();
                    default -> json.getBigIntegerValue();
                };
            case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    /** The object at the current token, members in the file's order; the last of two equal names counts. */
    static Map<String, @Nullable Object> object(JsonParser json, Limits limits) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            members.put(name, value(json, limits));
            if (members.size() > limits.maxFields()) {
                throw tooLarge(json, "an object has more than " + limits.maxFields() + " members");
            }
        }
        return Collections.unmodifiableMap(members);
    }

    private static List<@Nullable Object> array(JsonParser json, Limits limits) {
        List<@Nullable Object> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(json, limits));
            if (elements.size() > limits.maxVertices()) {
                throw tooLarge(json, "an array has more than " + limits.maxVertices() + " elements");
            }
        }
        return Collections.unmodifiableList(elements);
    }

    private static FileRefusal tooLarge(JsonParser json, String message) {
        return new FileRefusal(new Fault(
                "json-too-large", 0, json.currentLocation().getLineNr(), message, "leave out what is not needed"));
    }

    static FileRefusal refusal(JacksonException e) {
        if (e instanceof JacksonIOException && e.getCause() instanceof java.io.IOException io) {
            throw new UncheckedIOException(io);
        }
        long line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
        int column = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getColumnNr());
        if (e instanceof StreamConstraintsException) {
            return new FileRefusal(new Fault(
                    "json-too-large",
                    0,
                    line,
                    e.getOriginalMessage(),
                    "leave out what is not needed or split the file"));
        }
        return new FileRefusal(new Fault(
                "json-malformed",
                0,
                line,
                e.getOriginalMessage() + (column > 0 ? " (column " + column + ")" : ""),
                "the file is cut off, damaged or not UTF-8; export it again"));
    }
}
