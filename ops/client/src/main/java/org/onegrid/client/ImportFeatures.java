package org.onegrid.client;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** {@code import roads} and {@code import elements}: hands a file to the server and says what became of it. */
enum ImportFeatures {
    ROADS("/api/basemap/roads/imports", Map.of("class-field", "classField", "name-field", "nameField", "crs", "crs")) {
        @Override
        void print(JsonNode answer, PrintStream out) {
            out.printf(
                    "%,d roads stored (%s, %,d features read)%n",
                    answer.path("stored").asLong(),
                    answer.path("format").asString(),
                    answer.path("read").asLong());
            out.printf(
                    "left out: %,d repeated, %,d no roads; closed to all or of unknown class: %s%n",
                    answer.path("again").asLong(), answer.path("others").asLong(), answer.path("closed"));
        }
    },
    ELEMENTS(
            "/api/elements/imports",
            Map.of(
                    "layer", "layer",
                    "kind-field", "kindField",
                    "kinds", "kinds",
                    "name-field", "nameField",
                    "code-field", "codeField",
                    "lng", "lng",
                    "lat", "lat",
                    "crs", "crs",
                    "household-square-meters", "householdSquareMeters")) {
        @Override
        void print(JsonNode answer, PrintStream out) {
            out.printf(
                    "%,d elements stored (%s, %,d features read)%n",
                    answer.path("stored").asLong(),
                    answer.path("format").asString(),
                    answer.path("read").asLong());
            out.printf(
                    "left out: %,d in no area, %,d present before, %,d without place or code, %,d of other kinds%n",
                    answer.path("outside").asLong(),
                    answer.path("present").asLong(),
                    answer.path("faulty").asLong(),
                    answer.path("others").asLong());
        }
    };

    private final String address;
    private final Map<String, String> parameters;

    ImportFeatures(String address, Map<String, String> parameters) {
        this.address = address;
        this.parameters = parameters;
    }

    abstract void print(JsonNode answer, PrintStream out);

    int run(List<String> args) {
        Set<String> valued = new HashSet<>(parameters.keySet());
        Options options = Options.parse(args, valued, Set.of("replace"));
        Path file = Path.of(options.only("file"));
        StringBuilder query = new StringBuilder("file=" + encode(String.valueOf(file.getFileName())));
        if (options.has("replace")) {
            query.append("&replace=true");
        }
        parameters.forEach((option, parameter) -> options.find(option)
                .ifPresent(
                        value -> query.append('&').append(parameter).append('=').append(encode(value))));
        try {
            byte[] bytes = Files.readAllBytes(file);
            Server.Answer answer = Server.fromEnvironment()
                    .send(
                            "POST",
                            address + "?" + query,
                            Map.of("Content-Type", "application/octet-stream"),
                            () -> HttpRequest.BodyPublishers.ofByteArray(bytes));
            answer.orFail("importing " + file.getFileName());
            print(answer.json(), System.out);
            return 0;
        } catch (java.nio.file.NoSuchFileException e) {
            throw new Failure("there is no file " + file);
        } catch (IOException e) {
            throw new Failure("the import did not get through: " + e.getMessage());
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
