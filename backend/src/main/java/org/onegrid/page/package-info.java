/** Serves the front end: its routes all lead to one page, its hashed assets are cached for good. Nobody uses it. */
@NullMarked
package org.onegrid.page;

import org.jspecify.annotations.NullMarked;
