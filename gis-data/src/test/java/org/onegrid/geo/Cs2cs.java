package org.onegrid.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** PROJ's command line program (Debian package proj-bin) as an independent judge. It keeps the axis order of the register. */
final class Cs2cs {

    private Cs2cs() {}

    static void requireInstalled() {
        boolean installed = List.of("/usr/bin/cs2cs", "/usr/local/bin/cs2cs", "/opt/homebrew/bin/cs2cs").stream()
                .anyMatch(path -> Files.isExecutable(Path.of(path)));
        Assumptions.assumeTrue(installed, "PROJ's cs2cs is not installed (package proj-bin): cross-check skipped");
    }

    /** Each pair through cs2cs, in and out in the register's order of axes. */
    static List<double[]> transform(String from, String to, List<double[]> pairs)
            throws IOException, InterruptedException {
        Path input = Files.createTempFile("cs2cs", ".txt");
        try {
            StringBuilder lines = new StringBuilder();
            pairs.forEach(p -> lines.append(String.format(Locale.ROOT, "%.12f %.12f%n", p[0], p[1])));
            Files.writeString(input, lines);
            Process process = new ProcessBuilder("cs2cs", "-f", "%.10f", from, to)
                    .redirectInput(input.toFile())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(output).isZero();
            List<double[]> answers = new ArrayList<>();
            for (String line : output.strip().split("\n")) {
                String[] parts = line.strip().split("\\s+");
                answers.add(new double[] {Double.parseDouble(parts[0]), Double.parseDouble(parts[1])});
            }
            assertThat(answers).hasSameSizeAs(pairs);
            return answers;
        } finally {
            Files.delete(input);
        }
    }
}
