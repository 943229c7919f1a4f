/**
 * Many rows into PostgreSQL at once, by its COPY protocol, inside the caller's transaction. Knows no domain and may be used
 * by every module.
 */
@NullMarked
package org.onegrid.bulk;

import org.jspecify.annotations.NullMarked;
