/** Drafts of boundaries from proposals over HTTP. */
@NullMarked
package org.onegrid.analytics.split.web;

import org.jspecify.annotations.NullMarked;
