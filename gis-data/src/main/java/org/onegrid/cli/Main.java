package org.onegrid.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onegrid.synth.DistrictFiles;
import org.onegrid.synth.Recipe;

/** {@code demo --out DIR [--seed N] [--scale GRIDS]}: writes the demo district, or a city of at least so many grids. */
public final class Main {

    private static final String USAGE = "usage: demo --out DIR [--seed N] [--scale GRIDS]";
    private static final Set<String> OPTIONS = Set.of("--out", "--seed", "--scale");

    private Main() {}

    /** Exit code 0 when done, 2 when called wrongly, 1 when the files cannot be written. */
    public static void main(String[] args) {
        System.exit(run(List.of(args)));
    }

    static int run(List<String> args) {
        try {
            Map<String, String> options = options(args);
            long seed = Long.parseLong(options.getOrDefault("--seed", String.valueOf(Recipe.DEMO.seed())));
            List<Recipe> recipes = Recipe.city(seed, Integer.parseInt(options.getOrDefault("--scale", "1")));
            Path out = Path.of(options.getOrDefault("--out", ""));
            DistrictFiles.write(recipes, out, line -> System.err.println(line));
            return 0;
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(USAGE);
            return 2;
        } catch (IOException e) {
            System.err.println("cannot write: " + e.getMessage());
            return 1;
        }
    }

    private static Map<String, String> options(List<String> args) {
        if (args.isEmpty() || !args.get(0).equals("demo") || args.size() % 2 == 0) {
            throw new IllegalArgumentException("a command and pairs of option and value are expected");
        }
        Map<String, String> options = new HashMap<>();
        for (int i = 1; i < args.size(); i += 2) {
            if (!OPTIONS.contains(args.get(i)) || options.put(args.get(i), args.get(i + 1)) != null) {
                throw new IllegalArgumentException("unknown or repeated option " + args.get(i));
            }
        }
        if (!options.containsKey("--out")) {
            throw new IllegalArgumentException("--out is missing");
        }
        return options;
    }
}
