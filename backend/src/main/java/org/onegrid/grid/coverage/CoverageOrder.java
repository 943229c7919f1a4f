package org.onegrid.grid.coverage;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.Datum;
import org.onegrid.grid.AreaLevel;
import org.onegrid.partition.Repair;
import org.onegrid.problem.Refusal;

/**
 * What is to be brought in and how.
 *
 * @param fileName        name of the file, for its ending
 * @param level           level of the file's areas
 * @param codeFields      attributes that together are the code of an area, joined by -; usually one
 * @param nameField       attribute with its name; without it the code is the name
 * @param parentField     attribute with the code of a middle level between the areas and the district
 * @param datum           of the coordinates, where the file does not say
 * @param repair          whether to repair what can be repaired
 * @param toleranceMeters how wide a gap may be to be filled, and so how far a border may move; 0 to 100
 * @param districtCode    code of the district that all the areas make up
 * @param districtName    its name
 * @param timeZone        the zone its days are counted in
 * @param replace         whether to put the areas in the place of those that are there
 * @param dryRun          whether only to say what would be done
 */
public record CoverageOrder(
        String fileName,
        AreaLevel level,
        List<String> codeFields,
        @Nullable String nameField,
        @Nullable String parentField,
        @Nullable Datum datum,
        boolean repair,
        double toleranceMeters,
        String districtCode,
        String districtName,
        @Nullable String timeZone,
        boolean replace,
        boolean dryRun) {

    private static final double MOST_TOLERANCE_METERS = 100;
    private static final double USUAL_SNAP_METERS = Repair.USUAL.snapMeters();
    private static final double GAP_SHAPE =
            Repair.USUAL.gapSquareMeters() / (Repair.USUAL.gapMeters() * Repair.USUAL.gapMeters());

    /** @throws Refusal when a value cannot be taken */
    public CoverageOrder {
        codeFields = List.copyOf(codeFields);
        if (level == AreaLevel.DISTRICT || level == AreaLevel.COMMITTEE) {
            throw Refusal.invalid("level-not-importable", "A file may hold streets, communities or grids.");
        }
        if (parentField != null && level == AreaLevel.STREET) {
            throw Refusal.invalid("level-not-importable", "Between streets and the district there is no level.");
        }
        if (!districtCode.matches("[A-Za-z0-9_-]{1,40}")) {
            throw Refusal.invalid("district-code-invalid", "A district code is 1 to 40 letters, digits, _ or -.");
        }
        if (districtName.isBlank() || districtName.length() > AreaFile.LONGEST_NAME) {
            throw Refusal.invalid(
                    "district-name-invalid", "A district name has 1 to " + AreaFile.LONGEST_NAME + " characters.");
        }
        if (!(toleranceMeters >= 0 && toleranceMeters <= MOST_TOLERANCE_METERS)) {
            throw Refusal.invalid(
                    "tolerance-out-of-range", "A tolerance is 0 to " + MOST_TOLERANCE_METERS + " metres.");
        }
        if (timeZone != null) {
            try {
                ZoneId.of(timeZone);
            } catch (DateTimeException e) {
                throw Refusal.invalid(
                        "time-zone-unknown", "No time zone is called that; use a name such as America/Chicago.");
            }
        }
    }

    /** The level between the areas and the district. */
    AreaLevel parentLevel() {
        return level == AreaLevel.GRID ? AreaLevel.COMMUNITY : AreaLevel.STREET;
    }

    /** What to repair: gaps as wide as the tolerance, or as large as such a gap usually is. */
    Repair plan() {
        return new Repair(
                Math.min(USUAL_SNAP_METERS, toleranceMeters),
                toleranceMeters,
                GAP_SHAPE * toleranceMeters * toleranceMeters);
    }
}
