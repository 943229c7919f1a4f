/**
 * The code lists that ship with the product, read from {@code /org/onegrid/data/} on the class path (in the repository
 * {@code gis-data/data/}): area levels, incident categories, departments, channels, the patrol check list, and the manifest
 * that says where each file comes from. Lists are read once, checked, and immutable afterwards. Open to every module.
 */
@NullMarked
package org.onegrid.dataset;

import org.jspecify.annotations.NullMarked;
