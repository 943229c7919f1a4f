package org.onegrid.identity;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Somebody who may sign in, or on whose behalf a program acts.
 *
 * @param login short name, unique
 * @param name  how others call this account
 */
public record Person(long id, String login, String name, Set<Role> roles, Scope scope) {

    public Person {
        roles = Set.copyOf(roles);
    }

    /** Whether one of the roles grants the permission. */
    public boolean may(Permission permission) {
        return roles.stream().anyMatch(role -> role.grants(permission));
    }

    /** Everything the roles grant. */
    public Set<Permission> permissions() {
        return Arrays.stream(Permission.values())
                .filter(this::may)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Permission.class)));
    }

    /** Nothing but the id: log lines carry no names. */
    @Override
    public String toString() {
        return "person " + id;
    }
}
