/**
 * Where the next stations go. {@link org.onegrid.siting.Demand} says how long each candidate site needs to each place with
 * people; {@link org.onegrid.siting.Siting} chooses: as many people as possible within a time, the least time for all, or
 * the fewest sites that do; with capacities, and with sites that stay or may not be. Every answer names the bound no choice
 * can pass, so a reader knows how good it is. The same question gives the same answer: nothing depends on the clock, on
 * threads or on chance.
 */
@NullMarked
package org.onegrid.siting;

import org.jspecify.annotations.NullMarked;
