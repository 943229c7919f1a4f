/**
 * Brings a real city in: reads a file of areas, says every fault with its place, repairs within a tolerance when told to,
 * and stores the areas all together or not at all. {@link org.onegrid.grid.coverage.CoverageDesk} is where it starts.
 */
@NullMarked
package org.onegrid.grid.coverage;

import org.jspecify.annotations.NullMarked;
