package org.onegrid.partition;

/** A coverage is refused before anything is computed on it, because it is beyond the bounds of the {@link Rules}. */
public final class CoverageTooLarge extends RuntimeException {

    CoverageTooLarge(String message) {
        super(message);
    }
}
