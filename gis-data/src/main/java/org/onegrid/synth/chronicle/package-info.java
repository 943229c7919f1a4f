/**
 * What happens in a generated district: incidents with everything that was done about them, and where the crews and grid
 * members were meanwhile. Incidents fall as a Poisson process by hour, weekday, weather and exposure; how long each step
 * takes follows from the way on the road network at that hour, from who is free, and from the kind of case, so that
 * distance and staffing are the true causes of delay. Every day has random streams of its own: a day can be generated
 * alone, and gives the same bytes on every JDK.
 */
@NullMarked
package org.onegrid.synth.chronicle;

import org.jspecify.annotations.NullMarked;
