/** Alarms over HTTP: what stands, and taking one. */
@NullMarked
package org.onegrid.alarm.web;

import org.jspecify.annotations.NullMarked;
