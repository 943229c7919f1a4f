package org.onegrid.grid.change;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * The grids of a change and those around it as a GeoJSON feature collection.
 *
 * @param version of the change
 */
@Schema(name = "GroundFeatures")
public record GroundFeatures(String type, int version, List<Feature> features) {

    GroundFeatures(int version, List<Feature> features) {
        this("FeatureCollection", version, features);
    }

    /** @param id the code */
    @Schema(name = "GroundFeature")
    public record Feature(
            String type,
            String id,
            Lot properties,

            @Schema(types = "object") GeoJson geometry) {

        Feature(Lot properties, GeoJson geometry) {
            this("Feature", properties.code(), properties, geometry);
        }
    }

    /**
     * What a grid is called and where it belongs.
     *
     * @param parent     code of the area it lies in
     * @param editable   whether its borders can be changed; the others are shown for orientation
     * @param households within it
     * @param isNew      whether this change makes it
     */
    @Schema(name = "GroundLot")
    public record Lot(
            String code,
            String name,
            String parent,
            String parentName,
            boolean editable,
            int households,
            boolean isNew) {}
}
