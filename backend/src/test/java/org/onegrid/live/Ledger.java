package org.onegrid.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a client applied, in the order it did, held against what the log says was to be applied. */
public final class Ledger {

    /** An event as the log or a client has it. */
    public record Line(long position, String payload) {}

    private final List<Line> applied = new ArrayList<>();

    public void apply(long position, String payload) {
        applied.add(new Line(position, payload));
    }

    public int size() {
        return applied.size();
    }

    /** A copy in which two neighbours have changed places, as happens when frames of one session are sent by two threads. */
    public Ledger withNeighboursSwapped(int at) {
        Ledger other = new Ledger();
        other.applied.addAll(applied);
        other.applied.set(at, applied.get(at + 1));
        other.applied.set(at + 1, applied.get(at));
        return other;
    }

    /** Every way in which this is not each line of the log once and in order; empty when it is. */
    public List<String> faults(List<Line> log) {
        Map<Long, String> wanted = new HashMap<>();
        log.forEach(line -> wanted.put(line.position(), line.payload()));
        List<String> faults = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        long last = 0;
        for (Line line : applied) {
            if (!seen.add(line.position())) {
                faults.add("twice " + line.position());
            } else if (line.position() < last) {
                faults.add("out of order " + line.position() + " after " + last);
            }
            if (!line.payload().equals(wanted.get(line.position()))) {
                faults.add("not in the log " + line);
            }
            last = Math.max(last, line.position());
        }
        log.stream()
                .filter(line -> !seen.contains(line.position()))
                .forEach(line -> faults.add("missed " + line.position()));
        return faults;
    }
}
