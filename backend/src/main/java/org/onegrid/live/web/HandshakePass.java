package org.onegrid.live.web;

import jakarta.servlet.http.Cookie;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onegrid.identity.Credentials;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.util.WebUtils;

/** Remembers the token or session cookie a handshake came with; whether it is good is asked on CONNECT. */
class HandshakePass implements HandshakeInterceptor {

    private static final String BEARER = "Bearer ";
    private static final String PASS = Pass.class.getName();

    static @Nullable Pass of(Map<String, Object> attributes) {
        return (Pass) attributes.get(PASS);
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        String header = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            attributes.put(PASS, new Pass(header.substring(BEARER.length()).trim(), Credentials.Kind.TOKEN));
        } else if (request instanceof ServletServerHttpRequest servlet) {
            Cookie cookie = WebUtils.getCookie(servlet.getServletRequest(), Credentials.SESSION_COOKIE);
            if (cookie != null) {
                attributes.put(PASS, new Pass(cookie.getValue(), Credentials.Kind.SESSION));
            }
        }
        return true;
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception exception) {
        // nothing to clear up
    }
}
