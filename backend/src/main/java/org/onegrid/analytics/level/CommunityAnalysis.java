package org.onegrid.analytics.level;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onegrid.analytics.Analysis;
import org.onegrid.analytics.CaseVersion;
import org.onegrid.analytics.Column;
import org.onegrid.analytics.Definition;
import org.onegrid.analytics.Finding;
import org.onegrid.analytics.Grey;
import org.onegrid.analytics.Result;
import org.onegrid.analytics.Row;
import org.onegrid.analytics.Scale;
import org.onegrid.analytics.Slices;
import org.onegrid.analytics.Table;
import org.onegrid.analytics.Task;
import org.onegrid.analytics.TimeFrame;
import org.onegrid.analytics.Window;
import org.onegrid.analytics.cases.Case;
import org.onegrid.analytics.cases.CaseReader;
import org.onegrid.analytics.cases.Posts;
import org.onegrid.grid.Area;
import org.onegrid.statistics.ShareEstimate;
import org.springframework.stereotype.Component;

/**
 * The share of closed cases that a grid or its community closed by itself: the last to hold them works there and not for the street or
 * above. Where nobody is known to have held a case it counts for neither and is told apart.
 */
@Component
class CommunityAnalysis implements Analysis<CommunityAnalysis.Nothing> {

    private static final double READ = 0.9;
    private static final double CONFIDENCE = 0.9;
    private static final String MAPPED = "share";
    private static final List<Column> COLUMNS = List.of(
            Column.count("n"),
            Column.count("closed"),
            Column.count("atCommunity"),
            Column.count("unknownHolder"),
            Column.share(MAPPED),
            Column.share(MAPPED + "Low"),
            Column.share(MAPPED + "High"));

    private final CaseReader cases;
    private final Posts posts;
    private final CaseVersion version;

    CommunityAnalysis(CaseReader cases, Posts posts, CaseVersion version) {
        this.cases = cases;
        this.posts = posts;
        this.version = version;
    }

    /** The wish of this kind: there is nothing to wish for. */
    record Nothing() {}

    @Override
    public String kind() {
        return "closed-at-community";
    }

    @Override
    public Nothing wish(Definition definition) {
        return definition.wishAs(Nothing.class, "empty");
    }

    @Override
    public Map<String, Object> inputs(Definition definition, Nothing wish) {
        Map<String, Object> inputs = new HashMap<>(version.inputs(definition));
        inputs.put("posts", posts.version());
        return inputs;
    }

    /** Cases of one area. */
    private static final class Tally {
        long n;
        long closed;
        long atCommunity;
        long unknownHolder;

        void take(Case one) {
            n++;
            if (one.closed() != Case.NEVER) {
                closed++;
                unknownHolder += one.isHeld() ? 0 : 1;
                atCommunity += one.isAtCommunity() ? 1 : 0;
            }
        }

        void add(Tally other) {
            n += other.n;
            closed += other.closed;
            atCommunity += other.atCommunity;
            unknownHolder += other.unknownHolder;
        }
    }

    @Override
    public Result compute(Task task, Nothing wish) {
        Window window = task.definition().requireWindow();
        Slices slices = new Slices(window, task.definition().frames());
        int rows = task.rows().size();
        Tally[][] tallies = new Tally[slices.size() + 1][rows + 1];
        for (Tally[] frame : tallies) {
            for (int row = 0; row <= rows; row++) {
                frame[row] = new Tally();
            }
        }
        Tally[] all = tallies[slices.size()];
        cases.read(task, window, Set.of(CaseReader.Part.CLOSED, CaseReader.Part.HOLDER), READ, one -> {
            int row = one.row() < 0 ? rows : one.row();
            tallies[slices.at(one.localDay())][row].take(one);
            all[row].take(one);
        });
        Table table = new Table(COLUMNS, rows(task, all), total(task, all));
        List<TimeFrame> frames = slices.frames(i -> rows(task, tallies[i]), i -> total(task, tallies[i]));
        task.progress(1);
        return Result.of(table)
                .colouredBy(
                        MAPPED,
                        Scale.ordered(table, frames, MAPPED, Column.Unit.SHARE).betterHigh())
                .withFrames(frames)
                .finding(findings(table))
                .noting(Stream.concat(task.notes().stream(), Stream.of("posts-as-of-today"))
                        .toList());
    }

    private static List<Row> rows(Task task, Tally[] tallies) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < task.rows().size(); i++) {
            rows.add(row(task, task.rows().areas().get(i), tallies[i]));
        }
        return rows;
    }

    private static Row total(Task task, Tally[] tallies) {
        Tally sum = new Tally();
        for (Tally one : tallies) {
            sum.add(one);
        }
        return row(task, task.area(), sum);
    }

    private static Row row(Task task, Area area, Tally tally) {
        long of = tally.closed - tally.unknownHolder;
        ShareEstimate share = of == 0 ? null : ShareEstimate.of(of, tally.atCommunity / (double) of, CONFIDENCE);
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("n", tally.n);
        values.put("closed", tally.closed);
        values.put("atCommunity", tally.atCommunity);
        values.put("unknownHolder", tally.unknownHolder);
        values.put(MAPPED, share == null ? null : (Double) rounded(share.share()));
        values.put(MAPPED + "Low", share == null ? null : (Double) rounded(share.low()));
        values.put(MAPPED + "High", share == null ? null : (Double) rounded(share.high()));
        return Row.of(
                task.rows(),
                area,
                values,
                share == null ? Row.Unknown.TOO_FEW : Grey.of(of, share.share(), share.low(), share.high()));
    }

    private static double rounded(double share) {
        return Math.round(share * 1e6) / 1e6;
    }

    private static List<Finding> findings(Table table) {
        List<Finding> findings = new ArrayList<>();
        Double whole = table.total().number(MAPPED);
        if (whole == null) {
            return findings;
        }
        List<Row> known = table.rows().stream()
                .filter(row -> row.unknown() == null)
                .sorted(Comparator.comparingDouble(row -> value(row, MAPPED)))
                .toList();
        if (!known.isEmpty() && value(known.get(0), MAPPED + "High") < whole) {
            findings.add(finding(Finding.Kind.LEAST_AT_COMMUNITY, known.get(0), whole));
        }
        if (!known.isEmpty() && value(known.get(known.size() - 1), MAPPED + "Low") > whole) {
            findings.add(finding(Finding.Kind.MOST_AT_COMMUNITY, known.get(known.size() - 1), whole));
        }
        return findings;
    }

    private static Finding finding(Finding.Kind kind, Row row, double whole) {
        Map<String, @Nullable Object> figures = new HashMap<>(row.values());
        figures.put("whole", whole);
        figures.put("column", MAPPED);
        return Finding.of(kind, row, figures);
    }

    private static double value(Row row, String column) {
        Double value = row.number(column);
        return value == null ? Double.NaN : value;
    }
}
