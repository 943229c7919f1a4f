package org.onegrid.grid.web;

import org.jspecify.annotations.Nullable;
import org.onegrid.problem.Refusal;
import org.springframework.http.HttpStatus;

/** The version a request expects, as {@code If-Match} has it. */
final class BoundaryVersion {

    private BoundaryVersion() {}

    /** @throws Refusal 428 {@code if-match-required}, 400 {@code version-invalid} */
    static int of(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new Refusal(
                    HttpStatus.PRECONDITION_REQUIRED,
                    "if-match-required",
                    "Say which version you have seen: If-Match with the ETag of the change.");
        }
        String plain = ifMatch.strip().replaceAll("^(W/)?\"?|\"$", "");
        if (!plain.matches("[0-9]{1,9}")) {
            throw new Refusal(
                    HttpStatus.BAD_REQUEST, "version-invalid", "If-Match is the version of the change in quotes.");
        }
        return Integer.parseInt(plain);
    }

    static String tag(int version) {
        return "\"" + version + "\"";
    }
}
