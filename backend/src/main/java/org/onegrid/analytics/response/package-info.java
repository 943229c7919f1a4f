/** How long people wait, by phase of the chain: quantiles with their intervals, open cases kept in, and the surface of it. */
@NullMarked
package org.onegrid.analytics.response;

import org.jspecify.annotations.NullMarked;
