package org.onegrid.grid.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.Bounds;
import org.onegrid.geo.Datum;
import org.onegrid.geo.LngLat;
import org.onegrid.grid.Area;
import org.onegrid.grid.AreaLevel;
import org.onegrid.grid.AreaPath;
import org.onegrid.grid.AreaTree;
import org.onegrid.grid.Border;
import org.onegrid.grid.Grounds;
import org.onegrid.grid.Partition;
import org.onegrid.grid.PartitionSnapshot;
import org.onegrid.grid.PastPartitions;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Person;
import org.onegrid.identity.Requires;
import org.onegrid.problem.Refusal;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Areas as their people see them: what is outside a person's areas is not there. */
@RestController
@Requires(Permission.AREA_READ)
class AreaController {

    private final Partition partition;
    private final PastPartitions past;
    private final Grounds grounds;

    AreaController(Partition partition, PastPartitions past, Grounds grounds) {
        this.partition = partition;
        this.past = past;
        this.grounds = grounds;
    }

    /**
     * Areas with their ground.
     *
     * @param level  only this level: district, committee, street, community or grid; without it the areas directly below
     * @param within code of an area; without it everything one may see
     * @param at     as they were at this instant (ISO 8601)
     */
    @GetMapping(
            path = "/api/areas",
            produces = {"application/geo+json", MediaType.APPLICATION_JSON_VALUE})
    AreaFeatures list(
            @RequestParam(required = false) @Nullable String level,
            @RequestParam(required = false) @Nullable String within,
            @RequestParam(required = false) @Nullable Instant at,
            Person me) {
        PartitionSnapshot now = past.asOf(at);
        List<Area> areas = choose(now.tree(), level, within, me);
        Map<Long, String> geoJson = grounds.geoJson(areas, at);
        return new AreaFeatures(
                now.version(),
                areas.stream()
                        .map(area -> new AreaFeatures.Feature(
                                "Feature", area.code(), properties(now.tree(), area), geoJson.get(area.id())))
                        .toList());
    }

    /**
     * One area.
     *
     * @param at as it was at this instant (ISO 8601)
     */
    @GetMapping("/api/areas/{code}")
    AreaDetail get(@PathVariable String code, @RequestParam(required = false) @Nullable Instant at, Person me) {
        AreaTree tree = past.asOf(at).tree();
        Area area = mine(tree, code, me);
        AreaPath path = tree.path(area);
        Grounds.Extent extent = grounds.extent(area, at);
        Map<String, Long> below = tree.subtree(area).stream()
                .filter(Predicate.not(area::equals))
                .collect(Collectors.groupingBy(one -> one.level().code(), TreeMap::new, Collectors.counting()));
        return new AreaDetail(
                area.code(),
                area.name(),
                area.level().code(),
                path.codes(),
                path.areas().stream().map(AreaName::of).toList(),
                name(tree, area.adminParent()),
                name(tree, area.commandParent()),
                area.households(),
                area.residents(),
                tree.children(area).size(),
                below,
                partition.timeZone(path).getId(),
                corners(extent.bounds()),
                extent.squareMeters(),
                extent.since());
    }

    /**
     * Who owns a place.
     *
     * @param lng   degrees, or easting in the datum
     * @param lat   degrees, or northing in the datum
     * @param datum wgs84, cgcs2000, gcj02, bd09 or EPSG:nnnn
     * @param at    who owned it at this instant (ISO 8601)
     */
    @GetMapping("/api/locate")
    Located locate(
            @RequestParam double lng,
            @RequestParam double lat,
            @RequestParam(defaultValue = "cgcs2000") String datum,
            @RequestParam(required = false) @Nullable Instant at,
            Person me) {
        LngLat place = Datum.parse(datum).toStored(lng, lat);
        PartitionSnapshot now = past.asOf(at);
        Area area = now.locate(place)
                .filter(found -> now.tree().within(me.scope(), found))
                .orElseThrow(() -> Refusal.notFound("An area at this place"));
        AreaPath path = now.tree().path(area);
        Border border = now.border(place).orElseThrow();
        return new Located(
                place.lng(),
                place.lat(),
                area.code(),
                path.codes(),
                path.areas().stream().map(AreaName::of).toList(),
                Math.round(border.distanceMeters() * 100) / 100.0,
                border.across().stream().findFirst().map(AreaName::of).orElse(null));
    }

    private static List<Area> choose(AreaTree tree, @Nullable String level, @Nullable String within, Person me) {
        Area top = within == null ? null : mine(tree, within, me);
        if (level == null) {
            return top != null ? tree.children(top) : tops(tree, me);
        }
        AreaLevel wanted = AreaLevel.find(level)
                .orElseThrow(() -> Refusal.invalid(
                        "level-unknown", "A level is one of district, committee, street, community, grid."));
        return (top == null ? tree.list() : tree.subtree(top))
                .stream()
                        .filter(area -> area.level() == wanted && tree.within(me.scope(), area))
                        .toList();
    }

    private static List<Area> tops(AreaTree tree, Person me) {
        return me.scope().everywhere()
                ? tree.tops()
                : me.scope().areaIds().stream()
                        .sorted()
                        .flatMap(id -> tree.find(id).stream())
                        .toList();
    }

    private static Area mine(AreaTree tree, String code, Person me) {
        return tree.find(code)
                .filter(area -> tree.within(me.scope(), area))
                .orElseThrow(() -> Refusal.notFound("The area"));
    }

    private static AreaFeatures.Properties properties(AreaTree tree, Area area) {
        return new AreaFeatures.Properties(
                area.code(),
                area.name(),
                area.level().code(),
                tree.path(area).codes(),
                parent(tree, area.adminParent()).map(Area::code).orElse(null),
                parent(tree, area.commandParent()).map(Area::code).orElse(null),
                area.households(),
                area.residents());
    }

    private static @Nullable AreaName name(AreaTree tree, @Nullable Long id) {
        return parent(tree, id).map(AreaName::of).orElse(null);
    }

    private static Optional<Area> parent(AreaTree tree, @Nullable Long id) {
        return id == null ? Optional.empty() : tree.find(id);
    }

    private static @Nullable List<Double> corners(@Nullable Bounds bounds) {
        return bounds == null ? null : List.of(bounds.west(), bounds.south(), bounds.east(), bounds.north());
    }
}
