package org.onegrid.element.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onegrid.element.ElementLayer;
import org.onegrid.element.ElementQuery;
import org.onegrid.element.Elements;
import org.onegrid.geo.Bounds;
import org.onegrid.grid.AreaTree;
import org.onegrid.grid.Partition;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Person;
import org.onegrid.identity.Requires;
import org.onegrid.problem.Refusal;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Elements as their people see them: what lies outside a person's areas is not there. */
@RestController
@Requires(Permission.ELEMENT_READ)
class ElementController {

    private final Elements elements;
    private final Partition partition;

    ElementController(Elements elements, Partition partition) {
        this.elements = elements;
        this.partition = partition;
    }

    /**
     * A layer and what of it one may see.
     *
     * @param kinds number of elements by kind
     * @param tiles address of its TileJSON
     */
    @Schema(name = "ElementLayer")
    record Layer(
            String id,
            String title,
            String titleZh,
            List<ElementLayer.Attribute> attributes,
            List<Elements.KindCount> kinds,
            String tiles) {}

    /** The layers. */
    @GetMapping("/api/layers")
    List<Layer> layers(Person me) {
        Map<String, List<Elements.KindCount>> kinds =
                elements.kinds(partition.tree().scopePaths(me.scope()));
        return elements.layers().stream()
                .map(layer -> new Layer(
                        layer.id(),
                        layer.title(),
                        layer.titleZh(),
                        layer.attributes(),
                        kinds.getOrDefault(layer.id(), List.of()),
                        "/tiles/" + layer.id() + ".json"))
                .toList();
    }

    /**
     * Elements in the order of their ids.
     *
     * @param within code of an area
     * @param bbox   west,south,east,north in degrees
     * @param after  {@code next} of the page before
     */
    @GetMapping(
            path = "/api/elements",
            produces = {"application/geo+json", MediaType.APPLICATION_JSON_VALUE})
    ElementFeatures list(
            @RequestParam(required = false) @Nullable String layer,
            @RequestParam(required = false) @Nullable String within,
            @RequestParam(required = false) @Nullable String bbox,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit,
            Person me) {
        if (limit < 1 || limit >= ElementQuery.MOST) {
            throw Refusal.invalid("limit-out-of-range", "A page has 1 to " + (ElementQuery.MOST - 1) + " elements.");
        }
        AreaTree tree = partition.tree();
        ElementQuery query = new ElementQuery(
                tree.scopePaths(me.scope()),
                within == null ? null : path(tree, within, me),
                layer,
                kind,
                bbox == null ? null : bounds(bbox),
                after,
                limit + 1);
        return ElementFeatures.of(elements.list(query), limit);
    }

    private static String path(AreaTree tree, String code, Person me) {
        return tree.find(code)
                .filter(area -> tree.within(me.scope(), area))
                .map(area -> tree.path(area).ltree())
                .orElseThrow(() -> Refusal.notFound("The area"));
    }

    private static Bounds bounds(String bbox) {
        try {
            return Bounds.parse(bbox);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("bbox-invalid", "A bbox is west,south,east,north in degrees: " + e.getMessage());
        }
    }
}
