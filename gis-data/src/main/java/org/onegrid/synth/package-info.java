/**
 * A seeded generator of the fictional coastal district 云澜示范区 and of what happens in it. Ground comes first, then roads,
 * then blocks (the faces of roads and water), buildings on the blocks, and areas as unions of blocks, so that the areas
 * tile the district at every level by construction. One seed gives the same bytes on every JDK: each subject draws from a
 * {@link org.onegrid.synth.Stream} of its own, so that more draws in one subject leave the others as they were.
 */
@NullMarked
package org.onegrid.synth;

import org.jspecify.annotations.NullMarked;
