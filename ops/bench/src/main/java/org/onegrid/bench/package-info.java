/**
 * Benchmarks of gis-data against the libraries one would otherwise use: answers are checked equal first, then timed in
 * pairs (A B A B …) so that a machine that slows down slows both. Figures stand in RESULTS.md.
 */
@NullMarked
package org.onegrid.bench;

import org.jspecify.annotations.NullMarked;
