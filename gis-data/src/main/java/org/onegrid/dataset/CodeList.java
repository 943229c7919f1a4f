package org.onegrid.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the lists of one JSON file and refuses what is malformed or named twice. */
public final class CodeList {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final String file;
    private final JsonNode root;

    private CodeList(String file, JsonNode root) {
        this.file = file;
        this.root = root;
    }

    /** The file of this name among the shipped data. */
    public static CodeList read(String file) {
        return new CodeList(file, JSON.readTree(bytes(file)));
    }

    /** The bytes of a shipped data file. */
    static byte[] bytes(String file) {
        try (InputStream in = CodeList.class.getResourceAsStream("/org/onegrid/data/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the data file " + file + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of one list in file order. */
    public <T> List<T> rows(String list, Class<T> type) {
        return root.required(list)
                .valueStream()
                .map(row -> JSON.treeToValue(row, type))
                .toList();
    }

    /** The rows of one list by code, in file order. */
    <T> Map<String, T> byCode(String list, Class<T> type, Function<T, String> code) {
        Map<String, T> byCode = new LinkedHashMap<>();
        for (T row : rows(list, type)) {
            if (byCode.put(code.apply(row), row) != null) {
                throw new IllegalStateException(file + ": the code " + code.apply(row) + " is there twice");
            }
        }
        return byCode;
    }

    static void requireCode(String code, String pattern) {
        if (!code.matches(pattern)) {
            throw new IllegalArgumentException("the code '" + code + "' does not match " + pattern);
        }
    }

    static void requireNames(String code, String zh, String en) {
        if (zh.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException(code + ": a name is empty");
        }
    }
}
