package org.onegrid.live;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.Bounds;

/**
 * Port to a state too large to be sent as a whole: every session sees it through a window of its own and is told what
 * changed there. Implemented by the module that owns the state: exactly one bean, for the one topic that is viewed.
 */
public interface ViewedState {

    /** Brings it up to date. Called once per tick by one thread while a window is open; may wait for the database. */
    void refresh();

    /**
     * A window on what belongs to an area and lies within a rectangle; on all of the area when there is none. Whoever asks has
     * checked that the area may be heard.
     *
     * @param areaId   of the current area with that code
     * @param areaCode as the session named it
     */
    Window open(long areaId, String areaCode, Optional<Bounds> view);

    /** What one session sees. Used by one thread at a time. */
    interface Window {

        /**
         * What changed since the last call, as JSON; at first everything. Null when there is nothing to tell. Called when the
         * line is free and not before, so that what a slow session misses is merged and nothing waits for it in memory.
         */
        byte @Nullable [] next();

        /** Nobody looks any more. */
        void close();
    }
}
