package org.onegrid.incident;

import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onegrid.identity.Person;

/**
 * Who did a step.
 *
 * @param personId null for what was done before or outside this system
 * @param word     the desk or post that acted, in a word; never a person's name
 */
record Actor(@Nullable Long personId, String word) {

    static Actor of(Person person) {
        String role = person.roles().stream()
                .min(Comparator.naturalOrder())
                .map(first -> first.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .orElse("program");
        return new Actor(person.id(), role);
    }
}
