/**
 * Where responders were: stored positions of a stretch of time as tracks with stops and gaps. Whereabouts are sensitive, so an
 * answer names its purpose, is bounded in time, and leaves a trace that auditors can read; what was taken off duty was never
 * stored.
 */
@NullMarked
package org.onegrid.tracking.trail;

import org.jspecify.annotations.NullMarked;
