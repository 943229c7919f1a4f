package org.onegrid.format;

/** A file that cannot be read, or not any further. Whatever was read from it so far must not be kept. */
public final class FileRefusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Fault fault;

    /** @param fault why, where, and what to do */
    public FileRefusal(Fault fault) {
        super(fault.toString());
        this.fault = fault;
    }

    FileRefusal(String code, String message, String advice) {
        this(new Fault(code, 0, 0, message, advice));
    }

    /** Why, where, and what to do. */
    public Fault fault() {
        return fault;
    }

    /** Stable, as in {@link Fault#code()}. */
    public String code() {
        return fault.code();
    }
}
