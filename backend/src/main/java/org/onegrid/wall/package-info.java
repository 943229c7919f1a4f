/**
 * The walls (大屏终端) themselves, for those who keep them running: each browser that shows the screen says every quarter of a
 * minute how it is; who has been silent for half a minute is lost. Nothing here is about people at the wall.
 */
@NullMarked
package org.onegrid.wall;

import org.jspecify.annotations.NullMarked;
