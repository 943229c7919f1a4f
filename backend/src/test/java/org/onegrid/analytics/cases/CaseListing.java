package org.onegrid.analytics.cases;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.onegrid.analytics.Analysis;
import org.onegrid.analytics.Column;
import org.onegrid.analytics.Definition;
import org.onegrid.analytics.Result;
import org.onegrid.analytics.Row;
import org.onegrid.analytics.Table;
import org.onegrid.analytics.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An analysis that writes down all cases it is given, and in the same view of the data those of today's boundaries that plain SQL
 * finds, without filters and in the whole district.
 */
class CaseListing implements Analysis<CaseListing.Nothing> {

    record Nothing() {}

    private static final String PLAIN = """
            select i.area_id, i.reported_at, i.dispatched_at, i.arrived_at, i.handled_at, i.closed_at,
                   i.status not in ('closed', 'rejected') or i.changed_at > cast(:moment as timestamptz) as open,
                   i.holder is not null as held,
                   exists (select from responder r join area home on home.id = r.area_id
                           where i.holder in (r.code, r.callsign) and home.level in ('grid', 'community')
                             and r.rehearsal_id is null) as at_community,
                   st_x(i.geom) as lng, st_y(i.geom) as lat,
                   array(select r.source || ' ' || r.score || ' ' || cast(extract(epoch from r.at) * 1000000 as bigint)
                         from incident_rating r where r.incident_id = i.id order by 1) as judgements
            from incident i
            where i.reported_at >= cast(:from as timestamptz) and i.reported_at < cast(:to as timestamptz)
              and i.reported_at <= cast(:moment as timestamptz) and i.rehearsal_id is null
              and (i.status <> 'rejected' or i.changed_at > cast(:moment as timestamptz))
            """;

    final List<String> given = Collections.synchronizedList(new ArrayList<>());
    final List<String> plain = Collections.synchronizedList(new ArrayList<>());

    /** What the cases are seen from; null for now. */
    volatile @Nullable String moment;

    private final CaseReader reader;
    private final JdbcClient sql;
    private final TransactionTemplate oneView;
    private final AtomicInteger asked = new AtomicInteger();

    CaseListing(CaseReader reader, JdbcClient sql, PlatformTransactionManager transactions) {
        this.reader = reader;
        this.sql = sql;
        this.oneView = new TransactionTemplate(transactions);
        oneView.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        oneView.setReadOnly(true);
    }

    @Override
    public String kind() {
        return "listing";
    }

    @Override
    public Nothing wish(Definition definition) {
        return definition.wishAs(Nothing.class, "empty");
    }

    @Override
    public Map<String, Object> inputs(Definition definition, Nothing wish) {
        Map<String, Object> inputs = new HashMap<>(Map.of("asked", asked.incrementAndGet()));
        if (moment != null) {
            inputs.put("moment", moment);
        }
        return inputs;
    }

    @Override
    public Result compute(Task task, Nothing wish) {
        given.clear();
        plain.clear();
        oneView.executeWithoutResult(status -> {
            reader.read(
                    task,
                    task.definition().requireWindow(),
                    EnumSet.allOf(CaseReader.Part.class),
                    1,
                    one -> given.add(
                            one.row() + " " + one.reported() + " " + one.dispatched() + " " + one.arrived() + " "
                                    + one.handled() + " " + one.closed() + " " + one.isOpen() + " " + one.isHeld() + " "
                                    + one.isAtCommunity() + " " + one.lng() + " " + one.lat() + " "
                                    + one.judgements().stream()
                                            .map(said -> said.source() + " " + said.score() + " " + said.at())
                                            .sorted()
                                            .toList()));
            plain(task);
        });
        Row total = Row.of(task.rows(), task.area(), Map.of("n", given.size()), null);
        return Result.of(new Table(List.of(Column.count("n")), List.of(), total));
    }

    private void plain(Task task) {
        long moment = micros(task.moment().atOffset(java.time.ZoneOffset.UTC));
        sql.sql(PLAIN)
                .param(
                        "from",
                        task.definition().requireWindow().begin(task.zone()).toString())
                .param("to", task.definition().requireWindow().end(task.zone()).toString())
                .param(
                        "moment",
                        task.moment()
                                .truncatedTo(java.time.temporal.ChronoUnit.MICROS)
                                .toString())
                .query(row -> {
                    StringBuilder one = new StringBuilder();
                    one.append(task.rows().indexOf(row.getLong("area_id")));
                    one.append(' ').append(micros(row.getObject("reported_at", OffsetDateTime.class)));
                    for (String step : List.of("dispatched_at", "arrived_at", "handled_at", "closed_at")) {
                        OffsetDateTime at = row.getObject(step, OffsetDateTime.class);
                        long instant = at == null ? Case.NEVER : micros(at);
                        one.append(' ').append(instant > moment ? Case.NEVER : instant);
                    }
                    one.append(' ').append(row.getBoolean("open")).append(' ').append(row.getBoolean("held"));
                    one.append(' ').append(row.getBoolean("held") && row.getBoolean("at_community"));
                    plain.add(one.append(' ')
                            .append(row.getDouble("lng"))
                            .append(' ')
                            .append(row.getDouble("lat"))
                            .append(' ')
                            .append(Arrays.asList(
                                    (Object[]) row.getArray("judgements").getArray()))
                            .toString());
                });
    }

    private static long micros(OffsetDateTime at) {
        return at.toEpochSecond() * 1_000_000 + at.getNano() / 1_000;
    }

    /** The cases in an order of their own. */
    List<String> sorted() {
        return given.stream().sorted().toList();
    }
}
