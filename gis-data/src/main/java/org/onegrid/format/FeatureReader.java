package org.onegrid.format;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.Datum;

/** Reads one file from beginning to end, one feature in memory at a time. For one thread; close it. */
public interface FeatureReader extends AutoCloseable {

    /** Short name of the format: {@code geojson, shapefile, csv}. */
    String format();

    /** The datum of the coordinates in the file, before they were brought to the stored form; null when it has none. */
    @Nullable
    Datum datum();

    /** Names of the attributes where the format has them in a header; empty for GeoJSON. */
    List<String> attributeNames();

    /**
     * The next record, or null at the end.
     *
     * @throws FileRefusal when the file cannot be read any further
     */
    @Nullable
    Feature next();

    /** Hands every remaining record to the consumer and says how many there were. */
    default long forEach(Consumer<Feature> consumer) {
        long count = 0;
        for (Feature feature = next(); feature != null; feature = next()) {
            consumer.accept(feature);
            count++;
        }
        return count;
    }

    @Override
    void close();
}
