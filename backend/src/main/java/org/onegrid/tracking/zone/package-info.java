/**
 * Zones and who crosses their border. A zone is drawn, or is the ground of an area; it belongs to an area, whose people hear its
 * alarms {@code zone-entered} and {@code zone-left}. Who is inside is kept in the database and changed in the transaction that
 * stores the position, so no crossing is told twice and none without its position. A fix that may be on either side decides
 * nothing, and one that comes late changes nothing.
 */
@NullMarked
package org.onegrid.tracking.zone;

import org.jspecify.annotations.NullMarked;
