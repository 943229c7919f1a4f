/**
 * Surfaces from points: how many events there are around every place, and how long they took. A
 * {@link org.onegrid.surface.Frame} says where the cells lie, a {@link org.onegrid.surface.Raster} holds a value for each and
 * "unknown" where there are too few events to say anything. All lengths are metres of one plane; bandwidths are the standard
 * deviation of a Gaussian kernel. Cost grows with points and cells, never with the bandwidth. The same points in
 * the same order give the same bytes, whatever the number of threads.
 */
@NullMarked
package org.onegrid.surface;

import org.jspecify.annotations.NullMarked;
