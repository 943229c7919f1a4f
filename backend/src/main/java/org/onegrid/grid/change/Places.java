package org.onegrid.grid.change;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.Datum;
import org.onegrid.geo.DatumRefusal;
import org.onegrid.geo.LngLat;
import org.onegrid.problem.Refusal;
import org.onegrid.topology.Edit;
import org.onegrid.topology.Weight;

/** Makes what was sent what the topology takes: counts before it reads, and takes no number that is no place. */
final class Places {

    /** Most vertices of a line drawn by hand or along a road; a community's border has some hundreds. */
    static final int MOST_VERTICES = 10_000;

    private static final int MOST_AREAS = 100;
    private static final Pattern NEW_CODE = Pattern.compile("\\+[1-9][0-9]{0,3}");

    private Places() {}

    /**
     * @param weights of a subdivision
     * @throws Refusal 422 {@code boundary-edit-refused} with what cannot be read
     */
    static Edit edit(BoundaryEdit sent, @Nullable List<List<Double>> weights) {
        if (sent instanceof BoundaryEdit.MoveVertex move) {
            return new Edit.MoveVertex(place(move.at()), place(move.to()));
        }
        if (sent instanceof BoundaryEdit.InsertVertex insert) {
            return new Edit.InsertVertex(place(insert.from()), place(insert.to()), place(insert.at()));
        }
        if (sent instanceof BoundaryEdit.DeleteVertex delete) {
            return new Edit.DeleteVertex(place(delete.at()));
        }
        if (sent instanceof BoundaryEdit.ReshapeEdge reshape) {
            return new Edit.ReshapeEdge(
                    place(reshape.from()), place(reshape.to()), placeOrNull(reshape.through()), line(reshape.line()));
        }
        if (sent instanceof BoundaryEdit.Split split) {
            return new Edit.Split(
                    code(split.area()), line(split.line()), newCode(split.as()), placeOrNull(split.keep()));
        }
        if (sent instanceof BoundaryEdit.Merge merge) {
            return new Edit.Merge(codes(merge.areas()), code(merge.into()));
        }
        if (sent instanceof BoundaryEdit.Transfer transfer) {
            return new Edit.Transfer(
                    code(transfer.from()),
                    code(transfer.to()),
                    lineOrNull(transfer.line()),
                    lineOrNull(transfer.piece()));
        }
        BoundaryEdit.Subdivide subdivide = (BoundaryEdit.Subdivide) sent;
        return new Edit.Subdivide(
                code(subdivide.area()),
                codes(subdivide.as()).stream().map(Places::newCode).toList(),
                weights(weights == null ? List.of() : weights));
    }

    /** The same as it would be sent and is stored. @throws IllegalArgumentException for an edit that only a person makes */
    static BoundaryEdit sent(Edit edit) {
        if (edit instanceof Edit.Split split) {
            LngLat keep = split.keep();
            return new BoundaryEdit.Split(
                    split.area(),
                    split.line().stream().map(Places::pair).toList(),
                    split.as(),
                    keep == null ? null : pair(keep));
        }
        if (edit instanceof Edit.Merge merge) {
            return new BoundaryEdit.Merge(merge.areas(), merge.into());
        }
        throw new IllegalArgumentException("only splits and merges are drawn by programs, was " + edit);
    }

    private static List<Double> pair(LngLat place) {
        return List.of(place.lng(), place.lat());
    }

    /** How many vertices a line or ring of it has. */
    static int vertices(BoundaryEdit sent) {
        if (sent instanceof BoundaryEdit.ReshapeEdge reshape) {
            return size(reshape.line());
        }
        if (sent instanceof BoundaryEdit.Split split) {
            return size(split.line());
        }
        return sent instanceof BoundaryEdit.Transfer transfer ? size(transfer.line()) + size(transfer.piece()) : 1;
    }

    private static int size(@Nullable List<?> line) {
        return line == null ? 0 : line.size();
    }

    private static List<Weight> weights(List<List<Double>> weights) {
        return weights.stream()
                .map(one -> new Weight(new LngLat(one.get(0), one.get(1)), one.get(2)))
                .toList();
    }

    private static LngLat place(@Nullable List<Double> pair) {
        if (pair == null || pair.size() != 2 || pair.stream().anyMatch(Objects::isNull)) {
            throw EditRefusal.of(
                    "place-malformed", "A place is two numbers, was " + pair, "Send [longitude, latitude] in degrees.");
        }
        try {
            return Datum.CGCS2000.toStored(pair.get(0), pair.get(1));
        } catch (DatumRefusal e) {
            throw EditRefusal.of(
                    e.code().toString(),
                    String.valueOf(e.getMessage()),
                    "Send [longitude, latitude] in degrees, in this order.");
        }
    }

    private static @Nullable LngLat placeOrNull(@Nullable List<Double> pair) {
        return pair == null ? null : place(pair);
    }

    private static List<LngLat> line(@Nullable List<List<Double>> line) {
        if (line == null) {
            throw EditRefusal.of("line-missing", "The operation has no 'line'.", "Send it: a list of places.");
        }
        if (line.size() > MOST_VERTICES) {
            throw EditRefusal.of(
                    "too-many-vertices",
                    "The line has " + line.size() + " vertices; at most " + MOST_VERTICES + " are taken.",
                    "Simplify it, or draw it in several parts.");
        }
        return line.stream().map(Places::place).toList();
    }

    private static @Nullable List<LngLat> lineOrNull(@Nullable List<List<Double>> line) {
        return line == null ? null : line(line);
    }

    private static String code(@Nullable String code) {
        if (code == null || code.isEmpty()) {
            throw EditRefusal.of("code-missing", "The operation does not say which area.", "Send the area's code.");
        }
        return code;
    }

    private static List<String> codes(@Nullable List<String> codes) {
        if (codes == null || codes.isEmpty() || codes.stream().anyMatch(Objects::isNull)) {
            throw EditRefusal.of("code-missing", "The operation does not say which areas.", "Send their codes.");
        }
        if (codes.size() > MOST_AREAS) {
            throw EditRefusal.of(
                    "too-many-areas",
                    "The operation has " + codes.size() + " areas; at most " + MOST_AREAS + " are taken at once.",
                    "Do it in several steps.");
        }
        return codes;
    }

    private static String newCode(@Nullable String code) {
        if (code == null || !NEW_CODE.matcher(code).matches()) {
            throw EditRefusal.of(
                    "code-malformed",
                    "A new area is called +1, +2, … within its change, was " + code,
                    "Take the next number that is free.");
        }
        return code;
    }
}
