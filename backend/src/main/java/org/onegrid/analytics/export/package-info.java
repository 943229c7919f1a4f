/**
 * Results of analyses as files: tables (CSV, XLSX), features (GeoJSON), tiles (MVT of areas, PNG of a surface), GeoTIFF, and one
 * page with map, legend, table and definition (PDF, PNG). Works on any {@link org.onegrid.analytics.Result}; the same result
 * gives the same bytes.
 */
@NullMarked
package org.onegrid.analytics.export;

import org.jspecify.annotations.NullMarked;
