/**
 * The partition of a district into areas: one planar coverage on the precision grid in which neighbours share identical
 * vertices. A {@link org.onegrid.partition.Coverage} is read and validated ({@link org.onegrid.partition.Fault}s with
 * their places), a dirty one is repaired as a proposal ({@link org.onegrid.partition.Repair}), and a clean one is asked
 * who owns a point ({@link org.onegrid.partition.Locator}).
 */
@NullMarked
package org.onegrid.partition;

import org.jspecify.annotations.NullMarked;
