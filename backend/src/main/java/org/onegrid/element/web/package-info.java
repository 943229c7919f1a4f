/** Elements over HTTP: the layers with their attributes, and pages of elements as GeoJSON. */
@NullMarked
package org.onegrid.element.web;

import org.jspecify.annotations.NullMarked;
