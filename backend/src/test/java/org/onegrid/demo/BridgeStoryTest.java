package org.onegrid.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.onegrid.synth.District;
import org.onegrid.synth.Recipe;
import org.onegrid.test.Analyses;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.Somebody;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The fourth story of {@code data/demo/STORIES.md} as the coverage analysis tells it to somebody who asks for it. */
@PostgisTest
class BridgeStoryTest {

    private static final Path STORIES = Path.of("../gis-data/data/demo/STORIES.md");
    private static final Pattern GRID = Pattern.compile("\\| (\\d{15}) \\| ([0-9.]+) \\| ([0-9.]+) \\|");

    private record Minutes(double open, double closed) {}

    @Autowired
    DemoDistrict demo;

    @Autowired
    Analyses analyses;

    @Autowired
    Somebody somebody;

    private static Map<String, Minutes> told() throws IOException {
        Map<String, Minutes> told = new HashMap<>();
        Matcher line = GRID.matcher(Files.readString(STORIES));
        while (line.find()) {
            told.put(line.group(1), new Minutes(Double.parseDouble(line.group(2)), Double.parseDouble(line.group(3))));
        }
        return told;
    }

    @Test
    void theClosedBridgeSlowsTheFireBrigadeInTheTwelveGrids() throws IOException {
        demo.load(District.generate(Recipe.DEMO));
        Map<String, Minutes> told = told();
        assertThat(told).hasSize(12);
        JsonNode result = analyses.result(somebody.administrator(), """
            {"kind": "coverage", "area": "990100", "level": "grid",
             "wish": {"sources": {"elements": ["fire"]}, "mode": "car", "minutes": [5, 10],
                      "closed": [{"road": "澜桥路", "bridge": true}]}}\
            """);
        assertThat(result.path("mapped").asString()).isEqualTo("slower");
        int compared = 0;
        for (JsonNode row : result.path("rows")) {
            JsonNode values = row.path("values");
            Minutes minutes = told.get(row.path("code").asString());
            if (minutes != null) {
                compared++;
                assertThat(values.path("meanOpen").asDouble() / 60)
                        .as(row.path("code").asString() + " open")
                        .isCloseTo(minutes.open(), within(0.051));
                assertThat(values.path("mean").asDouble() / 60)
                        .as(row.path("code").asString() + " closed")
                        .isCloseTo(minutes.closed(), within(0.051));
            }
            if (!values.path("slower").isNull()) {
                assertThat(values.path("slower").asDouble()).isGreaterThanOrEqualTo(0);
            }
        }
        assertThat(compared).isEqualTo(12);
        Set<String> found = new HashSet<>();
        result.path("findings").forEach(finding -> {
            if (finding.path("kind").asString().equals("closure-slows")) {
                found.add(finding.path("area").path("code").asString());
            }
        });
        // the story ranks grids by one place in their middle, the analysis by all their households: the ends of the two
        // lists differ, most of them do not
        assertThat(found).hasSize(12);
        found.retainAll(told.keySet());
        assertThat(found).hasSizeGreaterThanOrEqualTo(8);
    }
}
