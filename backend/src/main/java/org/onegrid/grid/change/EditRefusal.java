package org.onegrid.grid.change;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.onegrid.geo.Precision;
import org.onegrid.problem.Refusal;
import org.onegrid.topology.EditRefused;
import org.springframework.http.HttpStatus;

/** An operation that is not made, as a problem document: 422 {@code boundary-edit-refused} with reason, place and advice. */
final class EditRefusal {

    static final int MOST_FAULTS = 50;
    private static final int MOST_VERTICES = 500;

    private EditRefusal() {}

    /** Something that would be wrong with the areas. */
    @Schema(name = "BoundaryFault")
    record PlacedFault(
            String code, List<String> areas, @Nullable GeoJson geometry, String message, String advice) {}

    /** As the topology has refused it. */
    static Refusal of(EditRefused refused) {
        return of(
                refused.reason().toString(),
                String.valueOf(refused.getMessage()),
                refused.place(),
                refused.advice(),
                refused.faults().stream()
                        .limit(MOST_FAULTS)
                        .map(EditRefusal::fault)
                        .toList());
    }

    /** Refused before the topology has seen it; nothing to draw. */
    static Refusal of(String reason, String message, String advice) {
        return of(reason, message, Precision.FACTORY.createPoint(), advice, List.of());
    }

    private static Refusal of(String reason, String message, Geometry place, String advice, List<PlacedFault> faults) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("reason", reason);
        facts.put("advice", advice);
        facts.put("faults", faults);
        GeoJson drawn = place(place);
        if (drawn != null) {
            facts.put("place", drawn);
        }
        return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "boundary-edit-refused", message, facts);
    }

    static PlacedFault fault(org.onegrid.partition.Fault fault) {
        return new PlacedFault(
                fault.code().name(), fault.areas(), place(fault.place()), fault.message(), fault.advice());
    }

    static @Nullable GeoJson place(Geometry place) {
        return GeoJson.placeOf(place, MOST_VERTICES);
    }
}
