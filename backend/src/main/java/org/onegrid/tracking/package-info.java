/**
 * Responders and where they are. A responder is a post or a vehicle of an area, never a named person. What devices report passes
 * the list of stages in {@link org.onegrid.tracking.Pipeline} and is stored before it is acknowledged; one that comes late is
 * stored and moves nothing. What is shown of an area is a state, replaced at most once a second, and not an event.
 */
@NullMarked
package org.onegrid.tracking;

import org.jspecify.annotations.NullMarked;
