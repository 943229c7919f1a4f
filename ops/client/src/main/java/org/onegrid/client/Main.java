package org.onegrid.client;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/** The program: its first argument names what to do. The scripts in {@code ops/} call it. */
public final class Main {

    /** Each takes the arguments after its name and returns the exit status. */
    private static final Map<String, ToIntFunction<List<String>>> COMMANDS = Map.of(
            "import-grids", ImportGrids::run,
            "import-incidents", ImportIncidents::run,
            "import-roads", args -> ImportFeatures.ROADS.run(args),
            "import-elements", args -> ImportFeatures.ELEMENTS.run(args),
            "load", Load::run,
            "simulate", Simulate::run);

    private Main() {}

    /** Ends the process with 0 when done, 1 when it failed, 2 when the arguments are wrong. */
    public static void main(String[] args) {
        System.exit(run(Arrays.asList(args)));
    }

    private static int run(List<String> args) {
        String name = args.isEmpty() ? "" : args.get(0);
        List<String> rest = args.subList(Math.min(1, args.size()), args.size());
        try {
            ToIntFunction<List<String>> command = COMMANDS.get(name);
            if (command == null) {
                throw new UsageError("say what to do: one of " + new TreeSet<>(COMMANDS.keySet()));
            }
            return command.applyAsInt(rest);
        } catch (UsageError e) {
            System.err.println(e.getMessage());
            return 2;
        } catch (Failure e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }
}
