/**
 * How much of an area its patrols have visited: roads, buildings and the items of the check list. Stored positions are turned
 * into visits in stretches of five minutes ({@link org.onegrid.tracking.patrol.PatrolSlots}) by a worker of any node, each
 * stretch from scratch, so that the visits are always those the stored positions give. What belongs to which grid is decided
 * when somebody asks, by the borders of now.
 */
@NullMarked
@NamedInterface("patrol")
package org.onegrid.tracking.patrol;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
