package org.onegrid.topology;

import java.util.List;
import java.util.Map;
import org.onegrid.partition.Fault;
import org.onegrid.partition.Fault.Code;
import org.onegrid.partition.Rules;

/** Puts what is wrong with a patch into words. */
final class Diagnosis {

    private static final Map<Code, String> ADVICE = Map.ofEntries(
            Map.entry(Code.OVERLAP, "Keep the border on its own side of all others."),
            Map.entry(Code.SELF_INTERSECTION, "Draw the border so that it does not cross or touch itself."),
            Map.entry(Code.UNMATCHED_VERTEX, "Keep away from the other border, or take one of its vertices."),
            Map.entry(Code.CONTAINED, "Go round the island, or merge it."),
            Map.entry(Code.DISCONNECTED, "Leave the area in one piece."),
            Map.entry(Code.BELOW_MIN_AREA, "Leave more ground to the area, or merge it."),
            Map.entry(Code.SLIVER, "Leave the area wider, or give the thin part to a neighbour."));

    private Diagnosis() {}

    /** At least one fault. */
    static List<Fault> of(Patch patch, Difference difference, List<Finding> found, Rules rules) {
        return found.stream().map(finding -> fault(patch.sheet(), finding)).toList();
    }

    static Fault fault(Sheet sheet, Finding finding) {
        List<String> areas = finding.faces().stream()
                .map(sheet::findFace)
                .filter(face -> face != null)
                .map(Face::code)
                .toList();
        return new Fault(
                finding.code(),
                areas,
                Lines.point(finding.x(), finding.y()),
                finding.message() + (areas.isEmpty() ? "" : ": " + String.join(", ", areas)),
                ADVICE.getOrDefault(finding.code(), "Draw it otherwise."));
    }
}
