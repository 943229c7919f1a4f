package org.onegrid.partition;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * One area of a coverage as it was read; it may be wrong in any way {@link Coverage#validate} can tell.
 *
 * @param code    its official code
 * @param name    its name
 * @param shape   polygon or multi-polygon in degrees of the stored datum; anything else is reported as a fault
 * @param parent  code of the area it must lie in, or null when any parent will do
 * @param enclave whether it may have detached parts because somebody said why
 */
public record Area(
        String code, String name, Geometry shape, @Nullable String parent, boolean enclave) {

    /** An area under any parent that may not have detached parts. */
    public Area(String code, String name, Geometry shape) {
        this(code, name, shape, null, false);
    }

    /** The same area under a named parent. */
    public Area under(String parentCode) {
        return new Area(code, name, shape, parentCode, enclave);
    }

    Area withShape(Geometry other) {
        return withShape(other, enclave);
    }

    Area withShape(Geometry other, boolean apart) {
        return new Area(code, name, other, parent, apart);
    }
}
