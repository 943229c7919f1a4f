/**
 * Answers for decisions, as bounded jobs. A {@link org.onegrid.analytics.Definition} says what is asked, an {@link
 * org.onegrid.analytics.Analysis} of its kind computes a {@link org.onegrid.analytics.Result} from stored data, and the {@link
 * org.onegrid.analytics.AnalyticsDesk} lets jobs take turns, keeps results and answers the same request with the same bytes.
 * Everything says "unknown" with a reason rather than guess; rehearsals never count; nobody is named.
 */
@NullMarked
package org.onegrid.analytics;

import org.jspecify.annotations.NullMarked;
