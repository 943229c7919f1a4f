package org.onegrid.analytics.cases;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onegrid.analytics.AreaRows;
import org.onegrid.analytics.Boundaries;
import org.onegrid.analytics.Definition;
import org.onegrid.analytics.Filters;
import org.onegrid.analytics.Task;
import org.onegrid.analytics.Window;
import org.onegrid.bulk.Copy;
import org.onegrid.grid.Area;
import org.onegrid.grid.AreaTree;
import org.onegrid.grid.Partition;
import org.onegrid.problem.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads the cases of a question: real ones that were reported in its window and not rejected, as they stood at its moment. They
 * stream by; nothing is kept here. Thread-safe.
 */
@Component
public class CaseReader {

    /** Most cases of one question. */
    public static final int MOST = 12_000_000;

    private static final int TIMEOUT_SECONDS = 120;
    private static final int BETWEEN_LOOKS = 50_000;
    /** Cases after which half of the reading is taken to be done: how many come is not known. */
    private static final double HALFWAY = 1_000_000;

    /** What more than its report is needed of a case. */
    public enum Part {
        PLACE,
        HOLDER,
        DISPATCHED,
        ARRIVED,
        HANDLED,
        CLOSED,
        RATINGS
    }

    private final Copy copy;
    private final CasePacks packs;
    private final Posts posts;
    private final JdbcClient sql;
    private final Partition partition;
    private final TransactionTemplate oneView;

    CaseReader(
            Copy copy,
            CasePacks packs,
            Posts posts,
            JdbcClient sql,
            Partition partition,
            PlatformTransactionManager transactions) {
        this.copy = copy;
        this.packs = packs;
        this.posts = posts;
        this.sql = sql;
        this.partition = partition;
        this.oneView = new TransactionTemplate(transactions);
        oneView.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        oneView.setReadOnly(true);
        oneView.setTimeout(TIMEOUT_SECONDS);
    }

    /**
     * Reads them, in no particular order.
     *
     * @param window local days of the report
     * @param share  how far the task is when all are read
     * @param each   takes what it needs; the case is only good until it returns
     * @return how many there were
     * @throws Refusal 422 {@code too-many-cases}
     */
    public int read(Task task, Window window, Set<Part> parts, double share, Consumer<Case> each) {
        Integer count = oneView.execute(status -> readAll(task, window, parts, share, each));
        return count == null ? 0 : count;
    }

    private int readAll(Task task, Window window, Set<Part> parts, double share, Consumer<Case> each) {
        Definition definition = task.definition();
        Moved moved = moved(task);
        Filters filters = definition.filters() == null ? Filters.NONE : definition.filters();
        CaseQuery query = new CaseQuery(
                parts,
                moved.accountsSince() == null ? paths(task) : List.of(),
                !filters.categories().isEmpty(),
                !filters.channels().isEmpty(),
                !filters.heldBy().isEmpty(),
                definition.asOf() != null,
                moved.accountsSince() != null,
                !moved.areas().isEmpty());
        bind(task, filters, query, moved);
        CaseDecoder decoder = new CaseDecoder(task, filters, parts, moved.areas());
        Consumer<StoredCase> take = new Consumer<>() {
            private int seen;

            @Override
            public void accept(StoredCase row) {
                if (++seen % BETWEEN_LOOKS == 0) {
                    task.progress(share * seen / (seen + HALFWAY));
                }
                Case one = decoder.decode(row);
                if (one != null) {
                    if (decoder.count() > MOST) {
                        throw Refusal.invalid(
                                "too-many-cases",
                                "More than " + MOST
                                        + " cases are asked for; take a shorter window or fewer categories.");
                    }
                    each.accept(one);
                }
            }
        };
        CasePacks.Span all = new CasePacks.Span(window.begin(task.zone()), window.end(task.zone()));
        for (CasePacks.Span rest : query.accounts() ? List.of(all) : packed(task, all, filters, query, take)) {
            set("from", rest.from().toString());
            set("to", rest.to().toString());
            copy.out(query.text(), CaseQuery.COLUMNS, row -> take.accept(new CopiedCase(row)));
        }
        task.progress(share);
        return decoder.count();
    }

    /** Takes the cases that are packed; what is not packed of the span. */
    private List<CasePacks.Span> packed(
            Task task, CasePacks.Span span, Filters filters, CaseQuery query, Consumer<StoredCase> take) {
        PackedCases cases = new PackedCases(
                span,
                task.moment(),
                filters,
                query.parts(),
                query.moved(),
                query.holders() ? posts.ofKinds(filters.heldBy()) : null,
                query.parts().contains(Part.HOLDER) ? posts.atCommunity() : Set.of());
        return packs.read(span, query.told() ? task.moment() : null, cases, pack -> {
            // a filter may leave none of many packs
            task.progress(0);
            cases.read(pack, take);
        });
    }

    /**
     * Areas whose cases need a second look, because where they are accounted to does not say which row they belong to.
     *
     * @param areas         ids
     * @param accountsSince where cases were accounted to at this instant is not what their rows say; null when it is
     */
    private record Moved(Set<Long> areas, @Nullable Instant accountsSince) {}

    private Moved moved(Task task) {
        if (task.definition().boundaries() == Boundaries.TODAY) {
            return new Moved(ids("select distinct area_id as id from area_version"), null);
        }
        AreaTree tree = task.partition().tree();
        Set<Long> retired = ids("select id from area where not upper_inf(valid)");
        Instant then = task.then();
        boolean since = then != null
                && sql.sql("select exists (select from incident_account where until > cast(:then as timestamptz))")
                        .param("then", then.toString())
                        .query(Boolean.class)
                        .single();
        if (then != null) {
            partition.tree().list().stream().map(Area::id).forEach(retired::add);
        }
        retired.removeIf(id -> tree.find(id).isPresent());
        return new Moved(retired, since ? then : null);
    }

    private Set<Long> ids(String query) {
        return new HashSet<>(sql.sql(query).query(Long.class).list());
    }

    /** Command paths below which all cases of the question are accounted to; empty when everywhere is looked. */
    private List<String> paths(Task task) {
        AreaTree then = task.partition().tree();
        AreaTree now = partition.tree();
        Area top = task.area();
        if (top.adminParent() == null
                && top.commandParent() == null
                && now.tops().size() == 1) {
            return List.of();
        }
        List<String> paths = new ArrayList<>(List.of(then.path(top).ltree()));
        now.find(top.id()).map(area -> now.path(area).ltree()).ifPresent(paths::add);
        for (Area area : then.list()) {
            if (then.isLowest(area) && task.rows().indexOf(area.id()) != AreaRows.OUTSIDE) {
                String own = then.path(area).ltree();
                if (paths.stream().noneMatch(path -> own.equals(path) || own.startsWith(path + "."))) {
                    paths.add(own);
                }
            }
        }
        return paths.stream().distinct().toList();
    }

    private void bind(Task task, Filters filters, CaseQuery query, Moved moved) {
        Instant moment = task.moment().truncatedTo(ChronoUnit.MICROS);
        Instant then = moved.accountsSince();
        Map<String, String> settings = Map.of(
                "moment",
                moment.toString(),
                "then",
                then == null ? "" : then.toString(),
                "paths",
                "{" + String.join(",", query.paths()) + "}",
                "moved",
                moved.areas().stream().sorted().map(String::valueOf).collect(Collectors.joining(",", "{", "}")),
                "categories",
                "^(" + String.join("|", filters.categories()) + ")",
                "channels",
                "{" + String.join(",", filters.channels()) + "}",
                "holders",
                "{" + String.join(",", filters.heldBy()) + "}");
        settings.forEach(this::set);
    }

    private void set(String name, String value) {
        sql.sql("select set_config('onegrid.' || :name, :value, true)")
                .param("name", name)
                .param("value", value)
                .query(String.class)
                .single();
    }
}
