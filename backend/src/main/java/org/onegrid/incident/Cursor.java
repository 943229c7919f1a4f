package org.onegrid.incident;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import org.onegrid.problem.Refusal;

/** Where a page ended: opaque to clients, stable while incidents come and go. */
record Cursor(Instant reportedAt, long id) {

    /** @throws Refusal 422 {@code cursor-invalid} when it did not come from {@link #text()} */
    static Cursor parse(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split(":");
            Instant reportedAt = Instant.EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS);
            return new Cursor(reportedAt, Long.parseLong(parts[1]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException | ArithmeticException e) {
            throw Refusal.invalid("cursor-invalid", "'after' is what the page before gave as 'after'.");
        }
    }

    String text() {
        String plain = ChronoUnit.MICROS.between(Instant.EPOCH, reportedAt) + ":" + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }
}
