/** The server: one module per domain word, in the order that {@code ArchitectureTest} guards. */
@NullMarked
package org.onegrid;

import org.jspecify.annotations.NullMarked;
