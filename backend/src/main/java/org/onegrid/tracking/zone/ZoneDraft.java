package org.onegrid.tracking.zone;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;
import org.onegrid.geo.LngLat;
import org.onegrid.geo.Precision;
import org.onegrid.problem.Refusal;
import org.onegrid.problem.Words;

/** A zone as somebody wants it. */
@Schema(name = "ZoneDraft")
public record ZoneDraft(
        @Schema(description = "1 to 100 characters", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String name,

        @Schema(description = "code of the area it belongs to and lies in", requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String area,

        @Schema(description = "[[lng, lat], …], 3 to 500 corners; the ground of the area when absent") @Nullable
        List<List<Double>> ring,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        ZoneEvent event,

        @Schema(description = "of responders, such as member; all when absent") @Nullable
        List<String> kinds,

        @Schema(description = "always when absent") @Nullable
        ZoneHours hours,

        @Schema(description = "of its alarms, 1 to 4; 2 when absent") @Nullable
        Integer severity,

        @Schema(description = "true when absent") @Nullable Boolean enabled) {

    /** Most corners. */
    static final int MOST_CORNERS = 500;

    private static final int MOST_KINDS = 20;
    private static final int LONGEST_NAME = 100;
    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    String checkedName() {
        String checked = Words.optional("name", name, LONGEST_NAME);
        if (checked == null) {
            throw Refusal.invalid("zone-name-missing", "A zone has a name of 1 to 100 characters.");
        }
        return checked;
    }

    ZoneEvent checkedEvent() {
        if (event == null) {
            throw Refusal.invalid("zone-event-missing", "'event' is enter, leave or both.");
        }
        return event;
    }

    String[] checkedKinds() {
        List<String> wanted = kinds == null ? List.of() : kinds;
        if (wanted.size() > MOST_KINDS
                || wanted.stream()
                        .anyMatch(kind -> kind == null || !KIND.matcher(kind).matches())) {
            throw Refusal.invalid("zone-kinds-invalid", "At most 20 kinds of responders, such as member or crew.");
        }
        return wanted.stream().distinct().sorted().toArray(String[]::new);
    }

    ZoneHours checkedHours() {
        return hours == null ? ZoneHours.ALWAYS : hours;
    }

    int checkedSeverity() {
        int checked = severity == null ? 2 : severity;
        if (checked < 1 || checked > 4) {
            throw Refusal.invalid("severity-invalid", "'severity' is 1 to 4, 4 is worst.");
        }
        return checked;
    }

    boolean isEnabled() {
        return enabled == null || enabled;
    }

    /** What was drawn; null where it is the ground of the area. @throws Refusal 422 {@code zone-ring-invalid} */
    @Nullable
    Polygon polygon() {
        if (ring == null) {
            return null;
        }
        boolean closed = ring.size() > 1 && ring.get(0).equals(ring.get(ring.size() - 1));
        int corners = closed ? ring.size() - 1 : ring.size();
        if (corners < 3 || corners > MOST_CORNERS) {
            throw invalid("A zone has 3 to " + MOST_CORNERS + " corners, was " + corners + ".");
        }
        Coordinate[] line = new Coordinate[corners + 1];
        for (int i = 0; i < corners; i++) {
            line[i] = corner(ring.get(i));
        }
        line[corners] = line[0];
        Polygon polygon = Precision.FACTORY.createPolygon(line);
        if (!polygon.isValid()) {
            throw invalid("The border of a zone does not cross or touch itself.");
        }
        return polygon;
    }

    private static Coordinate corner(@Nullable List<Double> place) {
        if (place == null || place.size() != 2 || place.get(0) == null || place.get(1) == null) {
            throw invalid("A corner is [lng, lat].");
        }
        try {
            return new LngLat(place.get(0), place.get(1)).toCoordinate();
        } catch (IllegalArgumentException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    private static Refusal invalid(String why) {
        return Refusal.invalid("zone-ring-invalid", why);
    }
}
