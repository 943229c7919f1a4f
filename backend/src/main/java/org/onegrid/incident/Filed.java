package org.onegrid.incident;

import org.jspecify.annotations.Nullable;

/**
 * What a desk answers.
 *
 * @param created whether the incident is new; false when its channel had told of it before, and after a verb
 * @param logId   the event in the log, null when nothing happened
 */
public record Filed(
        IncidentView incident, boolean created, @Nullable Long logId) {}
