/** Rehearsals over HTTP: start, end, list. */
@NullMarked
package org.onegrid.rehearsal.web;

import org.jspecify.annotations.NullMarked;
