package org.onegrid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onegrid.dataset.Manifest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MainTest {

    @TempDir
    private Path folder;

    @Test
    void writesTheDemoWithAManifestThatTellsTheTruth() throws IOException {
        assertThat(Main.run(List.of("demo", "--out", folder.toString()))).isZero();

        JsonNode manifest = JsonMapper.shared().readTree(Files.readString(folder.resolve("manifest.json")));
        assertThat(manifest.get("files").size()).isEqualTo(10);
        for (JsonNode file : manifest.get("files")) {
            byte[] bytes = Files.readAllBytes(folder.resolve(file.get("path").asString()));
            assertThat(Manifest.sha256(bytes)).isEqualTo(file.get("sha256").asString());
            assertThat((long) bytes.length).isEqualTo(file.get("bytes").asLong());
        }
        JsonNode areas = JsonMapper.shared().readTree(Files.readString(folder.resolve("areas.geojson")));
        assertThat(areas.get("features").size()).isEqualTo(1 + 2 + 7 + 99 + 772);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThat(Main.run(List.of())).isEqualTo(2);
        assertThat(Main.run(List.of("demo"))).isEqualTo(2);
        assertThat(Main.run(List.of("demo", "--out", folder.toString(), "--size", "3")))
                .isEqualTo(2);
        assertThat(Main.run(List.of("demo", "--out", folder.toString(), "--scale", "0")))
                .isEqualTo(2);
        assertThat(Main.run(List.of("demo", "--out", folder.toString(), "--seed", "x")))
                .isEqualTo(2);
    }
}
