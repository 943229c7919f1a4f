/**
 * Who serves an area: posts (1 leader + 1 member + 1 instructor + X volunteers to a grid) and from which day to which each is
 * held, without names. A post that nobody holds on a day is vacant on it.
 */
@NamedInterface("staff")
@NullMarked
package org.onegrid.tracking.staff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
