package org.onegrid.client;

/** Arguments that make no sense; the message says how they should be. */
final class UsageError extends RuntimeException {
    UsageError(String message) {
        super(message, null, false, false);
    }
}
