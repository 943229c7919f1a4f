/**
 * What a change of boundaries does to what lies on the ground: counted before ({@link org.onegrid.grid.impact.Impacts#preview})
 * and done with it ({@link org.onegrid.grid.impact.Impacts#follow}), by the same code, so that the one equals the other. The
 * modules that own elements, incidents and responders take part by the port {@link org.onegrid.grid.impact.AreaFollower}.
 */
@NamedInterface("impact")
@NullMarked
package org.onegrid.grid.impact;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
