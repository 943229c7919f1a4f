/**
 * Vector tiles (MVT 2.1) and their cache. A {@link org.onegrid.tiles.TileLayer} draws one layer; other modules bring theirs
 * as beans, the base map is this module's own. A tile is named by what it was drawn from: the version of its layer and, for
 * layers that show only a person's areas, those areas; nothing older is ever served.
 */
@NullMarked
package org.onegrid.tiles;

import org.jspecify.annotations.NullMarked;
