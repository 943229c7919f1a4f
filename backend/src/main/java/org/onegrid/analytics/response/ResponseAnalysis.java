package org.onegrid.analytics.response;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onegrid.analytics.Analysis;
import org.onegrid.analytics.Canvas;
import org.onegrid.analytics.CaseVersion;
import org.onegrid.analytics.Column;
import org.onegrid.analytics.Definition;
import org.onegrid.analytics.Result;
import org.onegrid.analytics.Scale;
import org.onegrid.analytics.Slices;
import org.onegrid.analytics.Surface;
import org.onegrid.analytics.SurfaceWish;
import org.onegrid.analytics.Table;
import org.onegrid.analytics.Task;
import org.onegrid.analytics.TimeFrame;
import org.onegrid.analytics.Window;
import org.onegrid.analytics.cases.Case;
import org.onegrid.analytics.cases.CaseReader;
import org.onegrid.grid.Grounds;
import org.springframework.stereotype.Component;

/** How long each phase took, by area and as a surface. */
@Component
class ResponseAnalysis implements Analysis<ResponseWish> {

    private static final int HOURS = 24;
    private static final double READ = 0.7;
    private static final long MICROS_PER_SECOND = 1_000_000;

    private final CaseReader cases;
    private final CaseVersion version;
    private final Grounds grounds;

    ResponseAnalysis(CaseReader cases, CaseVersion version, Grounds grounds) {
        this.cases = cases;
        this.version = version;
        this.grounds = grounds;
    }

    @Override
    public String kind() {
        return "response-time";
    }

    @Override
    public ResponseWish wish(Definition definition) {
        return definition.wishAs(ResponseWish.class, ResponseWish.MEMBERS);
    }

    @Override
    public Map<String, Object> inputs(Definition definition, ResponseWish wish) {
        return version.inputs(definition);
    }

    @Override
    public Result compute(Task task, ResponseWish wish) {
        Window window = task.definition().requireWindow();
        Slices slices = new Slices(window, task.definition().frames());
        WaitingSurface drawing = drawing(task, wish);
        Gathered gathered = new Gathered(task, wish, slices, drawing);
        Set<CaseReader.Part> parts = EnumSet.copyOf(wish.of().parts());
        if (drawing != null) {
            parts.add(CaseReader.Part.PLACE);
        }
        cases.read(task, window, parts, READ, gathered::take);

        WaitingTable rows = new WaitingTable(task.rows(), task.area(), wish);
        Table table = new Table(rows.columns(), rows.rows(gathered.byRow()), rows.total(gathered.all()));
        task.progress(READ + 0.1);
        List<TimeFrame> frames = slices.frames(
                i -> {
                    task.progress(READ + 0.1);
                    return rows.rows(gathered.times[i]);
                },
                i -> rows.total(gathered.of(i)));
        Surface surface = drawing == null ? null : drawing.draw();
        WaitingSurface.Corner slowest = surface == null ? null : drawing.slowest(surface);
        task.progress(1);
        Scale scale = wish.showsShare()
                ? Scale.ordered(table, frames, rows.mapped(), Column.Unit.SHARE).betterHigh()
                : Scale.ordered(table, frames, rows.mapped(), Column.Unit.SECONDS);
        return Result.of(table)
                .colouredBy(rows.mapped(), scale)
                .with(surface)
                .withFrames(frames)
                .finding(new ResponseFindings(wish, rows.quantileColumn(), table).list(task, gathered.byHour, slowest))
                .noting(notes(task, table));
    }

    private @Nullable WaitingSurface drawing(Task task, ResponseWish wish) {
        SurfaceWish surface = wish.surface();
        Canvas canvas = surface == null ? null : Canvas.over(grounds, task, surface);
        return canvas == null ? null : new WaitingSurface(canvas, wish, surface.bandwidth());
    }

    private static List<String> notes(Task task, Table table) {
        List<String> notes = new ArrayList<>(task.notes());
        Double open = table.total().number("open");
        if (open != null && open > 0) {
            notes.add("open-cases-included");
            notes.add("mean-of-ended-cases");
        }
        return notes;
    }

    /** Durations by frame and row; the last row is for cases in none of the rows. */
    private static final class Gathered {
        final ResponseWish.Phase phase;
        final @Nullable Times[][] times;
        final @Nullable Times[] byHour = new Times[HOURS];
        final Slices slices;
        final long moment;
        final int rows;
        final @Nullable WaitingSurface surface;

        Gathered(Task task, ResponseWish wish, Slices slices, @Nullable WaitingSurface surface) {
            this.phase = wish.of();
            this.rows = task.rows().size();
            this.times = new Times[slices.size()][rows + 1];
            this.slices = slices;
            this.surface = surface;
            this.moment = task.moment().getEpochSecond();
        }

        void take(Case one) {
            long begin = phase.begin(one);
            long end = phase.end(one);
            boolean lasts = end == Case.NEVER;
            if (begin == Case.NEVER || lasts && !phase.lasts(one)) {
                return;
            }
            long seconds = lasts
                    ? moment - Math.floorDiv(begin, MICROS_PER_SECOND)
                    : Math.floorDiv(end - begin, MICROS_PER_SECOND);
            int duration = (int) Math.max(0, Math.min(Integer.MAX_VALUE - 1, seconds));
            int row = one.row() < 0 ? rows : one.row();
            add(times[slices.at(one.localDay())], row, duration, lasts);
            add(byHour, one.localHour(), duration, lasts);
            if (surface != null) {
                surface.add(one, duration, lasts);
            }
        }

        private static void add(@Nullable Times[] into, int at, int duration, boolean lasts) {
            Times times = into[at];
            if (times == null) {
                times = new Times();
                into[at] = times;
            }
            times.add(duration, lasts);
        }

        /** By row, over all frames. */
        @Nullable
        Times[] byRow() {
            if (times.length == 1) {
                return times[0];
            }
            @Nullable Times[] all = new Times[rows + 1];
            for (int row = 0; row <= rows; row++) {
                Times sum = new Times();
                for (@Nullable Times[] frame : times) {
                    Times own = frame[row];
                    if (own != null) {
                        own.addTo(sum);
                    }
                }
                all[row] = sum;
            }
            return all;
        }

        Times of(int frame) {
            return sum(times[frame]);
        }

        Times all() {
            return sum(byHour);
        }

        private static Times sum(@Nullable Times[] parts) {
            Times all = new Times();
            for (Times one : parts) {
                if (one != null) {
                    one.addTo(all);
                }
            }
            return all;
        }
    }
}
