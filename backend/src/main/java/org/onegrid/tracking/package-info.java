/**
 * Responders and where they are. A responder is a post or a vehicle of an area, never a named person. Only the newest fix of
 * each is kept, an older one that arrives late changes nothing; what is shown of an area is a state, replaced at most once
 * a second, and not an event.
 */
@NullMarked
package org.onegrid.tracking;

import org.jspecify.annotations.NullMarked;
