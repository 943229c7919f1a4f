/**
 * Proposals for dividing a community into grids, on its real ground: roads, water, buildings and where households live. A
 * proposal that is chosen becomes a draft of a change of boundaries, which the editor opens and the level above decides on.
 */
@NullMarked
package org.onegrid.analytics.split;

import org.jspecify.annotations.NullMarked;
