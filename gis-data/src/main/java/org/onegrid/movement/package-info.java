/**
 * Where somebody was over a time. A {@link org.onegrid.movement.Track} is a row of {@link org.onegrid.movement.Waypoint
 * waypoints} in time order; it is cut into legs where it was silent, thinned by
 * {@link org.onegrid.movement.Simplification} without losing the time, searched for {@link org.onegrid.movement.Stop stops},
 * put onto the roads by {@link org.onegrid.movement.MapMatching} and, on a {@link org.onegrid.movement.PatrolGround}, turned
 * into the pieces of road and the buildings that were visited. Times are milliseconds since the epoch, lengths metres;
 * everything is immutable and knows nobody.
 */
@NullMarked
package org.onegrid.movement;

import org.jspecify.annotations.NullMarked;
