package org.onegrid.live.web;

/**
 * A session's wish to hear a destination.
 *
 * @param id     as the client gave it; empty in STOMP 1.0 where it may give none
 * @param areaId the area the code stood for when the right was checked; events of another area are not for it
 */
record Subscription(StompSession session, String id, Destination destination, long areaId) {}
