package org.onegrid.topology;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.onegrid.partition.Area;
import org.onegrid.partition.Coverage;
import org.onegrid.partition.Fault;
import org.onegrid.partition.Report;
import org.onegrid.partition.Rules;

/** Lets pieces in: loads them and checks every segment, node, and face. Only faulty ones are examined by the partition. */
final class Inspection {

    private final Sheet sheet;
    private final Check check;

    private Inspection(Sheet sheet, Rules rules) {
        this.sheet = sheet;
        this.check = new Check(sheet, rules);
    }

    /** @throws NotAPartition with all faults */
    static Sheet of(List<Piece> pieces, Rules rules) {
        rules.admit(
                pieces.size(),
                pieces.stream().mapToLong(piece -> piece.shape().getNumPoints()).sum());
        @Nullable Sheet sheet = isReadable(pieces) ? Loading.sheet(pieces) : null;
        if (sheet == null) {
            throw new NotAPartition(report(pieces, rules, List.of()));
        }
        Inspection inspection = new Inspection(sheet, rules);
        inspection.examine();
        if (!inspection.check.found().isEmpty()) {
            throw new NotAPartition(report(
                    pieces,
                    rules,
                    inspection.check.found().stream()
                            .map(finding -> Diagnosis.fault(sheet, finding))
                            .toList()));
        }
        return sheet;
    }

    private static boolean isReadable(List<Piece> pieces) {
        Set<String> codes = new HashSet<>();
        for (Piece piece : pieces) {
            if (!codes.add(piece.code()) || piece.shape().isEmpty()) {
                return false;
            }
            for (Coordinate at : piece.shape().getCoordinates()) {
                if (!(Math.abs(at.x) <= 180 && Math.abs(at.y) <= 90)) {
                    return false;
                }
            }
        }
        return !pieces.isEmpty();
    }

    /** What the full validation says, without the gaps; what was seen here where it says nothing. */
    private static Report report(List<Piece> pieces, Rules rules, List<Fault> seen) {
        List<Area> areas = pieces.stream()
                .map(piece -> new Area(piece.code(), piece.code(), piece.shape(), null, piece.enclave()))
                .toList();
        Report report = Coverage.of(areas, List.of(), rules).validate();
        List<Fault> faults = report.faults().stream()
                .filter(fault -> fault.code() != Fault.Code.GAP)
                .collect(Collectors.toList());
        return new Report(faults.isEmpty() ? seen : faults, report.complete());
    }

    private void examine() {
        int[] arcs = sheet.arcNumbers();
        if (check.segmentsMeetAtEnds(() -> segments(arcs))
                && check.nodesAgree(IntStream.of(arcs).mapToObj(sheet::arc).toList())) {
            for (int number : sheet.faceNumbers()) {
                int parts = check.face(number);
                sheet.setFace(number, sheet.face(number).withParts(Math.max(1, parts)));
            }
            check.outside(Walk.around(sheet, Face.OUTSIDE));
        }
    }

    private Iterator<int[]> segments(int[] arcs) {
        return IntStream.of(arcs)
                .mapToObj(sheet::arc)
                .flatMap(arc -> IntStream.range(1, arc.size()).mapToObj(i ->
                        new int[] {arc.x(i - 1), arc.y(i - 1), arc.x(i), arc.y(i), arc.left(), arc.right()}))
                .iterator();
    }
}
