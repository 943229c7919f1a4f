package org.onegrid.tiles.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.Bounds;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Requires;
import org.onegrid.problem.Refusal;
import org.onegrid.tiles.BaseFeatures;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The base map's features to the last vertex, for drawing along them; tiles are thinned and cut. */
@RestController
@Requires(Permission.MAP_READ)
class BaseMapController {

    private static final int MOST = 10_000;

    private final BaseFeatures features;

    BaseMapController(BaseFeatures features) {
        this.features = features;
    }

    @Schema(name = "BaseFeatures")
    record Collection(String type, List<Feature> features) {}

    @Schema(name = "BaseFeature")
    record Feature(
            String type,
            Properties properties,
            @Schema(type = "object") @JsonRawValue String geometry) {}

    @Schema(name = "BaseProperties")
    record Properties(String kind, @Nullable String name) {}

    /**
     * Features of a layer around an area.
     *
     * @param layer water, green, roads, blocks, buildings or names
     * @param bbox  west,south,east,north in degrees
     */
    @GetMapping(
            path = "/api/basemap/{layer}",
            produces = {"application/geo+json", MediaType.APPLICATION_JSON_VALUE})
    Collection list(@PathVariable String layer, @RequestParam String bbox) {
        List<BaseFeatures.Exact> found = features.list(layer, bounds(bbox), MOST + 1);
        if (found.size() > MOST) {
            throw new Refusal(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "bbox-too-large",
                    "More than " + MOST + " features lie there; ask for a smaller bbox.",
                    Map.of("limit", MOST));
        }
        return new Collection(
                "FeatureCollection",
                found.stream()
                        .map(one -> new Feature("Feature", new Properties(one.kind(), one.name()), one.geometry()))
                        .toList());
    }

    private static Bounds bounds(String bbox) {
        try {
            return Bounds.parse(bbox);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("bbox-invalid", "A bbox is west,south,east,north in degrees: " + e.getMessage());
        }
    }
}
