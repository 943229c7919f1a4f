package org.onegrid.identity.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onegrid.identity.Credentials;
import org.onegrid.identity.Person;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/** Knows the person by the token in {@code Authorization: Bearer} or by the session cookie. A wrong token is refused. */
class BearerOrCookie extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final Credentials credentials;

    BearerOrCookie(Credentials credentials) {
        this.credentials = credentials;
    }

    static boolean carriesToken(HttpServletRequest request) {
        return bearer(request) != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String token = bearer(request);
        Optional<Person> person;
        if (token != null) {
            person = credentials.find(token, Credentials.Kind.TOKEN);
            if (person.isEmpty()) {
                Denial.write(
                        response, HttpStatus.UNAUTHORIZED, "token-invalid", "The token is unknown or has expired.");
                return;
            }
        } else {
            Cookie cookie = WebUtils.getCookie(request, Credentials.SESSION_COOKIE);
            person = cookie == null ? Optional.empty() : credentials.find(cookie.getValue(), Credentials.Kind.SESSION);
        }
        person.ifPresent(p -> SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(p, null, List.of())));
        chain.doFilter(request, response);
    }

    private static @Nullable String bearer(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).trim()
                : null;
    }
}
