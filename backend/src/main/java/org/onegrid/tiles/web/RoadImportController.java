package org.onegrid.tiles.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.Datum;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Person;
import org.onegrid.identity.Requires;
import org.onegrid.problem.Refusal;
import org.onegrid.tiles.RoadImport;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RoadImportController {

    private final RoadImport roads;

    RoadImportController(RoadImport roads) {
        this.roads = roads;
    }

    /**
     * Brings roads into the base map: the body is the file (.osm.pbf, .osm, GeoJSON, zipped Shapefile; packed or not).
     *
     * @param classField attribute with the class as OpenStreetMap's key highway has it
     * @param nameField  attribute with the name
     * @param crs        wgs84, cgcs2000, gcj02, bd09 or EPSG:nnnn, when the file does not say
     * @param file       its name; only the ending is used
     * @param replace    whether the roads that are there go
     */
    @PostMapping("/api/basemap/roads/imports")
    @Requires(Permission.AREA_IMPORT)
    RoadImport.Outcome importRoads(
            @RequestParam(defaultValue = "highway") String classField,
            @RequestParam(defaultValue = "name") String nameField,
            @RequestParam(required = false) @Nullable String crs,
            @RequestParam(defaultValue = "roads") String file,
            @RequestParam(defaultValue = "false") boolean replace,
            Person me,
            HttpServletRequest request)
            throws IOException {
        if (!me.scope().everywhere()) {
            throw new Refusal(
                    HttpStatus.FORBIDDEN, "forbidden", "Only who is responsible for the whole instance may do this.");
        }
        return roads.take(
                request.getInputStream(),
                new RoadImport.Order(file, classField, nameField, crs == null ? null : Datum.parse(crs), replace));
    }
}
