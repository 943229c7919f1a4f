/** What tests of the server stand on: real PostGIS databases, one per test class. */
@NullMarked
package org.onegrid.test;

import org.jspecify.annotations.NullMarked;
