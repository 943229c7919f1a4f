package org.onegrid.live.web;

import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.web.socket.WebSocketExtension;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/** The address of live connections. Browsers may come from our own origin and those allowed by name. */
@Configuration
@EnableWebSocket
@EnableConfigurationProperties(SocketSettings.class)
class SocketConfiguration implements WebSocketConfigurer {

    private final SocketHandler handler;
    private final SocketSettings settings;

    SocketConfiguration(SocketHandler handler, SocketSettings settings) {
        this.handler = handler;
        this.settings = settings;
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        registry.addHandler(handler, "/ws")
                .setAllowedOrigins(settings.allowedOrigins().toArray(String[]::new))
                .addInterceptors(new HandshakePass())
                .setHandshakeHandler(new Plain());
    }

    /** No compression: on an intranet it costs every session more than the bytes are worth, and breaks the sharing of them. */
    private static final class Plain extends DefaultHandshakeHandler {
        Plain() {
            setSupportedProtocols("v12.stomp", "v11.stomp", "v10.stomp");
        }

        @Override
        protected List<WebSocketExtension> filterRequestedExtensions(
                ServerHttpRequest request, List<WebSocketExtension> requested, List<WebSocketExtension> supported) {
            return List.of();
        }
    }
}
