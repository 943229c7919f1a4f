package org.onegrid.tracking.device;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A device as administrators see it.
 *
 * @param keyHint   the first characters of its key
 * @param responder code of the responder whose positions it sends; null while it is bound to none
 */
public record Device(
        long id, String label, String keyHint, @Nullable String responder, boolean enabled, Instant createdAt) {}
