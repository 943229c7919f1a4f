package org.onegrid.identity.web;

import java.util.List;
import org.onegrid.identity.Credentials;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Person;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Who may come in at all; what he may do is declared at each handler ({@code @Requires}). */
@Configuration
class SecurityConfiguration implements WebMvcConfigurer {

    private static final String CONTENT_POLICY =
            "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
                    + "img-src 'self' data: blob:; worker-src 'self' blob:; connect-src 'self' ws: wss:; "
                    + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'";

    @Bean
    PasswordEncoder passwordEncoder() {
        return Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    }

    /** Keeps Boot from inventing a user of its own; people come from {@link Credentials}. */
    @Bean
    UserDetailsService noUsers() {
        return login -> {
            throw new UsernameNotFoundException(login);
        };
    }

    @Bean
    SecurityFilterChain security(HttpSecurity http, Credentials credentials) throws Exception {
        return http.sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // Every request signs in anew by its cookie, which must not make the page's token stale each time.
                .csrf(csrf -> csrf.spa()
                        .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy())
                        .ignoringRequestMatchers(BearerOrCookie::carriesToken)
                        // Phones have no session; their handlers know no person.
                        .ignoringRequestMatchers("/api/track/*"))
                .addFilterBefore(new BearerOrCookie(credentials), UsernamePasswordAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/actuator/prometheus", "/actuator/metrics/**", "/actuator/metrics")
                        .access((authentication, context) -> administrator(authentication.get()))
                        .anyRequest()
                        .permitAll())
                .exceptionHandling(e -> e.accessDeniedHandler(
                                (request, response, denied) -> Denial.write(
                                        response,
                                        HttpStatus.FORBIDDEN,
                                        "forbidden",
                                        "Not permitted, or the CSRF token is missing (send cookie XSRF-TOKEN back as header X-XSRF-TOKEN)."))
                        .authenticationEntryPoint((request, response, missing) -> Denial.write(
                                response, HttpStatus.UNAUTHORIZED, "sign-in-required", "Sign in, or send a token.")))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_POLICY))
                        .frameOptions(frame -> frame.sameOrigin())
                        .httpStrictTransportSecurity(hsts -> hsts.disable()))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .anonymous(anonymous -> anonymous.principal("nobody"))
                .build();
    }

    private static AuthorizationDecision administrator(Authentication authentication) {
        return new AuthorizationDecision(
                authentication.getPrincipal() instanceof Person person && person.may(Permission.ADMIN));
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new PermissionGuard()).excludePathPatterns("/v3/api-docs/**");
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new PersonArgument());
    }
}
