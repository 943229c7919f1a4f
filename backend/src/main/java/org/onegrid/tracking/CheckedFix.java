package org.onegrid.tracking;

import java.time.Instant;
import org.onegrid.geo.LngLat;

/** A fix of a known responder at a possible place and time. */
record CheckedFix(long responderId, LngLat place, Instant at) {}
