package org.onegrid.grid;

import org.jspecify.annotations.Nullable;

/**
 * The nearest border of the area a place is in.
 *
 * @param distanceMeters from the place to the border
 * @param across         the area on the other side, null where the partition ends
 */
public record Border(double distanceMeters, @Nullable Area across) {}
