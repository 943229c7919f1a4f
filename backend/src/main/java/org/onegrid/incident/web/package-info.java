/** Incidents over HTTP: reports, batches, lists, verbs, and the code lists that reports are written in. */
@NullMarked
package org.onegrid.incident.web;

import org.jspecify.annotations.NullMarked;
