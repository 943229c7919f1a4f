/**
 * Incidents (案件) from the first word to the close: where they lie, whose they are, what was done and how long it took.
 * {@link org.onegrid.incident.IncidentDesk} is the way in, one case or many lines at a time; {@link
 * org.onegrid.incident.Incident} is the state machine. The grid comes from the partition's locator and never from whoever
 * reports. Every change is one transaction with its step and its event in the ordered log.
 */
@NullMarked
package org.onegrid.incident;

import org.jspecify.annotations.NullMarked;
