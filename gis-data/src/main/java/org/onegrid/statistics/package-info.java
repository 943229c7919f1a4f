/**
 * What a figure is worth: quantiles with distribution-free intervals, durations that have not ended yet, and hot spots that
 * stand out of chance. Pure functions on numbers, without places; everything answers "unknown" rather than a guess.
 */
@NullMarked
package org.onegrid.statistics;

import org.jspecify.annotations.NullMarked;
