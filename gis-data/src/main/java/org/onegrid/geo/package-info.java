/**
 * Places on the earth: coordinates, bounds, lengths, the one precision model, and the guard that lets a geometry in only
 * together with its datum. Everything else in the product stands on this package; it stands on nothing of ours.
 */
@NullMarked
package org.onegrid.geo;

import org.jspecify.annotations.NullMarked;
