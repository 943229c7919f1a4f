package org.onegrid.identity;

import java.util.Optional;
import org.onegrid.problem.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;

/** The person of the running request. Handlers take a {@code Person} parameter instead. */
public final class CurrentPerson {

    private CurrentPerson() {}

    /** The person, when the request came with a session or a token. */
    public static Optional<Person> find() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Person person
                ? Optional.of(person)
                : Optional.empty();
    }

    /** @throws Refusal 401 {@code sign-in-required} when nobody is signed in */
    public static Person require() {
        return find().orElseThrow(() -> new Refusal(
                HttpStatus.UNAUTHORIZED, "sign-in-required", "Sign in, or send a token: Authorization: Bearer …"));
    }
}
