package org.onegrid.grid.coverage;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onegrid.format.FileRefusal;
import org.onegrid.grid.AreaPath;
import org.onegrid.grid.AreaTree;
import org.onegrid.grid.Areas;
import org.onegrid.grid.NewArea;
import org.onegrid.live.LiveEvent;
import org.onegrid.live.LiveLog;
import org.onegrid.partition.Area;
import org.onegrid.partition.Coverage;
import org.onegrid.partition.CoverageTooLarge;
import org.onegrid.partition.Proposal;
import org.onegrid.partition.Report;
import org.onegrid.problem.Refusal;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes a coverage into this instance. One at a time: a large one needs much memory. */
@Service
public class CoverageDesk {

    /** Faults listed with their places; all are counted. */
    static final int MOST_LISTED = 200;

    private final Areas areas;
    private final LiveLog live;
    private final TransactionTemplate transaction;
    private final Semaphore one = new Semaphore(1);

    CoverageDesk(Areas areas, LiveLog live, TransactionTemplate transaction) {
        this.areas = areas;
        this.live = live;
        this.transaction = transaction;
    }

    /**
     * Reads, checks, repairs if told to, and stores.
     *
     * @throws Refusal 409 {@code areas-exist}, {@code areas-in-use} or {@code import-running}; 422 {@code file-faulty},
     *     {@code coverage-faulty} or {@code coverage-not-repairable} with the faults, {@code coverage-too-large}, or the code
     *     of what is wrong with the file
     */
    public CoverageOutcome take(InputStream body, CoverageOrder order) {
        if (!one.tryAcquire()) {
            throw new Refusal(
                    HttpStatus.CONFLICT, "import-running", "Another coverage is being brought in; wait for it to end.");
        }
        try {
            if (!order.replace() && !order.dryRun()) {
                requireEmpty();
            }
            AreaFile file = read(body, order);
            Coverage coverage = coverage(file, order);
            return order.repair() ? repaired(order, file, coverage) : asItIs(order, file, coverage);
        } finally {
            one.release();
        }
    }

    private static AreaFile read(InputStream body, CoverageOrder order) {
        try {
            AreaFile file = AreaFile.read(body, order);
            if (!file.faults().isEmpty()) {
                throw faulty(
                        "file-faulty",
                        "Records of the file are not in order; nothing was stored.",
                        file.faults().stream().map(PlacedFault::of).toList());
            }
            if (file.areas().isEmpty()) {
                throw Refusal.invalid("file-without-areas", "The file has no areas.");
            }
            return file;
        } catch (FileRefusal e) {
            throw faulty(e.code(), e.fault().message() + "; " + e.fault().advice(), List.of(PlacedFault.of(e.fault())));
        }
    }

    private static Coverage coverage(AreaFile file, CoverageOrder order) {
        if (file.areas().stream().anyMatch(area -> area.code().equals(order.districtCode()))) {
            throw Refusal.invalid(
                    "district-code-taken", "An area of the file has the code of the district; give it another one.");
        }
        try {
            return Coverage.of(file.areas());
        } catch (CoverageTooLarge e) {
            throw Refusal.invalid("coverage-too-large", String.valueOf(e.getMessage()));
        }
    }

    private CoverageOutcome asItIs(CoverageOrder order, AreaFile file, Coverage coverage) {
        Report report = coverage.validate();
        if (!report.isClean()) {
            throw faulty(
                    "coverage-faulty",
                    "The areas have faults; nothing was stored. See 'faults' for what and where, or repair within a tolerance.",
                    placed(report));
        }
        return stored(order, file, coverage.areas(), report, List.of());
    }

    private CoverageOutcome repaired(CoverageOrder order, AreaFile file, Coverage coverage) {
        Proposal proposal = order.plan().propose(coverage);
        List<Area> clean = proposal.repaired().areas();
        if (!proposal.isAcceptable()) {
            throw faulty(
                    "coverage-not-repairable",
                    "Some faults cannot be repaired within " + order.toleranceMeters()
                            + " m; nothing was stored. See 'faults'.",
                    placed(proposal.left()));
        }
        return stored(order, file, clean, proposal.found(), proposal.changes());
    }

    private CoverageOutcome stored(
            CoverageOrder order, AreaFile file, List<Area> clean, Report found, List<Proposal.Change> changes) {
        if (!order.dryRun()) {
            List<NewArea> city = NewCity.of(order, file, clean);
            transaction.executeWithoutResult(status -> store(order, city));
        }
        return new CoverageOutcome(
                !order.dryRun(),
                file.format(),
                file.datum(),
                order.districtCode(),
                order.level().code(),
                clean.size(),
                !found.isClean(),
                found.faults().size(),
                byCode(found.faults().stream().map(fault -> fault.code().name())),
                found.faults().stream().limit(MOST_LISTED).map(PlacedFault::of).toList(),
                changes);
    }

    private void store(CoverageOrder order, List<NewArea> city) {
        areas.lock();
        if (order.replace()) {
            try {
                areas.clear();
            } catch (DataIntegrityViolationException e) {
                throw new Refusal(
                        HttpStatus.CONFLICT,
                        "areas-in-use",
                        "Incidents or other things refer to the areas that are there; use a fresh instance.");
            }
        } else {
            requireEmpty();
        }
        areas.add(city);
        AreaTree tree = areas.tree();
        AreaPath top = tree.path(tree.find(order.districtCode()).orElseThrow());
        live.append(new LiveEvent(
                "boundaries",
                "boundaries.imported",
                top.ids(),
                top.codes(),
                Map.of("version", areas.version(), "areas", city.size())));
    }

    private void requireEmpty() {
        if (!areas.isEmpty()) {
            throw new Refusal(
                    HttpStatus.CONFLICT,
                    "areas-exist",
                    "This instance has areas already; use a fresh one, or replace them (replace=true) as long as nothing"
                            + " refers to them.");
        }
    }

    private static List<PlacedFault> placed(Report report) {
        return report.faults().stream().map(PlacedFault::of).toList();
    }

    private static Map<String, Long> byCode(Stream<String> codes) {
        return codes.collect(Collectors.groupingBy(code -> code, TreeMap::new, Collectors.counting()));
    }

    private static Refusal faulty(String code, String detail, List<PlacedFault> faults) {
        return new Refusal(
                HttpStatus.UNPROCESSABLE_CONTENT,
                code,
                detail,
                Map.of(
                        "faultCount", faults.size(),
                        "faultsByCode", byCode(faults.stream().map(PlacedFault::code)),
                        "faults", faults.stream().limit(MOST_LISTED).toList()));
    }
}
