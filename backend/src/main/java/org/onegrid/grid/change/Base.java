package org.onegrid.grid.change;

import java.time.Instant;

/**
 * The partition that a change is drawn on.
 *
 * @param version of the partition
 * @param at      the moment as of which the stored areas are those of that version
 */
record Base(long version, Instant at) {}
