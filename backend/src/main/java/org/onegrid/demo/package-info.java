/**
 * Brings the fictional demo district into an instance that has no areas: ground, base map, elements, past incidents and
 * accounts by role. Uses only what other modules offer in public, and nothing uses it. Off with {@code ONEGRID_DEMO=off}.
 */
@NullMarked
package org.onegrid.demo;

import org.jspecify.annotations.NullMarked;
