package org.onegrid.grid.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.Datum;
import org.onegrid.grid.AreaLevel;
import org.onegrid.grid.coverage.CoverageDesk;
import org.onegrid.grid.coverage.CoverageOrder;
import org.onegrid.grid.coverage.CoverageOutcome;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Person;
import org.onegrid.identity.Requires;
import org.onegrid.problem.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CoverageController {

    private final CoverageDesk desk;

    CoverageController(CoverageDesk desk) {
        this.desk = desk;
    }

    /**
     * Brings the areas of a city into a fresh instance: the body is the file (GeoJSON, zipped Shapefile; packed or not).
     *
     * @param level        level of the file's areas: grid, community or street
     * @param codeField    attribute with the code of an area; several, separated by commas, where one is not unique
     * @param nameField    attribute with its name
     * @param parentField  attribute with the code of a middle level
     * @param crs          datum of the coordinates where the file does not say: wgs84, gcj02, EPSG:nnnn …
     * @param repair       repair what can be repaired within the tolerance
     * @param tolerance    metres, how wide a gap may be to be filled
     * @param districtCode code of the district that the areas make up
     * @param districtName its name
     * @param zone         time zone its days are counted in, such as America/Chicago
     * @param file         name of the file, for its ending
     * @param replace      in the place of the areas that are there, as long as nothing refers to them
     * @param dryRun       only say what would be done
     */
    @PostMapping("/api/areas/imports")
    @Requires(Permission.AREA_IMPORT)
    CoverageOutcome take(
            @RequestParam(defaultValue = "grid") String level,
            @RequestParam List<String> codeField,
            @RequestParam(required = false) @Nullable String nameField,
            @RequestParam(required = false) @Nullable String parentField,
            @RequestParam(required = false) @Nullable String crs,
            @RequestParam(defaultValue = "false") boolean repair,
            @RequestParam(defaultValue = "20") double tolerance,
            @RequestParam(defaultValue = "district") String districtCode,
            @RequestParam(required = false) @Nullable String districtName,
            @RequestParam(required = false) @Nullable String zone,
            @RequestParam(defaultValue = "areas") String file,
            @RequestParam(defaultValue = "false") boolean replace,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Person me,
            HttpServletRequest request)
            throws IOException {
        if (!me.scope().everywhere()) {
            throw new Refusal(
                    HttpStatus.FORBIDDEN, "forbidden", "Only who is responsible for the whole instance may do this.");
        }
        CoverageOrder order = new CoverageOrder(
                file,
                AreaLevel.find(level)
                        .orElseThrow(
                                () -> Refusal.invalid("level-unknown", "A level is one of street, community, grid.")),
                codeField,
                nameField,
                parentField,
                crs == null ? null : Datum.parse(crs),
                repair,
                tolerance,
                districtCode,
                districtName == null ? districtCode : districtName,
                zone,
                replace,
                dryRun);
        return desk.take(request.getInputStream(), order);
    }
}
