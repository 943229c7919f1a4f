package org.onegrid.format;

/** A geometry that cannot be built from what the file says; becomes a {@link Fault} of its record. */
final class BadGeometry extends Exception {

    private static final long serialVersionUID = 1;

    private final String code;

    BadGeometry(String code, String message) {
        super(message);
        this.code = code;
    }

    String code() {
        return code;
    }
}
