package org.onegrid.tracking.view;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.Bounds;
import org.onegrid.live.ViewedState;
import org.onegrid.tracking.view.NewestFixes.Reading;
import org.onegrid.tracking.view.SharedView.Known;
import org.onegrid.tracking.view.SharedView.Step;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The responders as they are seen through windows: {@code /topic/areas/{code}/positions}. A frame is
 *
 * <pre>{"topic":"positions","area":"990100","at":"2026-11-22T05:00:00.123Z","payload":{
 *   "full":true,                                                  // only in the first: forget what was before
 *   "enter":[[7,"W-1","西一","member",120.005,30.005,1763787600,271,1.4],…],
 *   "move":[[7,120.0051,30.005,1763787601,90],…],
 *   "leave":[9,…]}}</pre>
 *
 * {@code at} is the server's time of the frame, by which a client knows the age of a fix whatever its own clock says. A
 * responder is told with all that is known of it when it enters, {@code [number, code, callsign, kind, lng, lat, at,
 * heading, speed]}; the number stands for it in the frames that follow ({@code [number, lng, lat, at, heading, speed]}). Times
 * of fixes are seconds since 1970, headings degrees clockwise from north, speeds metres a second; the last two are null or
 * left out when they are not known.
 */
@Component
class LivePositions implements ViewedState {

    /** How often all is read anew, in ticks: only so those are noticed whose shift ends, or who are taken out. */
    private static final int WHOLE_EVERY = 5;

    private record Place(long areaId, String areaCode, Optional<Bounds> view) {}

    private static final class Shared {
        private final SharedView view;
        private int windows;

        Shared(SharedView view) {
            this.view = view;
        }
    }

    private final NewestFixes fixes;
    private final Roll roll;
    private final Clock clock = Clock.systemUTC();
    private final Map<Place, Shared> views = new HashMap<>();

    /** Swapped as a whole by {@link #refresh}, and put back when nobody looks: what is not kept up to date is not shown. */
    private volatile Picture picture = Picture.NONE;

    /** Only the refreshing thread touches these two. */
    private @Nullable String mark;

    private int readings;

    LivePositions(NewestFixes fixes, JsonMapper json) {
        this.fixes = fixes;
        this.roll = new Roll(json);
    }

    @Override
    public void refresh() {
        String last = picture == Picture.NONE ? null : mark;
        Reading reading = last == null || ++readings % WHOLE_EVERY == 0 ? fixes.all() : fixes.since(last);
        Picture next = roll.take(reading, clock.instant());
        mark = reading.mark();
        synchronized (views) {
            picture = views.isEmpty() ? Picture.NONE : next;
        }
    }

    @Override
    public Window open(long areaId, String areaCode, Optional<Bounds> view) {
        Place place = new Place(areaId, areaCode, view);
        synchronized (views) {
            Shared shared = views.computeIfAbsent(place, p -> new Shared(new SharedView(areaId, areaCode, view)));
            shared.windows++;
            return new Looking(place, shared.view);
        }
    }

    private void close(Place place) {
        synchronized (views) {
            views.computeIfPresent(place, (p, shared) -> --shared.windows == 0 ? null : shared);
            if (views.isEmpty()) {
                picture = Picture.NONE;
            }
        }
    }

    private final class Looking implements Window {

        private final Place place;
        private final SharedView view;
        private @Nullable Known known;
        private boolean closed;

        Looking(Place place, SharedView view) {
            this.place = place;
            this.view = view;
        }

        @Override
        public byte @Nullable [] next() {
            Picture now = picture;
            Known before = known;
            if (now.tick() == 0 || (before != null && now.tick() <= before.tick())) {
                return null;
            }
            Step step = view.step(before, now);
            known = step.to();
            return step.body();
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                LivePositions.this.close(place);
            }
        }
    }
}
