/** Areas over HTTP: lists with their ground as GeoJSON, one area, and who owns a place. */
@NullMarked
package org.onegrid.grid.web;

import org.jspecify.annotations.NullMarked;
