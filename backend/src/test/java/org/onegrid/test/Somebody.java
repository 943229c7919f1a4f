package org.onegrid.test;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.onegrid.grid.Partition;
import org.onegrid.identity.Credentials;
import org.onegrid.identity.People;
import org.onegrid.identity.Person;
import org.onegrid.identity.Role;
import org.onegrid.identity.Scope;
import org.springframework.stereotype.Component;

/** Makes people for tests and hands out their tokens. */
@Component
public class Somebody {

    private final People people;
    private final Credentials credentials;
    private final Partition partition;

    Somebody(People people, Credentials credentials, Partition partition) {
        this.people = people;
        this.credentials = credentials;
        this.partition = partition;
    }

    /** A new person; the password is {@code correct horse battery}. */
    public Person with(Scope scope, Role first, Role... others) {
        String login = "p" + UUID.randomUUID().toString().substring(0, 8);
        return people.create(login, login, "correct horse battery", EnumSet.of(first, others), scope, false);
    }

    /** The value of an Authorization header for the person. */
    public String bearer(Person person) {
        return "Bearer " + credentials.issue(person.id(), Credentials.Kind.TOKEN, "test", Duration.ofHours(1));
    }

    /** The value of an Authorization header for somebody new whose area this is. */
    public String in(String areaCode, Role first, Role... others) {
        long area = partition.tree().find(areaCode).orElseThrow().id();
        return bearer(with(Scope.of(Set.of(area)), first, others));
    }

    /** The value of an Authorization header for a new administrator of everything. */
    public String administrator() {
        return bearer(with(Scope.all(), Role.ADMINISTRATOR));
    }
}
