package org.onegrid.element.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onegrid.element.Element;

/**
 * A page of elements as a GeoJSON feature collection.
 *
 * @param next what to give as {@code after} for the next page; null on the last
 */
@Schema(name = "ElementFeatures")
record ElementFeatures(
        String type, List<Feature> features, @Nullable String next) {

    static ElementFeatures of(List<Element> elements, int limit) {
        List<Element> page = elements.size() > limit ? elements.subList(0, limit) : elements;
        return new ElementFeatures(
                "FeatureCollection",
                page.stream().map(Feature::of).toList(),
                page.size() < elements.size()
                        ? Long.toString(page.get(page.size() - 1).id())
                        : null);
    }

    @Schema(name = "ElementFeature")
    record Feature(
            String type,
            String id,
            Properties properties,
            @Schema(type = "object") @JsonRawValue String geometry) {

        static Feature of(Element element) {
            return new Feature(
                    "Feature",
                    Long.toString(element.id()),
                    new Properties(
                            element.layer(),
                            element.code(),
                            element.kind(),
                            element.name(),
                            element.areaCode(),
                            element.areaName(),
                            element.areaPath(),
                            element.attributes()),
                    element.geometry());
        }
    }

    /** @param attributes by name, as the layer describes them */
    @Schema(name = "ElementProperties")
    record Properties(
            String layer,
            String code,
            String kind,
            String name,
            String areaCode,
            String areaName,
            String areaPath,
            @Schema(type = "object") @JsonRawValue String attributes) {}
}
