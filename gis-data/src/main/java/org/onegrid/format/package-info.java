/**
 * Files of places from outside: GeoJSON, zipped or loose Shapefile, CSV, each also gzipped or zipped. Read as a stream of features
 * in the stored form, within bounds that are checked before memory is taken. A record that is wrong comes out with its faults, a
 * file that cannot be read at all is refused; nothing is dropped in silence. Starts at
 * {@link org.onegrid.format.FeatureFiles}.
 */
@NullMarked
package org.onegrid.format;

import org.jspecify.annotations.NullMarked;
