/** Exceptions of large communities over HTTP. */
@NullMarked
package org.onegrid.analytics.staffing.web;

import org.jspecify.annotations.NullMarked;
