package org.onegrid.analytics.coverage;

import org.jspecify.annotations.Nullable;
import org.onegrid.element.Residents;
import org.onegrid.problem.Refusal;
import org.onegrid.tiles.TileSources;
import org.springframework.stereotype.Component;

/** The homes, read when first needed and again when elements have changed. */
@Component
class HomeMap {

    /** Most buildings that are held in memory. */
    static final int MOST = 2_000_000;

    private final Residents residents;
    private final TileSources sources;

    /** Guarded by this. */
    private @Nullable Homes held;

    HomeMap(Residents residents, TileSources sources) {
        this.residents = residents;
        this.sources = sources;
    }

    /** Counts the changes of elements. */
    String version() {
        return sources.version("element");
    }

    /** @throws Refusal 422 {@code too-many-homes} */
    synchronized Homes current() {
        String version = version();
        Homes homes = held;
        if (homes == null || !homes.version().equals(version)) {
            long count = residents.count();
            if (count > MOST) {
                throw Refusal.invalid(
                        "too-many-homes",
                        "Coverage is computed for at most " + MOST + " buildings, here are " + count + ".");
            }
            Homes.Collector collector = new Homes.Collector();
            residents.each(collector);
            homes = collector.build(version);
            held = homes;
        }
        return homes;
    }
}
