package org.onegrid.grid;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * An area to be stored; parents are named by code and stored before or with it.
 *
 * @param code          official code
 * @param name          name
 * @param level         level
 * @param adminParent   code of the parent in the administrative tree, null at the top
 * @param commandParent code of the parent in the command tree, null at the top
 * @param ground        EPSG:4490 on the precision grid; null for a committee and only for it
 * @param households    households within
 * @param residents     residents within
 * @param timeZone      of a district: the zone its days are counted in, as an IANA name
 * @param attributes    what else the source says of it; values are text, numbers or truth values
 * @param sourceCode    the code it had in the file it came from when that is not its code, else null
 */
public record NewArea(
        String code,
        String name,
        AreaLevel level,
        @Nullable String adminParent,
        @Nullable String commandParent,
        @Nullable MultiPolygon ground,
        int households,
        int residents,
        @Nullable String timeZone,
        Map<String, Object> attributes,
        @Nullable String sourceCode) {

    /** @throws IllegalArgumentException when the code is malformed or the ground does not fit the level */
    public NewArea {
        if (!code.matches("[A-Za-z0-9_-]{1,40}")) {
            throw new IllegalArgumentException("an area code is 1 to 40 letters, digits, _ or -, was '" + code + "'");
        }
        if ((ground == null) != (level == AreaLevel.COMMITTEE)) {
            throw new IllegalArgumentException("every area but a committee has a ground: " + code);
        }
        attributes = Map.copyOf(attributes);
    }
}
