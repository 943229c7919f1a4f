/** Travel times and isochrones against GraphHopper, pgRouting and a plain Dijkstra, on road files given by path. */
@NullMarked
package org.onegrid.bench.travel;

import org.jspecify.annotations.NullMarked;
