/**
 * Many rows into PostgreSQL and out of it at once, by its COPY protocol, inside the caller's transaction. Knows no domain and may be used
 * by every module.
 */
@NullMarked
package org.onegrid.bulk;

import org.jspecify.annotations.NullMarked;
