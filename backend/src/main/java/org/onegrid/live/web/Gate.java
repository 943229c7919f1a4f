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

    /** The area of a destination, when the person may hear it. Whereabouts are for those only who may read tracks. */
    OptionalLong findArea(Person person, Destination destination) {
        return !destination.topic().isOfWhereabouts() || person.may(Permission.TRACK_READ)
                ? access.findAudible(person, destination.areaCode())
                : OptionalLong.empty();
    }

    /** @throws Refusal 404 {@code not-found} for unknown and foreign areas, and topics not for this person, alike */
    long requireArea(Person person, Destination destination) {
        return findArea(person, destination).orElseThrow(() -> Refusal.notFound("The area"));
    }
}
