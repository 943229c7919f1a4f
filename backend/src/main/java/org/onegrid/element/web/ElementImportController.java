package org.onegrid.element.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onegrid.element.ElementImport;
import org.onegrid.geo.Datum;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Person;
import org.onegrid.identity.Requires;
import org.onegrid.problem.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ElementImportController {

    private final ElementImport elements;

    ElementImportController(ElementImport elements) {
        this.elements = elements;
    }

    /**
     * Brings elements in: the body is the file (.osm.pbf, .osm, GeoJSON, zipped Shapefile, CSV; packed or not).
     *
     * @param layer                 person, place, object or organisation
     * @param kindField             attribute with the kind, as amenity; features without it are left out
     * @param kinds                 the kinds that are taken; all when left out
     * @param nameField             attribute with the name
     * @param codeField             attribute with what is unique; the file's own ids when left out
     * @param lng                   column of a CSV file with longitude or easting
     * @param lat                   column of a CSV file with latitude or northing
     * @param crs                   wgs84, cgcs2000, gcj02, bd09 or EPSG:nnnn, when the file does not say
     * @param householdSquareMeters of layer person: floor area by which households of a building are estimated
     * @param file                  its name; only the ending is used
     */
    @PostMapping("/api/elements/imports")
    @Requires(Permission.AREA_IMPORT)
    ElementImport.Outcome importElements(
            @RequestParam String layer,
            @RequestParam String kindField,
            @RequestParam(defaultValue = "") List<String> kinds,
            @RequestParam(defaultValue = "name") String nameField,
            @RequestParam(required = false) @Nullable String codeField,
            @RequestParam(required = false) @Nullable String lng,
            @RequestParam(required = false) @Nullable String lat,
            @RequestParam(required = false) @Nullable String crs,
            @RequestParam(required = false) @Nullable Double householdSquareMeters,
            @RequestParam(defaultValue = "elements") String file,
            Person me,
            HttpServletRequest request)
            throws IOException {
        if (!me.scope().everywhere()) {
            throw new Refusal(
                    HttpStatus.FORBIDDEN, "forbidden", "Only who is responsible for the whole instance may do this.");
        }
        return elements.take(
                request.getInputStream(),
                new ElementImport.Order(
                        file,
                        layer,
                        kindField,
                        kinds,
                        nameField,
                        codeField,
                        lng,
                        lat,
                        crs == null ? null : Datum.parse(crs),
                        householdSquareMeters));
    }
}
