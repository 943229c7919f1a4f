package org.onegrid.synth;

import java.util.List;

/**
 * A line of the plan before noding.
 *
 * @param course what it is
 * @param points metres
 */
record PlanLine(Course course, List<Xy> points) {}
