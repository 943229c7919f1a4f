package org.onegrid.topology;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.onegrid.partition.Rules;

/** Divides an area by halving it again and again, each time by the best straight cut that leaves a partition. */
final class Subdividing {

    private static final int MOST_PIECES = 100;
    private static final int MOST_WEIGHTS = 20_000;

    /** Ways tried before giving up. */
    private static final int MOST_TRIES = 40;

    /** Grid units by which a cut is drawn beyond the border at either end. */
    private static final double BEYOND = 5;

    private final Rules rules;
    private final double[] weights;

    private Subdividing(Rules rules, double[] weights) {
        this.rules = rules;
        this.weights = weights;
    }

    static void draw(Patch patch, Edit.Subdivide edit, Rules rules) {
        Sheet sheet = patch.sheet();
        int face = Edits.editable(patch, edit.area());
        Set<String> codes = new HashSet<>();
        for (String code : edit.as()) {
            Splitting.requireFree(sheet, code);
            if (!codes.add(code)) {
                throw refused(sheet, face, Reason.CODE_TAKEN, "the code " + code + " comes twice");
            }
        }
        if (edit.as().size() >= MOST_PIECES || edit.weights().size() > MOST_WEIGHTS) {
            throw refused(
                    sheet,
                    face,
                    Reason.NOT_DIVISIBLE,
                    "at most " + MOST_PIECES + " pieces and " + MOST_WEIGHTS + " weights are taken");
        }
        if (sheet.face(face).parts() > 1) {
            throw refused(sheet, face, Reason.AREA_IN_PARTS, edit.area() + " lies in detached parts");
        }
        double[] weights = new double[edit.weights().size() * 3];
        int n = 0;
        for (Weight weight : edit.weights()) {
            weights[n++] = Lines.x(weight.at());
            weights[n++] = Lines.y(weight.at());
            weights[n++] = weight.value();
        }
        new Subdividing(rules, weights).divide(patch, face, edit.as());
    }

    /** Into one more piece than there are codes; the face keeps one of them. */
    private void divide(Patch patch, int face, List<String> codes) {
        if (codes.isEmpty()) {
            return;
        }
        int pieces = codes.size() + 1;
        int other = pieces / 2;
        Bisection bisection = new Bisection(Part.of(patch.sheet(), face).get(0), weights, (double) other / pieces);
        String code = codes.get(0);
        List<Bisection.Way> ways = bisection.ways();
        for (int i = 0; i < Math.min(MOST_TRIES, ways.size()); i++) {
            Bisection.Way way = ways.get(i);
            if (patch.attempt(trial -> cut(trial, face, way, code, bisection))) {
                divide(patch, patch.sheet().faceOf(code), codes.subList(1, other));
                divide(patch, face, codes.subList(other, codes.size()));
                return;
            }
        }
        throw refused(
                patch.sheet(), face, Reason.NOT_DIVISIBLE, "no straight cut divides it into two connected pieces");
    }

    private boolean cut(Patch trial, int face, Bisection.Way way, String code, Bisection bisection) {
        double length = Math.hypot(way.x2() - way.x1(), way.y2() - way.y1());
        double dx = (way.x2() - way.x1()) / length * BEYOND;
        double dy = (way.y2() - way.y1()) / length * BEYOND;
        int[] line = {
            (int) Math.round(way.x1() - dx),
            (int) Math.round(way.y1() - dy),
            (int) Math.round(way.x2() + dx),
            (int) Math.round(way.y2() + dy)
        };
        List<Integer> chords = Cut.draw(trial, face, line);
        List<Part> parts = Part.of(trial.sheet(), face);
        if (chords.size() != 1 || parts.size() != 2) {
            return false;
        }
        boolean firstIsOther = bisection.isNearerToShare(parts.get(0), parts.get(1));
        Splitting.give(trial, face, parts.get(firstIsOther ? 0 : 1), code);
        return Verdict.of(trial, new Difference(trial.arcs()), rules).isGood();
    }

    private static EditRefused refused(Sheet sheet, int face, Reason reason, String message) {
        return new EditRefused(
                reason, Shapes.of(sheet, face), message, "Divide it into fewer pieces, or split it by hand.");
    }
}
