package org.onegrid.grid.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Areas as a GeoJSON feature collection.
 *
 * @param version counts the changes of the partition
 */
@Schema(name = "AreaFeatures")
record AreaFeatures(String type, long version, List<Feature> features) {

    AreaFeatures(long version, List<Feature> features) {
        this("FeatureCollection", version, features);
    }

    /** @param geometry GeoJSON in EPSG:4490, null for a committee */
    @Schema(name = "AreaFeature")
    record Feature(
            String type,
            String id,
            Properties properties,

            @Schema(types = {"object", "null"}) @JsonRawValue @Nullable
            String geometry) {}

    /**
     * What an area is called and where it belongs.
     *
     * @param path          codes from the top of the command tree, joined by dots
     * @param adminParent   code, null at the top
     * @param commandParent code, null at the top
     */
    @Schema(name = "AreaProperties")
    record Properties(
            String code,
            String name,
            String level,
            String path,
            @Nullable String adminParent,
            @Nullable String commandParent,
            int households,
            int residents) {}
}
