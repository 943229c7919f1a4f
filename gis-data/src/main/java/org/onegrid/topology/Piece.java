package org.onegrid.topology;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * One area as it is put into a topology.
 *
 * @param code     its code, of which there is one
 * @param parent   code of the area it belongs to; areas are merged only below the same one
 * @param editable whether its borders may be changed, where those across may be too
 * @param enclave  whether it may come to have detached parts because somebody said why
 * @param shape    polygon or multi-polygon in degrees of the stored datum, on the precision grid
 */
public record Piece(String code, @Nullable String parent, boolean editable, boolean enclave, Geometry shape) {}
