/** Questions in, jobs and results out, over HTTP. */
@NullMarked
package org.onegrid.analytics.web;

import org.jspecify.annotations.NullMarked;
