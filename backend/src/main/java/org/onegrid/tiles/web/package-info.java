/** Tiles over HTTP: TileJSON and MVT, with marks by which a browser keeps what is still right. */
@NullMarked
package org.onegrid.tiles.web;

import org.jspecify.annotations.NullMarked;
