package org.onegrid.analytics.satisfaction;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.onegrid.analytics.Analysis;
import org.onegrid.analytics.AreaRows;
import org.onegrid.analytics.CaseVersion;
import org.onegrid.analytics.Column;
import org.onegrid.analytics.Column.Unit;
import org.onegrid.analytics.Definition;
import org.onegrid.analytics.Finding;
import org.onegrid.analytics.Result;
import org.onegrid.analytics.Row;
import org.onegrid.analytics.Scale;
import org.onegrid.analytics.Table;
import org.onegrid.analytics.Task;
import org.onegrid.analytics.cases.CaseReader;
import org.onegrid.analytics.cases.Judgement;
import org.onegrid.problem.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The satisfaction index of areas, whole and by source. */
@Component
class SatisfactionAnalysis implements Analysis<SatisfactionWish> {

    private static final int MOST_NAMED = 3;

    /** Points by which those who handled cases may find them better than the public before it stands out. */
    private static final double SELF_PRAISE = 15;

    /** Share of the task that reading takes. */
    private static final double READ = 0.9;

    private final CaseReader cases;
    private final CaseVersion version;
    private final JdbcClient sql;

    SatisfactionAnalysis(CaseReader cases, CaseVersion version, JdbcClient sql) {
        this.cases = cases;
        this.version = version;
        this.sql = sql;
    }

    @Override
    public String kind() {
        return "satisfaction";
    }

    @Override
    public void check(Definition definition, SatisfactionWish wish) {
        if (definition.frames() != null) {
            throw Refusal.invalid(
                    "frames-unfit", "The satisfaction index has no time slider; ask for one window after the other.");
        }
    }

    @Override
    public SatisfactionWish wish(Definition definition) {
        return definition.wishAs(SatisfactionWish.class, SatisfactionWish.MEMBERS);
    }

    @Override
    public Map<String, Object> inputs(Definition definition, SatisfactionWish wish) {
        Map<String, Object> inputs = new TreeMap<>(version.inputs(definition));
        inputs.put(
                "ratings",
                sql.sql("select version from rating_version").query(Long.class).single());
        return inputs;
    }

    @Override
    public Result compute(Task task, SatisfactionWish wish) {
        List<Opinions> opinions = new ArrayList<>();
        IntStream.range(0, task.rows().size()).forEach(row -> opinions.add(new Opinions()));
        Opinions all = new Opinions();
        long until = task.definition().asOf() == null
                ? Long.MAX_VALUE
                : ChronoUnit.MICROS.between(Instant.EPOCH, task.moment());
        cases.read(task, task.definition().requireWindow(), Set.of(CaseReader.Part.RATINGS), READ, one -> {
            for (Judgement judged : one.judgements()) {
                if (judged.at() <= until) {
                    Source source = Source.of(judged.source());
                    all.add(source, judged.score());
                    if (one.row() != AreaRows.NO_ROW) {
                        opinions.get(one.row()).add(source, judged.score());
                    }
                }
            }
        });
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < opinions.size(); i++) {
            Opinions one = opinions.get(i);
            rows.add(Row.of(task.rows(), task.rows().areas().get(i), one.values(wish), one.unknown(wish)));
        }
        Row total = Row.of(task.rows(), task.area(), all.values(wish), all.unknown(wish));
        return Result.of(new Table(columns(), rows, total))
                .colouredBy(
                        wish.shown(),
                        Scale.ordered(
                                        rows.stream()
                                                .filter(row -> row.unknown() == null)
                                                .map(row -> row.number(wish.shown()))
                                                .filter(Objects::nonNull)
                                                .toList(),
                                        Unit.NONE)
                                .betterHigh())
                .finding(findings(wish, rows, total))
                .noting(task.notes());
    }

    private static List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.count("n"));
        scored(columns, "score");
        for (Source source : Source.values()) {
            columns.add(Column.count(source.column + "N"));
            scored(columns, source.column + "Score");
            columns.add(Column.share(source.column + "Satisfied"));
        }
        return columns;
    }

    private static void scored(List<Column> columns, String id) {
        columns.add(Column.number(id, Unit.NONE));
        columns.add(Column.number(id + "Low", Unit.NONE));
        columns.add(Column.number(id + "High", Unit.NONE));
    }

    private static List<Finding> findings(SatisfactionWish wish, List<Row> rows, Row total) {
        String shown = wish.shown();
        List<Finding> findings = new ArrayList<>();
        rows.stream()
                .filter(row -> row.unknown() == null && row.number(shown) != null)
                .filter(row -> below(row.number(shown + "High"), total.number(shown)))
                .sorted(Comparator.comparingDouble((Row row) -> Objects.requireNonNull(row.number(shown))))
                .limit(MOST_NAMED)
                .forEach(row -> findings.add(Finding.of(Finding.Kind.LEAST_SATISFIED, row, said(row, total, shown))));
        rows.stream()
                .filter(row -> below(row.number("publicScoreHigh"), row.number("selfScoreLow"))
                        && Objects.requireNonNull(row.number("selfScore"))
                                        - Objects.requireNonNull(row.number("publicScore"))
                                > SELF_PRAISE)
                .sorted(Comparator.comparingDouble((Row row) -> Objects.requireNonNull(row.number("publicScore"))
                        - Objects.requireNonNull(row.number("selfScore"))))
                .limit(1)
                .forEach(row -> {
                    Map<String, @Nullable Object> figures = said(row, total, "selfScore");
                    figures.put("public", row.values().get("publicScore"));
                    figures.put("publicN", row.values().get("publicN"));
                    findings.add(Finding.of(Finding.Kind.SELF_PRAISE, row, figures));
                });
        return findings;
    }

    /** Whether the whole interval lies below. */
    private static boolean below(@Nullable Double high, @Nullable Double than) {
        return high != null && than != null && high < than;
    }

    private static Map<String, @Nullable Object> said(Row row, Row total, String column) {
        Map<String, @Nullable Object> figures = new TreeMap<>();
        figures.put("column", column);
        figures.put("value", row.values().get(column));
        figures.put("low", row.values().get(column + "Low"));
        figures.put("high", row.values().get(column + "High"));
        figures.put("n", row.values().get(column.equals("score") ? "n" : column.replace("Score", "N")));
        figures.put("total", total.values().get(column));
        return figures;
    }
}
