package org.onegrid.client;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Arguments of a program: {@code --name value}, {@code --flag}, and the rest in order. */
final class Options {

    private final Map<String, String> values = new HashMap<>();
    private final Set<String> flags = new HashSet<>();
    private final List<String> rest = new ArrayList<>();

    /**
     * @param valued names (without dashes) that take a value
     * @param flags  names that stand alone
     * @throws UsageError for a name that is not known or lacks its value
     */
    static Options parse(List<String> args, Set<String> valued, Set<String> flags) {
        Options options = new Options();
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (!arg.startsWith("--")) {
                options.rest.add(arg);
                continue;
            }
            String name = arg.substring(2);
            if (flags.contains(name)) {
                options.flags.add(name);
            } else if (!valued.contains(name)) {
                throw new UsageError("unknown option '" + arg + "' (try --help)");
            } else if (i + 1 == args.size()) {
                throw new UsageError(arg + " needs a value");
            } else {
                options.values.put(name, args.get(++i));
            }
        }
        return options;
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    String get(String name) {
        return find(name).orElseThrow(() -> new UsageError("--" + name + " is missing"));
    }

    double number(String name, double otherwise) {
        return find(name)
                .map(text -> {
                    try {
                        return Double.parseDouble(text);
                    } catch (NumberFormatException e) {
                        throw new UsageError("--" + name + " takes a number, was '" + text + "'");
                    }
                })
                .orElse(otherwise);
    }

    List<String> rest() {
        return rest;
    }

    /** @throws UsageError when the rest is not one argument */
    String only(String what) {
        if (rest.size() != 1) {
            throw new UsageError("one " + what + " is to be named, not " + rest.size() + " (try --help)");
        }
        return rest.get(0);
    }
}
