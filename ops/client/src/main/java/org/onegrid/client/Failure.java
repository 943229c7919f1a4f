package org.onegrid.client;

/** Something that stops the program and that its user can act on; the message says what. */
final class Failure extends RuntimeException {
    Failure(String message) {
        super(message, null, false, false);
    }
}
