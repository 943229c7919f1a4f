/** Fixes in, responders out, over HTTP. */
@NullMarked
package org.onegrid.tracking.web;

import org.jspecify.annotations.NullMarked;
