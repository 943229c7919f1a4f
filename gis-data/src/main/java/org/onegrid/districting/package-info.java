/**
 * Proposals for cutting a community into grids. A {@link org.onegrid.districting.BlockGraph} holds the pieces that stay whole
 * (buildings with the ground around them, between roads and water) and what a border between two of them costs; a
 * {@link org.onegrid.districting.SplitAdviser} joins them into parts that hang together, have about the same number of
 * households and short borders that follow roads. {@link org.onegrid.districting.Blocks} cuts real ground so, and says by which
 * edits of a topology a plan is drawn. The same question gives the same proposals.
 */
@NullMarked
package org.onegrid.districting;

import org.jspecify.annotations.NullMarked;
