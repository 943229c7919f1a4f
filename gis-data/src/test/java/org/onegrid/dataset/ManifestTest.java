package org.onegrid.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every data file is in the manifest with its present bytes. After changing data run this test once with
 * {@code -Donegrid.write=true} to write the manifest anew, and read the difference before committing it.
 */
class ManifestTest {

    private static final Path DATA = Path.of("data");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void listsEveryDataFileWithItsHashCountsAndSource() throws IOException {
        List<Manifest.Entry> actual = new ArrayList<>();
        for (String path : paths()) {
            actual.add(describe(path));
        }
        if (Boolean.getBoolean("onegrid.write")) {
            write(actual);
            return;
        }
        assertThat(Manifest.standard().files())
                .as("manifest.json; -Donegrid.write=true writes it anew")
                .isEqualTo(actual);
    }

    @Test
    void everyFileSaysWhereItComesFromAndUnderWhichLicence() {
        assertThat(Manifest.standard().files()).isNotEmpty().allSatisfy(f -> {
            assertThat(f.source()).as(f.path()).isNotBlank();
            assertThat(f.licence()).as(f.path()).isNotBlank();
        });
    }

    private static List<String> paths() throws IOException {
        try (Stream<Path> files = Files.walk(DATA)) {
            return files.filter(Files::isRegularFile)
                    .map(f -> DATA.relativize(f).toString().replace('\\', '/'))
                    .filter(f -> !f.equals("manifest.json"))
                    .sorted()
                    .toList();
        }
    }

    private static Manifest.Entry describe(String path) throws IOException {
        byte[] bytes = Files.readAllBytes(DATA.resolve(path));
        List<String> counts = new ArrayList<>();
        String source = "Ours, generated or written for this product.";
        String status = "ours";
        String licence = "Apache-2.0";
        if (path.endsWith(".json")) {
            JsonNode root = JSON.readTree(bytes);
            root.properties().stream()
                    .filter(p -> p.getValue().isArray())
                    .forEach(p -> counts.add(p.getKey() + " " + p.getValue().size()));
            source = root.required("source").asString();
            status = root.required("status").asString();
            licence = root.required("licence").asString();
        } else {
            counts.add(
                    "lines " + new String(bytes, StandardCharsets.UTF_8).lines().count());
        }
        return new Manifest.Entry(path, Manifest.sha256(bytes), bytes.length, counts, source, status, licence);
    }

    private static void write(List<Manifest.Entry> entries) throws IOException {
        String rows = entries.stream()
                .map(e -> "    " + JSON.writeValueAsString(e))
                .collect(Collectors.joining(",\n", "{\n  \"files\": [\n", "\n  ]\n}\n"));
        Files.writeString(DATA.resolve("manifest.json"), rows);
    }
}
