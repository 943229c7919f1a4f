/**
 * The layers of person (as counts per building, never people), place, object and organisation: one store of elements with
 * typed attributes, each in the lowest area it lies in.
 */
@NullMarked
package org.onegrid.element;

import org.jspecify.annotations.NullMarked;
