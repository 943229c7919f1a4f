/**
 * Heat of now: the density of incidents as they are reported, fading by half every half-life. Kept up by each incident as the log
 * tells it, for the areas somebody watches, and shown to them as bands through {@link org.onegrid.live.LiveState}.
 */
@NullMarked
package org.onegrid.analytics.heat;

import org.jspecify.annotations.NullMarked;
