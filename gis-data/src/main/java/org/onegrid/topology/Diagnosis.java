package org.onegrid.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.overlayng.CoverageUnion;
import org.onegrid.geo.Precision;
import org.onegrid.partition.Area;
import org.onegrid.partition.Coverage;
import org.onegrid.partition.Fault;
import org.onegrid.partition.Fault.Code;
import org.onegrid.partition.Report;
import org.onegrid.partition.Rules;

/**
 * Puts what is wrong with a drawing into words. The areas concerned are validated as an imported coverage would be, below
 * the ground they had together: so a fault has the same code, geometry and advice here and there.
 */
final class Diagnosis {

    /** Larger neighbourhoods are told by the places alone, lest a refusal takes long. */
    private static final int MOST_VERTICES = 50_000;

    /** Borders that cross more often than this are told as entangled. */
    private static final int MOST_CROSSINGS = 2_000;

    private static final Map<Code, String> ADVICE = Map.of(
            Code.OVERLAP, "Keep the border on its own side of all others.",
            Code.SELF_INTERSECTION, "Draw the border so that it does not cross or touch itself.",
            Code.UNMATCHED_VERTEX, "Keep away from the other border, or take one of its vertices.",
            Code.CONTAINED, "Go round the island, or merge it.",
            Code.DISCONNECTED, "Leave the area in one piece.",
            Code.BELOW_MIN_AREA, "Leave more ground to the area, or merge it.",
            Code.SLIVER, "Leave the area wider, or give the thin part to a neighbour.");

    private Diagnosis() {}

    /** At least one fault. Takes the patch back on the way. */
    static List<Fault> of(Patch patch, Difference difference, List<Finding> found, Rules rules) {
        Sheet sheet = patch.sheet();
        List<Fault> seen = found.stream().map(finding -> fault(sheet, finding)).toList();
        Set<Integer> concerned = new TreeSet<>(difference.faces());
        found.forEach(finding -> concerned.addAll(finding.faces()));
        List<Area> areas = new ArrayList<>();
        long vertices = 0;
        for (int number : concerned) {
            Face face = sheet.findFace(number);
            if (face != null && face.editable()) {
                Geometry shape = Shapes.asDrawn(Walk.around(sheet, number));
                vertices += shape.getNumPoints();
                areas.add(new Area(face.code(), face.code(), shape, null, face.enclave() || face.parts() > 1));
            }
        }
        patch.rollBack();
        if (vertices > MOST_VERTICES) {
            return seen;
        }
        List<Geometry> ground = new ArrayList<>();
        for (int number : concerned) {
            Face face = sheet.findFace(number);
            if (face != null && face.editable()) {
                ground.add(Shapes.of(sheet, number));
            }
        }
        Rules bounded = new Rules(
                rules.minAreaSquareMeters(),
                rules.sliverMeters(),
                rules.maxAreas(),
                rules.maxVertices(),
                Math.min(MOST_CROSSINGS, rules.maxCrossings()));
        Report report = Coverage.of(areas, ground.isEmpty() ? List.of() : List.of(above(ground)), bounded)
                .validate();
        return report.faults().isEmpty() ? seen : report.faults();
    }

    private static Area above(List<Geometry> ground) {
        Geometry all = CoverageUnion.union(Precision.FACTORY.createGeometryCollection(ground.toArray(Geometry[]::new)));
        return new Area("", "", all);
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
