package org.onegrid.topology;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.onegrid.partition.Fault;
import org.onegrid.partition.Rules;

/** Judges a patch by what it changed. */
final class Verdict {

    private final Patch patch;
    private final Difference difference;
    private final Rules rules;
    private final List<Finding> found;

    private Verdict(Patch patch, Difference difference, Rules rules) {
        this.patch = patch;
        this.difference = difference;
        this.rules = rules;
        Check check = new Check(patch.sheet(), rules);
        if (check.segmentsMeetAtEnds(difference.drawn()) && !areasTile(check)) {
            Check mirrored = new Check(patch.sheet(), rules);
            if (Mirror.turn(patch, difference.faces())) {
                if (areasTile(mirrored)) {
                    check = mirrored;
                } else {
                    Mirror.turn(patch, difference.faces());
                }
            }
        }
        this.found = List.copyOf(check.found());
    }

    static Verdict of(Patch patch, Difference difference, Rules rules) {
        return new Verdict(patch, difference, rules);
    }

    boolean isGood() {
        return found.isEmpty();
    }

    /** @throws EditRefused when the result is no partition; the patch is taken back then */
    void refuseFaults() {
        if (found.isEmpty()) {
            return;
        }
        List<Fault> faults = Diagnosis.of(patch, difference, found, rules);
        Fault first = faults.get(0);
        throw new EditRefused(Reason.INVALID_RESULT, faults, first.place(), first.message(), first.advice());
    }

    /** Replaced arcs that are gone and those that are new; so every node that gained or lost one is among their ends. */
    private static Collection<Arc> ends(Patch patch) {
        List<Arc> arcs = new ArrayList<>();
        for (Swap<Arc> swap : patch.arcs()) {
            if (swap.before() != null) {
                arcs.add(swap.before());
            }
            if (swap.after() != null) {
                arcs.add(swap.after());
            }
        }
        return arcs;
    }

    private boolean areasTile(Check check) {
        if (!check.nodesAgree(ends(patch))) {
            return false;
        }
        Sheet sheet = patch.sheet();
        for (int number : difference.faces()) {
            Face face = sheet.findFace(number);
            if (face != null) {
                int parts = check.face(number);
                if (parts != face.parts() && parts > 0) {
                    patch.setFace(number, face.withParts(parts));
                }
            }
        }
        return check.found().isEmpty();
    }
}
