/**
 * How live events reach people: STOMP 1.0 to 1.2 over a WebSocket at {@code /ws}, and the replay at {@code /api/live}. Each
 * event is encoded once; a session holds a bounded outbox of shared bytes and at most one write in flight, so that a slow
 * one is cut and nobody else feels it. A destination names one area and one topic, exactly; the right to hear it is checked
 * on SUBSCRIBE and again every two seconds.
 */
@NullMarked
package org.onegrid.live.web;

import org.jspecify.annotations.NullMarked;
