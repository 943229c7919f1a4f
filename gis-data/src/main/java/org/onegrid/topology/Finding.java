package org.onegrid.topology;

import java.util.List;
import org.onegrid.partition.Fault;

/**
 * Something that keeps a drawing from being a partition, as soon as it is seen.
 *
 * @param code  what kind, as far as one place tells
 * @param faces whom it concerns
 * @param x     where, in grid units
 */
record Finding(Fault.Code code, List<Integer> faces, int x, int y, String message) {}
