package org.onegrid.tracking;

/**
 * A responder to be stored.
 *
 * @param code     unique, 1 to 64 of A-Z a-z 0-9 _ . -
 * @param callsign what others call it; names nobody
 * @param kind     post or vehicle, such as {@code member} or {@code crew}
 * @param areaCode where its day begins
 * @param onDuty   always on duty until somebody keeps a roster for it; else on duty during its shifts
 */
public record NewResponder(String code, String callsign, String kind, String areaCode, boolean onDuty) {}
