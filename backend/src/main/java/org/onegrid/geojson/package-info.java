/** A geometry as answers write it. Knows no domain and may be used by every module. */
@NullMarked
package org.onegrid.geojson;

import org.jspecify.annotations.NullMarked;
