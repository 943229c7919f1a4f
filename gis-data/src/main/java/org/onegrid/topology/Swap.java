package org.onegrid.topology;

import org.jspecify.annotations.Nullable;

/** What stood at a number and what stands there now; null for nothing. */
record Swap<T>(int number, @Nullable T before, @Nullable T after) {}
