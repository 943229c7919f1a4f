package org.onegrid.problem;

import java.util.Map;
import org.springframework.http.HttpStatus;

/**
 * A request that is understood and not granted. The code is stable and what programs and translations go by; the detail is
 * English for a person and never holds secrets or personal data; the facts are further members of the problem document.
 */
public class Refusal extends RuntimeException {

    private final HttpStatus status;
    private final String code;
    private final transient Map<String, Object> facts;

    /** @param code kebab-case, for example {@code category-unknown} */
    public Refusal(HttpStatus status, String code, String detail, Map<String, Object> facts) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.facts = Map.copyOf(facts);
    }

    /** A refusal without further facts. */
    public Refusal(HttpStatus status, String code, String detail) {
        this(status, code, detail, Map.of());
    }

    /** What is not there, or is not this person's to see: the two must not be told apart. */
    public static Refusal notFound(String what) {
        return new Refusal(HttpStatus.NOT_FOUND, "not-found", what + " does not exist or is outside your areas.");
    }

    /** A value that cannot be taken. */
    public static Refusal invalid(String code, String detail) {
        return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, code, detail);
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** Further members of the problem document: what and where. */
    public Map<String, Object> facts() {
        return facts;
    }

    /** What the refusal says to a person. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
