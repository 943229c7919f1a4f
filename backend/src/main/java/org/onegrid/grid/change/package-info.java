/**
 * Changes of boundaries as transactions of governance. A {@code BoundaryChange} is drafted within one area whose own border
 * stays, by operations on shared edges that are kept and can be replayed; the level above decides; it takes effect at once or
 * later in one transaction, with all that hangs on the areas ({@link org.onegrid.grid.impact}). The module that knows where
 * households live implements {@link org.onegrid.grid.change.Dwellings}; the one that proposes borders begins drafts at {@link
 * org.onegrid.grid.change.BoundaryDesk}. No module uses anything else of this package.
 */
@NamedInterface("change")
@NullMarked
package org.onegrid.grid.change;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
