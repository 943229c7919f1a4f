package org.onegrid.tiles;

import java.util.List;
import java.util.stream.Stream;
import org.onegrid.bulk.Copy;
import org.springframework.stereotype.Repository;

/** What the base map is drawn from. */
@Repository
public class BaseFeatures {

    private static final List<String> COLUMNS = List.of("layer", "kind", "name", "rank", "min_zoom", "attrs", "geom");

    private final Copy copy;

    BaseFeatures(Copy copy) {
        this.copy = copy;
    }

    /** Stores features; tiles follow when the transaction is committed. Says how many there were. */
    public long add(Stream<BaseFeature> features) {
        return copy.into(
                "base_feature",
                COLUMNS,
                rows -> features.forEach(feature -> rows.add(
                        feature.layer(),
                        feature.kind(),
                        feature.name(),
                        feature.rank(),
                        feature.minZoom(),
                        feature.attrs(),
                        feature.geometry())));
    }
}
