package org.onegrid.tracking.duty;

import java.time.Instant;

/**
 * A time on duty.
 *
 * @param responder code
 * @param until     exclusive
 * @param signed    signed on by hand or device; else planned
 */
public record Shift(String responder, String callsign, Instant from, Instant until, boolean signed) {}
