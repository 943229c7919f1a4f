/**
 * Changes of boundaries as transactions of governance. A {@code BoundaryChange} is drafted within one area whose own border
 * stays, by operations on shared edges that are kept and can be replayed; the level above decides; it takes effect at once or
 * later in one transaction, with all that hangs on the areas. Other modules take part through the port they implement and
 * know nothing else of this package.
 */
@NullMarked
package org.onegrid.grid.change;

import org.jspecify.annotations.NullMarked;
