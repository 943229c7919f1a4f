package org.onegrid.identity.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.onegrid.identity.AreaDirectory;
import org.onegrid.identity.AreaDirectory.AreaName;
import org.onegrid.identity.Credentials;
import org.onegrid.identity.CurrentPerson;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Person;
import org.onegrid.identity.Requires;
import org.onegrid.identity.Role;
import org.onegrid.identity.SignIn;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.WebUtils;

/** Sign-in of browsers. */
@RestController
@RequestMapping("/api/session")
class SessionController {

    private static final Duration LIFE = Duration.ofDays(30);

    private final SignIn signIn;
    private final Credentials credentials;
    private final ObjectProvider<AreaDirectory> areas;
    private final boolean demo;

    SessionController(
            SignIn signIn,
            Credentials credentials,
            ObjectProvider<AreaDirectory> areas,
            @Value("${onegrid.demo}") String demo) {
        this.signIn = signIn;
        this.credentials = credentials;
        this.areas = areas;
        this.demo = !demo.equals("off");
    }

    record Login(
            @NotBlank @Size(max = 64) String login,
            @NotBlank @Size(max = 128) String password) {}

    /** Who is signed in, what he may do, and the areas he starts from. */
    record Session(
            String login,
            String name,
            Set<Role> roles,
            Set<Permission> permissions,
            List<AreaName> areas,
            boolean demo) {}

    @PostMapping
    @Requires(Permission.PUBLIC)
    ResponseEntity<Session> open(@Valid @RequestBody Login login, HttpServletRequest request) {
        Person person = signIn.signIn(login.login(), login.password());
        String secret = credentials.issue(person.id(), Credentials.Kind.SESSION, "browser", LIFE);
        return ResponseEntity.ok()
                .header(HttpHeaders.SET_COOKIE, cookie(secret, LIFE, request.isSecure()))
                .body(describe(person));
    }

    /** Who is signed in; 204 when nobody is, so that a page may ask before it knows. */
    @GetMapping
    @Requires(Permission.PUBLIC)
    ResponseEntity<Session> current() {
        return CurrentPerson.find()
                .map(person -> ResponseEntity.ok(describe(person)))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    @DeleteMapping
    @Requires(Permission.PUBLIC)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    ResponseEntity<Void> close(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, Credentials.SESSION_COOKIE);
        if (cookie != null) {
            credentials.revoke(cookie.getValue());
        }
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, cookie("", Duration.ZERO, request.isSecure()))
                .build();
    }

    private Session describe(Person person) {
        AreaDirectory directory = areas.getIfAvailable();
        List<AreaName> starts = directory == null
                ? List.of()
                : person.scope().everywhere()
                        ? directory.roots()
                        : directory.namesOf(person.scope().areaIds());
        return new Session(person.login(), person.name(), person.roles(), person.permissions(), starts, demo);
    }

    private static String cookie(String value, Duration life, boolean secure) {
        return ResponseCookie.from(Credentials.SESSION_COOKIE, value)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .path("/")
                .maxAge(life)
                .build()
                .toString();
    }
}
