package org.onegrid.identity;

import static org.onegrid.identity.Permission.*;

import java.util.EnumSet;
import java.util.Set;

/** A desk of the district and the permissions that come with it. */
public enum Role {
    OPERATOR(INCIDENT_REPORT, INCIDENT_HANDLE, TRACK_READ, TRACK_REPORT, ALARM_TAKE, ANALYTICS_READ),
    GRID_LEADER(
            INCIDENT_REPORT,
            INCIDENT_HANDLE,
            ELEMENT_EDIT,
            TRACK_READ,
            ROSTER_EDIT,
            ZONE_EDIT,
            PATROL_CHECK,
            BOUNDARY_EDIT,
            ANALYTICS_READ),
    GRID_MEMBER(INCIDENT_REPORT, INCIDENT_HANDLE, TRACK_REPORT, PATROL_CHECK),
    SUPERVISOR(
            INCIDENT_SUPERVISE,
            INCIDENT_HANDLE,
            TRACK_READ,
            ROSTER_EDIT,
            ZONE_EDIT,
            BOUNDARY_EDIT,
            BOUNDARY_APPROVE,
            ALARM_TAKE,
            REHEARSE,
            ANALYTICS_READ),
    LEADER(TRACK_READ, BOUNDARY_EDIT, BOUNDARY_APPROVE, ANALYTICS_READ),
    ADMINISTRATOR(Permission.values()),
    AUDITOR(AUDIT_READ, ANALYTICS_READ);

    private final Set<Permission> permissions;

    Role(Permission... own) {
        permissions =
                EnumSet.of(PUBLIC, SIGNED_IN, AREA_READ, MAP_READ, ELEMENT_READ, INCIDENT_READ, LIVE_READ, BOARD_READ);
        permissions.addAll(Set.of(own));
    }

    boolean grants(Permission permission) {
        return permissions.contains(permission);
    }
}
