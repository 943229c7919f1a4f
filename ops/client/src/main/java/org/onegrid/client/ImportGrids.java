package org.onegrid.client;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** {@code import grids}: loads somebody's coverage as the areas of a fresh instance, or says what is wrong with it and where. */
final class ImportGrids {

    /** Options of the program and the API's parameters they become. */
    private static final Map<String, String> PARAMETERS = new LinkedHashMap<>(Map.of(
            "level", "level",
            "code-field", "codeField",
            "name-field", "nameField",
            "parent-field", "parentField",
            "crs", "crs",
            "tolerance", "tolerance",
            "district-code", "districtCode",
            "district-name", "districtName",
            "zone", "zone"));

    private static final int SHOWN_FAULTS = 20;
    private static final double SHOWN_CHANGE_SQUARE_METERS = 0.5;

    private ImportGrids() {}

    static int run(List<String> args) {
        Set<String> valued = new java.util.HashSet<>(PARAMETERS.keySet());
        valued.add("faults");
        Options options = Options.parse(args, valued, Set.of("repair", "dry-run"));
        Path file = Path.of(options.only("file"));
        options.get("level");
        Server.Answer answer = send(Server.fromEnvironment(), file, options);
        if (answer.ok()) {
            printLoaded(answer.json(), System.out);
            return 0;
        }
        if (answer.body().contains("\"faults\"")) {
            printFaults(answer.json(), options, System.out);
        }
        answer.orFail("importing " + file.getFileName());
        return 1;
    }

    private static Server.Answer send(Server server, Path file, Options options) {
        StringBuilder query =
                new StringBuilder("repair=" + options.has("repair") + "&dryRun=" + options.has("dry-run"));
        PARAMETERS.forEach((option, parameter) -> options.find(option)
                .ifPresent(
                        value -> query.append('&').append(parameter).append('=').append(encode(value))));
        query.append("&file=").append(encode(String.valueOf(file.getFileName())));
        try {
            byte[] bytes = Files.readAllBytes(file);
            return server.send(
                    "POST",
                    "/api/areas/imports?" + query,
                    Map.of("Content-Type", "application/octet-stream"),
                    () -> HttpRequest.BodyPublishers.ofByteArray(bytes));
        } catch (java.nio.file.NoSuchFileException e) {
            throw new Failure("there is no file " + file);
        } catch (IOException e) {
            throw new Failure("the import did not get through: " + e.getMessage());
        }
    }

    private static void printLoaded(JsonNode answer, PrintStream out) {
        out.println(answer.get("areas").asInt() + " areas "
                + (answer.get("stored").asBoolean() ? "loaded into" : "ready for")
                + " district " + answer.get("districtCode").asString() + " ("
                + answer.get("format").asString() + ", "
                + answer.get("datum").asString() + ")");
        if (answer.get("repaired").asBoolean()) {
            out.println(answer.get("faultCount").asInt() + " faults were repaired: " + answer.get("faultsByCode"));
            out.println("Ground of the areas it changed, square metres before and after:");
            answer.get("changes").forEach(change -> printChange(change, out));
        }
    }

    private static void printChange(JsonNode change, PrintStream out) {
        double before = change.get("beforeSquareMeters").asDouble();
        double after = change.get("afterSquareMeters").asDouble();
        if (Math.abs(after - before) >= SHOWN_CHANGE_SQUARE_METERS) {
            out.printf(
                    "  %-24s %,16.1f %,16.1f  %+,.1f%n", change.get("code").asString(), before, after, after - before);
        }
    }

    private static void printFaults(JsonNode problem, Options options, PrintStream out) {
        JsonNode faults = problem.path("faults");
        out.println(problem.path("faultCount").asInt(faults.size()) + " faults:");
        int shown = 0;
        for (JsonNode fault : faults) {
            if (shown++ == SHOWN_FAULTS) {
                out.println("  … and more; --faults FILE writes those the server lists as GeoJSON");
                break;
            }
            out.printf(
                    "  %-20s %11.6f %10.6f  %s  %s%n",
                    fault.path("code").asString(""),
                    fault.path("lng").asDouble(),
                    fault.path("lat").asDouble(),
                    fault.path("areas"),
                    fault.path("message").asString(""));
        }
        options.find("faults").ifPresent(target -> write(faults, Path.of(target), out));
    }

    private static void write(JsonNode faults, Path target, PrintStream out) {
        var collection = Server.JSON.createObjectNode().put("type", "FeatureCollection");
        var features = collection.putArray("features");
        for (JsonNode fault : faults) {
            var feature = features.addObject().put("type", "Feature");
            feature.set("geometry", fault.path("geometry"));
            feature.putObject("properties")
                    .put("code", fault.path("code").asString(""))
                    .put("message", fault.path("message").asString(""))
                    .put("advice", fault.path("advice").asString(""));
        }
        try {
            Files.writeString(target, Server.JSON.writeValueAsString(collection));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.println("faults written to " + target);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
