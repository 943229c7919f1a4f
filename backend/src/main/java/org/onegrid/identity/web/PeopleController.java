package org.onegrid.identity.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onegrid.identity.AreaDirectory;
import org.onegrid.identity.Credentials;
import org.onegrid.identity.People;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Person;
import org.onegrid.identity.Requires;
import org.onegrid.identity.Role;
import org.onegrid.identity.Scope;
import org.onegrid.problem.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** People, their areas and their tokens, for administrators. */
@RestController
@RequestMapping("/api/people")
@Requires(Permission.ADMIN)
class PeopleController {

    private static final int MAX_TOKEN_DAYS = 3650;

    private final People people;
    private final Credentials credentials;
    private final ObjectProvider<AreaDirectory> directory;

    PeopleController(People people, Credentials credentials, ObjectProvider<AreaDirectory> directory) {
        this.people = people;
        this.credentials = credentials;
        this.directory = directory;
    }

    /** @param areas codes of the areas this person is responsible for; none given means everywhere */
    record NewPerson(
            @NotBlank @Size(max = 64) String login,
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 128) String password,
            @NotNull Set<Role> roles,
            @Nullable List<@NotBlank String> areas) {}

    record Account(long id, String login, String name, Set<Role> roles, boolean everywhere, List<String> areas) {}

    record Areas(boolean everywhere, @NotNull List<@NotBlank String> areas) {}

    record NewToken(
            @NotBlank @Size(max = 100) String label,
            @Nullable Integer days) {}

    record Token(String token) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Account create(@Valid @RequestBody NewPerson person) {
        Scope scope = person.areas() == null ? Scope.all() : scopeOf(person.areas());
        return describe(people.create(person.login(), person.name(), person.password(), person.roles(), scope, false));
    }

    @GetMapping
    List<Account> list() {
        return people.list().stream().map(this::describe).toList();
    }

    @PutMapping("/{id}/areas")
    Account move(@PathVariable long id, @Valid @RequestBody Areas areas) {
        people.get(id);
        people.setScope(id, areas.everywhere() ? Scope.all() : scopeOf(areas.areas()));
        return describe(people.get(id));
    }

    @PostMapping("/{id}/tokens")
    @ResponseStatus(HttpStatus.CREATED)
    Token issue(@PathVariable long id, @Valid @RequestBody NewToken token) {
        int days = token.days() == null ? 365 : token.days();
        if (days < 1 || days > MAX_TOKEN_DAYS) {
            throw Refusal.invalid("token-life-invalid", "A token lives 1 to " + MAX_TOKEN_DAYS + " days.");
        }
        return new Token(
                credentials.issue(people.get(id).id(), Credentials.Kind.TOKEN, token.label(), Duration.ofDays(days)));
    }

    private Scope scopeOf(List<String> codes) {
        return Scope.of(codes.stream()
                .map(code -> directory
                        .getObject()
                        .findAreaId(code)
                        .orElseThrow(
                                () -> Refusal.invalid("area-unknown", "There is no area with the code " + code + ".")))
                .collect(Collectors.toSet()));
    }

    private Account describe(Person person) {
        AreaDirectory areas = directory.getIfAvailable();
        List<String> codes = areas == null
                ? List.of()
                : areas.namesOf(person.scope().areaIds()).stream()
                        .map(AreaDirectory.AreaName::code)
                        .toList();
        return new Account(
                person.id(),
                person.login(),
                person.name(),
                person.roles(),
                person.scope().everywhere(),
                codes);
    }
}
