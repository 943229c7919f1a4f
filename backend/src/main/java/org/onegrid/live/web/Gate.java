package org.onegrid.live.web;

import java.util.Optional;
import java.util.OptionalLong;
import org.onegrid.identity.Credentials;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Person;
import org.onegrid.live.TopicAccess;
import org.onegrid.problem.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Who may connect, and what he may hear. */
@Component
class Gate {

    private final Credentials credentials;
    private final TopicAccess access;

    Gate(Credentials credentials, TopicAccess access) {
        this.credentials = credentials;
        this.access = access;
    }

    /** Whose pass it is, when it is still good and its person may listen at all. */
    Optional<Person> find(Pass pass) {
        return credentials.find(pass.secret(), pass.kind()).filter(person -> person.may(Permission.LIVE_READ));
    }

    /** @throws Refusal 401 {@code sign-in-required} */
    Person admit(Pass pass) {
        return find(pass)
                .orElseThrow(() -> new Refusal(
                        HttpStatus.UNAUTHORIZED,
                        "sign-in-required",
                        "Connect with a session, or with a token in the header Authorization of CONNECT."));
    }

    /** The area, when the person may hear it. */
    OptionalLong findArea(Person person, String areaCode) {
        return access.findAudible(person, areaCode);
    }

    /** @throws Refusal 404 {@code not-found} for unknown and foreign areas alike */
    long requireArea(Person person, String areaCode) {
        return findArea(person, areaCode).orElseThrow(() -> Refusal.notFound("The area"));
    }
}
