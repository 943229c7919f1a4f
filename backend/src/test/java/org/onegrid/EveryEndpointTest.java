package org.onegrid;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Requires;
import org.onegrid.identity.Role;
import org.onegrid.identity.Scope;
import org.onegrid.identity.web.PermissionGuard;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.Somebody;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** Walks the OpenAPI document and the handlers behind it: nothing is open by omission. */
@PostgisTest
class EveryEndpointTest {

    private static final Set<String> VERBS = Set.of("get", "post", "put", "patch", "delete");

    @Autowired
    List<RequestMappingHandlerMapping> mappings;

    @Autowired
    Somebody somebody;

    @Autowired
    JsonMapper json;

    @LocalServerPort
    int port;

    private final HttpClient http = HttpClient.newHttpClient();

    private record Operation(String verb, String path) {}

    @Test
    void everyHandlerOfOursDeclaresItsPermission() {
        Set<String> silent = new TreeSet<>();
        int walked = 0;
        for (HandlerMethod handler : handlers()) {
            walked++;
            if (PermissionGuard.declared(handler).isEmpty()) {
                silent.add(handler.toString());
            }
        }
        assertThat(walked).isGreaterThan(5);
        assertThat(silent)
                .as("handlers without @" + Requires.class.getSimpleName())
                .isEmpty();
    }

    @Test
    void everyHandlerOfOursIsInTheDocument() throws Exception {
        Set<String> documented = new TreeSet<>();
        operations().forEach(o -> documented.add(o.path()));
        Set<String> missing = new TreeSet<>();
        mappings.forEach(mapping -> mapping.getHandlerMethods().forEach((info, handler) -> {
            if (ours(handler)) {
                info.getPatternValues().stream()
                        .map(pattern -> pattern.replaceAll(":[^}]+}", "}"))
                        .filter(pattern -> !documented.contains(pattern))
                        .forEach(missing::add);
            }
        }));
        assertThat(missing).isEmpty();
    }

    @Test
    void strangersGetNothingButTheFewPublicAddresses() throws Exception {
        Set<String> publicPaths = new TreeSet<>();
        mappings.forEach(mapping -> mapping.getHandlerMethods().forEach((info, handler) -> {
            if (ours(handler) && PermissionGuard.declared(handler).orElseThrow() == Permission.PUBLIC) {
                info.getMethodsCondition()
                        .getMethods()
                        .forEach(m -> info.getPatternValues()
                                .forEach(p -> publicPaths.add(m.name().toLowerCase() + " " + p)));
            }
        }));
        List<String> open = new ArrayList<>();
        for (Operation operation : operations()) {
            if (publicPaths.contains(operation.verb() + " " + operation.path())) {
                continue;
            }
            int stranger = send(operation, null);
            int forger = send(operation, "Bearer og_forged");
            // without a token writing requests already fail for want of a CSRF token
            if (!Set.of(401, 403).contains(stranger) || forger != 401) {
                open.add(operation + " answered " + stranger + " and " + forger);
            }
        }
        assertThat(open).isEmpty();
    }

    @Test
    void aRoleWithoutThePermissionIsRefusedEverywhere() throws Exception {
        String leader = somebody.bearer(somebody.with(Scope.all(), Role.LEADER));
        List<String> open = new ArrayList<>();
        mappings.forEach(mapping -> mapping.getHandlerMethods().forEach((info, handler) -> {
            if (!ours(handler)) {
                return;
            }
            Permission needed = PermissionGuard.declared(handler).orElseThrow();
            boolean leaderMay = somebody.with(Scope.all(), Role.LEADER).may(needed);
            for (var method : info.getMethodsCondition().getMethods()) {
                for (String path : info.getPatternValues()) {
                    Operation operation = new Operation(method.name().toLowerCase(), path);
                    if (!leaderMay && send(operation, leader) != 403) {
                        open.add(operation.toString());
                    }
                }
            }
        }));
        assertThat(open).isEmpty();
    }

    private List<HandlerMethod> handlers() {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().values().stream())
                .filter(EveryEndpointTest::ours)
                .toList();
    }

    private static boolean ours(HandlerMethod handler) {
        return handler.getBeanType().getName().startsWith("org.onegrid.");
    }

    private List<Operation> operations() throws Exception {
        String text = http.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/v3/api-docs"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        List<Operation> operations = new ArrayList<>();
        for (var path : json.readTree(text).get("paths").properties()) {
            for (var verb : path.getValue().properties()) {
                if (VERBS.contains(verb.getKey())) {
                    operations.add(new Operation(verb.getKey(), path.getKey()));
                }
            }
        }
        assertThat(operations).isNotEmpty();
        return operations;
    }

    private int send(Operation operation, @org.jspecify.annotations.Nullable String authorization) {
        String path = operation.path().replaceAll("\\{[^}]+}", "1");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "application/json")
                .method(operation.verb().toUpperCase(), HttpRequest.BodyPublishers.ofString("{}"));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(operation.toString(), e);
        }
    }
}
