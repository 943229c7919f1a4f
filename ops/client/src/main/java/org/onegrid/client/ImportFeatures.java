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
    ROADS(
            "/api/basemap/roads/imports",
            Map.of("class-field", "classField", "name-field", "nameField", "crs", "crs"),
            """
            Usage: ops/import roads FILE [options]

            Brings roads into the base map, where they are drawn and travelled on: an OpenStreetMap extract (.osm.pbf, .osm),
            GeoJSON or a zipped Shapefile whose classes are those of OpenStreetMap's key highway.

              --class-field NAME   attribute with the class (highway)     --name-field NAME   with the name (name)
              --crs CRS            wgs84, cgcs2000, gcj02, bd09 or EPSG:nnnn, when the file does not say
              --replace            instead of the roads that are there
            """) {
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
                    "household-square-meters", "householdSquareMeters"),
            """
            Usage: ops/import elements FILE --layer LAYER --kind-field NAME [options]

            Brings service points, organisations or homes in: an OpenStreetMap extract, GeoJSON, a zipped Shapefile or CSV. Each
            goes to the area its place lies in; again the same file changes nothing.

              --layer LAYER        person (homes), place, object or organisation
              --kind-field NAME    attribute with the kind, as amenity; what has none is left out
              --kinds A,B          the kinds that are taken (all)
              --name-field NAME    attribute with the name (name)     --code-field NAME   with what is unique (the file's ids)
              --lng NAME --lat NAME  columns of a CSV file            --crs CRS           when the file does not say
              --household-square-meters N   for homes: households are estimated from ground, building:levels and this
            """) {
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
    private final String usage;

    ImportFeatures(String address, Map<String, String> parameters, String usage) {
        this.address = address;
        this.parameters = parameters;
        this.usage = usage;
    }

    abstract void print(JsonNode answer, PrintStream out);

    int run(List<String> args) {
        Set<String> valued = new HashSet<>(parameters.keySet());
        Options options = Options.parse(args, valued, Set.of("replace", "help"));
        if (options.has("help")) {
            System.out.print(usage);
            return 0;
        }
        if (options.rest().size() != 1) {
            throw new UsageError(usage);
        }
        Path file = Path.of(options.rest().get(0));
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
