package org.onegrid.client;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * How the columns of somebody's file become incidents. Read from YAML; each member of an incident is given by a
 * {@link Cell}: the name of a column, or a fixed text, with patterns to replace and values to translate.
 *
 * @param lng, lat      columns with the place; empty when one column has both
 * @param point         the column with both as {@code (lat, lng)}; empty when there are two
 * @param datum         of the place
 * @param zone          in which the file's times without offset are
 * @param charset       of the text, null to recognise it
 * @param cells         by name of the incident's member
 * @param expectedArea  code of the area as the file itself sees it, to compare; null when it does not say
 */
record Mapping(
        String lng,
        String lat,
        String point,
        String datum,
        ZoneId zone,
        @Nullable Charset charset,
        Map<String, Cell> cells,
        @Nullable Cell expectedArea) {

    private static final Set<String> SETTINGS =
            Set.of("lng", "lat", "point", "datum", "zone", "charset", "expectedArea");
    private static final Set<String> REQUIRED = Set.of("category", "reportedAt");
    private static final Set<String> INSTANTS =
            Set.of("reportedAt", "acceptedAt", "dispatchedAt", "arrivedAt", "handledAt", "closedAt", "dueAt");
    private static final Set<String> TEXTS =
            Set.of("category", "title", "description", "channel", "sourceId", "severity", "status");

    static boolean isInstant(String member) {
        return INSTANTS.contains(member);
    }

    /** @throws UsageError naming the file and what is wrong in it */
    static Mapping read(Path file) {
        JsonNode root;
        try {
            root = new YAMLMapper().readTree(Files.readString(file));
        } catch (java.io.IOException | JacksonException e) {
            throw new UsageError("the mapping " + file + " cannot be read: " + e.getMessage());
        }
        if (!root.isObject()) {
            throw new UsageError("the mapping " + file + " must be a list of 'member: column' lines");
        }
        try {
            Map<String, Cell> cells = new LinkedHashMap<>();
            for (var entry : root.properties()) {
                String name = entry.getKey();
                if (INSTANTS.contains(name) || TEXTS.contains(name)) {
                    cells.put(name, Cell.of(name, entry.getValue()));
                } else if (!SETTINGS.contains(name)) {
                    throw new UsageError("unknown member '" + name + "'");
                }
            }
            for (String name : REQUIRED) {
                if (!cells.containsKey(name)) {
                    throw new UsageError("'" + name + "' is missing");
                }
            }
            String charset = text(root, "charset", "");
            return new Mapping(
                    root.has("point") ? "" : required(root, "lng"),
                    root.has("point") ? "" : required(root, "lat"),
                    text(root, "point", ""),
                    text(root, "datum", "wgs84"),
                    ZoneId.of(text(root, "zone", ZoneId.systemDefault().getId())),
                    charset.isEmpty() ? null : Charset.forName(charset),
                    cells,
                    root.has("expectedArea") ? Cell.of("expectedArea", root.get("expectedArea")) : null);
        } catch (UsageError | DateTimeException | IllegalArgumentException e) {
            throw new UsageError("the mapping " + file + ": " + e.getMessage());
        }
    }

    private static String required(JsonNode root, String name) {
        String value = text(root, name, "");
        if (value.isEmpty()) {
            throw new UsageError("'" + name + "' is missing");
        }
        return value;
    }

    private static String text(JsonNode root, String name, String otherwise) {
        return root.path(name).asString(otherwise);
    }
}
