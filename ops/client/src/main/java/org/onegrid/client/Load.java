package org.onegrid.client;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/** Measurements under load; the first argument names what is loaded, the feed when it names nothing. */
final class Load {

    /** Each takes the arguments after its name and returns the exit status. */
    private static final Map<String, ToIntFunction<List<String>>> KINDS = new TreeMap<>(
            Map.of("feed", FeedLoad::run, "positions", PositionsLoad::run, "tracking", TrackingLoad::run));

    private static final String USUAL = "feed";

    private Load() {}

    static int run(List<String> args) {
        boolean named = !args.isEmpty() && !args.get(0).startsWith("--");
        String kind = named ? args.get(0) : USUAL;
        ToIntFunction<List<String>> load = KINDS.get(kind);
        if (load == null) {
            throw new UsageError("ops/load/run " + String.join("|", KINDS.keySet()) + ", not " + kind);
        }
        return load.applyAsInt(named ? args.subList(1, args.size()) : args);
    }
}
