/**
 * Whether areas have the people and rooms they should: workers for their households, posts that nobody holds, communities too
 * large for one and the exceptions recorded for them, floor of service points, organisations. What an area should have is part
 * of the question; each figure comes with its numerator and denominator.
 */
@NamedInterface("staffing")
@NullMarked
package org.onegrid.analytics.staffing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
