package org.onegrid.grid.change;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onegrid.grid.Area;
import org.onegrid.grid.Partition;
import org.onegrid.grid.change.BoundarySummary.AreaRef;
import org.onegrid.grid.change.BoundarySummary.Who;
import org.onegrid.identity.People;
import org.onegrid.identity.Person;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Changes as people see them. */
@Component
class BoundaryViews {

    /** Whose account is shut. */
    private static final Who GONE = new Who("", "");

    private final Partition partition;
    private final People people;
    private final Jurisdiction jurisdiction;
    private final Operations operations;
    private final BaseGrounds grounds;
    private final Collisions collisions;
    private final JdbcClient sql;

    BoundaryViews(
            Partition partition,
            People people,
            Jurisdiction jurisdiction,
            Operations operations,
            BaseGrounds grounds,
            Collisions collisions,
            JdbcClient sql) {
        this.partition = partition;
        this.people = people;
        this.jurisdiction = jurisdiction;
        this.operations = operations;
        this.grounds = grounds;
        this.collisions = collisions;
        this.sql = sql;
    }

    List<BoundarySummary> summaries(List<BoundaryChange> changes) {
        Map<Long, Who> known = new HashMap<>();
        return changes.stream().map(change -> summary(change, known)).toList();
    }

    private BoundarySummary summary(BoundaryChange change, Map<Long, Who> known) {
        Area area = partition.tree().get(change.facts().areaId());
        return new BoundarySummary(
                change.id(),
                change.facts().title(),
                change.comment(),
                ref(area),
                change.state(),
                who(change.facts().authorId(), known),
                change.version(),
                change.cursor(),
                change.facts().createdAt(),
                effectiveAt(change),
                change.submittedAt(),
                change.decision().at(),
                whoOrNull(change.decision().by(), known),
                change.decision().opinion());
    }

    /** Inside a transaction. */
    BoundaryDetail detail(Person me, BoundaryChange change, Area area) {
        Map<Long, Who> known = new HashMap<>();
        boolean open = ChangeVerb.WITHDRAW.allowedFrom(change.state());
        boolean current = !open || grounds.isCurrent(area.id(), change.base());
        return new BoundaryDetail(
                change.id(),
                change.facts().title(),
                change.comment(),
                ref(area),
                change.state(),
                who(change.facts().authorId(), known),
                change.version(),
                change.base().version(),
                current,
                change.cursor(),
                operations.list(change.id()).stream()
                        .map(one -> new BoundaryDetail.Operation(
                                one.seq(), one.edit(), who(one.personId(), known), one.at()))
                        .toList(),
                change.names(),
                change.facts().accepted(),
                change.facts().createdAt(),
                effectiveAt(change),
                change.submittedAt(),
                change.decision().at(),
                whoOrNull(change.decision().by(), known),
                change.decision().opinion(),
                history(change.id(), known),
                rights(me, change, area),
                current ? List.of() : collisions.of(change));
    }

    private BoundaryDetail.Rights rights(Person me, BoundaryChange change, Area area) {
        ChangeState state = change.state();
        boolean edits = jurisdiction.mayEdit(me, area);
        boolean decides = jurisdiction.mayDecide(me, area);
        boolean second = me.id() != change.facts().authorId() && !operations.isDrawnBy(change.id(), me.id());
        return new BoundaryDetail.Rights(
                edits && ChangeVerb.DRAW.allowedFrom(state),
                edits && ChangeVerb.SUBMIT.allowedFrom(state) && change.cursor() > 0,
                decides && second && ChangeVerb.APPROVE.allowedFrom(state),
                (edits || decides) && ChangeVerb.WITHDRAW.allowedFrom(state),
                edits && ChangeVerb.REVISE.allowedFrom(state),
                edits && ChangeVerb.REBASE.allowedFrom(state));
    }

    private List<BoundaryDetail.Step> history(long changeId, Map<Long, Who> known) {
        return sql.sql("""
                        select at, verb, person_id, opinion from boundary_event where change_id = :change order by id
                        """)
                .param("change", changeId)
                .query((row, n) -> new BoundaryDetail.Step(
                        BoundaryChanges.instant(row, "at"),
                        row.getString("verb"),
                        whoOrNull(row.getObject("person_id", Long.class), known),
                        row.getString("opinion")))
                .list();
    }

    private static @Nullable Instant effectiveAt(BoundaryChange change) {
        Base applied = change.applied();
        return applied == null ? change.effectiveAt() : applied.at();
    }

    private AreaRef ref(Area area) {
        return new AreaRef(
                area.code(),
                area.name(),
                area.level().code(),
                partition.tree().path(area).codes());
    }

    private @Nullable Who whoOrNull(@Nullable Long id, Map<Long, Who> known) {
        return id == null ? null : who(id, known);
    }

    private Who who(long id, Map<Long, Who> known) {
        return known.computeIfAbsent(
                id,
                one -> people.find(one)
                        .map(person -> new Who(person.login(), person.name()))
                        .orElse(GONE));
    }
}
