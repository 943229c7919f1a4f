/**
 * What the big screen shows of an area, read in one snapshot of the database that names its position in the ordered log.
 * Every figure comes with what it is made of: a share with its numerator and denominator, a quantile with its n.
 */
@NullMarked
package org.onegrid.board;

import org.jspecify.annotations.NullMarked;
