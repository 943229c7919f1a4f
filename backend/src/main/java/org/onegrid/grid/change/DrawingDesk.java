package org.onegrid.grid.change;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onegrid.grid.Area;
import org.onegrid.grid.impact.Impact;
import org.onegrid.grid.impact.Resettlement;
import org.onegrid.identity.Person;
import org.onegrid.problem.Refusal;
import org.onegrid.problem.Words;
import org.onegrid.topology.EditRefused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where borders are drawn. An operation is checked on the drawing in memory and stored in one transaction; any node can take
 * the next one.
 */
@Service
public class DrawingDesk {

    private static final int NAME_CHARS = 200;

    /** Of all lines drawn in one change. */
    static final int MOST_VERTICES = 100_000;

    private final BoundaryChanges changes;
    private final Operations operations;
    private final Jurisdiction jurisdiction;
    private final Drafts drafts;
    private final Foresight foresight;
    private final BoundaryEvents events;
    private final TransactionTemplate transaction;
    private final TransactionTemplate oneView;

    DrawingDesk(
            BoundaryChanges changes,
            Operations operations,
            Jurisdiction jurisdiction,
            Drafts drafts,
            Foresight foresight,
            BoundaryEvents events,
            PlatformTransactionManager transactions) {
        this.changes = changes;
        this.operations = operations;
        this.jurisdiction = jurisdiction;
        this.drafts = drafts;
        this.foresight = foresight;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.oneView = new TransactionTemplate(transactions);
        oneView.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        oneView.setReadOnly(true);
    }

    /** The grids as drawn. @throws Refusal 404 */
    public GroundFeatures ground(Person me, long id) {
        return look(me, id, (change, draft) -> new Features(change, draft, draft.current(change)).drawn());
    }

    /** The grids before anything was drawn. @throws Refusal 404 */
    public GroundFeatures base(Person me, long id) {
        return look(me, id, (change, draft) -> new Features(change, draft, draft.drawing(change)).base());
    }

    /**
     * What the change would do, counted from what is stored.
     *
     * @throws Refusal 404; 409 {@code boundary-base-stale} or, when it has been done or withdrawn, {@code illegal-transition}
     */
    public Impact impact(Person me, long id) {
        Resettlement foreseen = look(me, id, (change, draft) -> {
            if (change.state() != ChangeState.REJECTED) {
                change.check(ChangeVerb.WITHDRAW);
            }
            return foresight.of(change, draft);
        });
        return foresight.impact(foreseen);
    }

    /**
     * Makes an operation.
     *
     * @param version the change must be at
     * @throws Refusal 404; 403 {@code forbidden}; 409 {@code illegal-transition}; 412 {@code stale-version}; 422 {@code
     *     boundary-edit-refused}, {@code too-many-operations} or {@code area-too-large}
     */
    public EditAnswer draw(Person me, long id, int version, BoundaryEdit edit) {
        return step(me, id, version, (change, draft) -> {
            List<DrawnOperation> before = draft.operations(change).subList(0, change.cursor());
            requireRoom(before, edit);
            Drawing drawing = draft.current(change);
            DrawnOperation operation = new DrawnOperation(
                    change.cursor() + 1, edit, weights(edit, draft, drawing), me.id(), Instant.now());
            change.draw(operation.seq());
            List<DrawnOperation> after = new ArrayList<>(before);
            after.add(operation);
            Drawing.Difference difference = drawing.goTo(after);
            operations.put(id, operation.seq(), edit, operation.weights(), me.id());
            return new Step(change, draft, difference, after);
        });
    }

    /** Takes the last operation back. @throws Refusal as {@link #draw}, 409 {@code nothing-to-undo} */
    public EditAnswer undo(Person me, long id, int version) {
        return step(me, id, version, (change, draft) -> move(change, draft, BoundaryChange::undo));
    }

    /** Makes the operation again that was undone last. @throws Refusal as {@link #draw}, 409 {@code nothing-to-redo} */
    public EditAnswer redo(Person me, long id, int version) {
        return step(me, id, version, (change, draft) -> {
            int length = draft.operations(change).size();
            return move(change, draft, one -> one.redo(length));
        });
    }

    /**
     * Names a new grid.
     *
     * @throws Refusal as {@link #draw}, 422 {@code area-unknown} when the change makes no such grid, {@code name-missing}
     */
    public EditAnswer name(Person me, long id, int version, @Nullable String code, @Nullable String name) {
        String text = Words.optional("name", name, NAME_CHARS);
        return step(me, id, version, (change, draft) -> {
            Drawing drawing = draft.current(change);
            if (code == null
                    || drawing.ground().pieces().containsKey(code)
                    || !drawing.topology().has(code)) {
                throw Refusal.invalid("area-unknown", "This change makes no grid with the code " + code + ".");
            }
            if (text == null) {
                throw Refusal.invalid("name-missing", "A grid has a name of 1 to " + NAME_CHARS + " characters.");
            }
            List<DrawnOperation> known = draft.operations(change);
            change.name(code, text);
            Drawing.Difference difference = Drawing.Difference.none();
            difference.shown().add(code);
            return new Step(change, draft, difference, known);
        });
    }

    private static void requireRoom(List<DrawnOperation> before, BoundaryEdit edit) {
        long vertices = Places.vertices(edit);
        for (DrawnOperation one : before) {
            vertices += Places.vertices(one.edit());
        }
        if (vertices > MOST_VERTICES) {
            throw new Refusal(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "too-many-vertices",
                    "The operations of a change have at most " + MOST_VERTICES
                            + " vertices together; submit this one and begin another.",
                    Map.of("vertices", vertices, "limit", MOST_VERTICES));
        }
    }

    private Step move(BoundaryChange change, Drafts.Draft draft, Consumer<BoundaryChange> cursor) {
        List<DrawnOperation> known = draft.operations(change);
        Drawing drawing = draft.current(change);
        cursor.accept(change);
        return new Step(change, draft, drawing.goTo(known.subList(0, change.cursor())), known);
    }

    private static @Nullable List<List<Double>> weights(BoundaryEdit edit, Drafts.Draft draft, Drawing drawing) {
        return edit instanceof BoundaryEdit.Subdivide subdivide
                        && drawing.topology().has(subdivide.area())
                ? draft.households(drawing).within(drawing.topology().shape(subdivide.area()))
                : null;
    }

    /** What was done, before it is stored. */
    private record Step(
            BoundaryChange change, Drafts.Draft draft, Drawing.Difference difference, List<DrawnOperation> operations) {

        EditAnswer answer() {
            return new EditAnswer(
                    change.version(),
                    change.cursor(),
                    operations.size(),
                    new Features(change, draft, draft.drawing(change)).of(difference.shown()),
                    List.copyOf(difference.removed()));
        }
    }

    private interface Work<T> {
        T on(BoundaryChange change, Drafts.Draft draft);
    }

    private EditAnswer step(Person me, long id, int version, Work<Step> work) {
        return drafts.with(id, draft -> {
            Step done = transaction.execute(status -> refusing(() -> {
                BoundaryChange change = changes.findToAlter(id).orElseThrow(DrawingDesk::unknown);
                Area area = visible(me, change);
                jurisdiction.require(me, area, ChangeVerb.DRAW);
                change.requireVersion(version);
                change.check(ChangeVerb.DRAW);
                Step step = work.on(change, draft);
                changes.update(change);
                events.drawn(change, area);
                return step;
            }));
            draft.committed(done.change().version(), done.operations());
            return done.answer();
        });
    }

    private <T> T look(Person me, long id, Work<T> work) {
        return drafts.with(
                id,
                draft -> oneView.execute(status -> {
                    BoundaryChange change = changes.find(id).orElseThrow(DrawingDesk::unknown);
                    visible(me, change);
                    return work.on(change, draft);
                }));
    }

    private static <T> T refusing(Supplier<T> work) {
        try {
            return work.get();
        } catch (EditRefused e) {
            throw EditRefusal.of(e);
        }
    }

    private Area visible(Person me, BoundaryChange change) {
        Area area = jurisdiction.visible(me, change);
        if (area == null) {
            throw unknown();
        }
        return area;
    }

    static Refusal unknown() {
        return Refusal.notFound("The change of boundaries");
    }
}
