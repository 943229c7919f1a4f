/** Exports of results over HTTP. */
@NullMarked
package org.onegrid.analytics.export.web;

import org.jspecify.annotations.NullMarked;
