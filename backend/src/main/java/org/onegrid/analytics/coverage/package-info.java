/**
 * How soon somebody is there. {@link org.onegrid.analytics.coverage.RoadNet} is the base map's roads to travel on, {@code Homes}
 * are the households and groups of residents to be reached, {@code Sources} those who reach them: service points, responders on
 * duty, or a kept scenario. From them come coverage by area with its bands, surface and what is not reached, the choice of
 * sites, what-if sessions in which stations are moved, coverage as it is now, and the alarm about an area that nobody covers.
 * Times are free-flow times along roads; a place counts as reached within a limit when its travel time is at most the limit.
 */
@NullMarked
package org.onegrid.analytics.coverage;

import org.jspecify.annotations.NullMarked;
