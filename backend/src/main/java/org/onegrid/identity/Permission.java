package org.onegrid.identity;

/** What a handler asks for. {@link #PUBLIC} needs nobody, {@link #SIGNED_IN} anybody known. */
public enum Permission {
    PUBLIC,
    SIGNED_IN,
    AREA_READ,
    AREA_IMPORT,
    BOUNDARY_EDIT,
    BOUNDARY_APPROVE,
    MAP_READ,
    ELEMENT_READ,
    ELEMENT_EDIT,
    INCIDENT_READ,
    INCIDENT_REPORT,
    INCIDENT_HANDLE,
    INCIDENT_SUPERVISE,
    INCIDENT_IMPORT,
    REHEARSE,
    LIVE_READ,
    ALARM_TAKE,
    TRACK_READ,
    TRACK_REPORT,
    ROSTER_EDIT,
    ZONE_EDIT,
    PATROL_CHECK,
    BOARD_READ,
    /** To ask for analyses of one's areas and read them. */
    ANALYTICS_READ,
    ADMIN,
    AUDIT_READ
}
