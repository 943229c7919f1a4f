package org.onegrid.grid.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onegrid.grid.AreaHistory;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Person;
import org.onegrid.identity.Requires;
import org.onegrid.problem.Refusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What an area was and what became of it, the retired ones too. */
@RestController
@Requires(Permission.AREA_READ)
class AreaHistoryController {

    /**
     * An area between two changes.
     *
     * @param version          1 for the first
     * @param to               null for the present
     * @param change           the boundary change that made it so, null when it was none
     * @param areaSquareMeters on the spheroid, null for a committee
     * @param geometry         GeoJSON in EPSG:4490, null for a committee
     */
    @Schema(name = "AreaVersion")
    record Version(
            int version,
            Instant from,
            @Nullable Instant to,
            @Nullable Long change,
            String code,
            String name,
            int households,
            int residents,
            @Nullable Double areaSquareMeters,

            @Schema(types = {"object", "null"}) @JsonRawValue @Nullable
            String geometry) {

        static Version of(AreaHistory.Version version) {
            return new Version(
                    version.version(),
                    version.from(),
                    version.to(),
                    version.change(),
                    version.code(),
                    version.name(),
                    version.households(),
                    version.residents(),
                    version.squareMeters(),
                    version.geometry());
        }
    }

    private final AreaHistory history;

    AreaHistoryController(AreaHistory history) {
        this.history = history;
    }

    /** All an area was, the first first. */
    @GetMapping("/api/areas/{code}/versions")
    List<Version> versions(@PathVariable String code, Person me) {
        return history.versions(id(code, me)).stream().map(Version::of).toList();
    }

    /** Where an area's ground came from and where it went; names of areas outside one's own are shown, nothing else of them. */
    @GetMapping("/api/areas/{code}/lineage")
    AreaHistory.Lineage lineage(@PathVariable String code, Person me) {
        return history.lineage(id(code, me));
    }

    private long id(String code, Person me) {
        return history.find(code, me.scope()).orElseThrow(() -> Refusal.notFound("The area"));
    }
}
