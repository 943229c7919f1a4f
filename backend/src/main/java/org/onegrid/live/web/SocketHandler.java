package org.onegrid.live.web;

import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

/** Ties WebSocket connections to STOMP sessions. */
@Component
class SocketHandler extends AbstractWebSocketHandler implements DisposableBean {

    private static final String SESSION = StompSession.class.getName();
    private static final long CLOSE_MILLIS = 1000;

    private final Broker broker;
    private final Gate gate;
    private final SocketSettings settings;
    private final ExecutorService closers = Executors.newFixedThreadPool(2, task -> new Thread(task, "live-close"));

    SocketHandler(Broker broker, Gate gate, SocketSettings settings) {
        this.broker = broker;
        this.gate = gate;
        this.settings = settings;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession socket) {
        Session session = ((NativeWebSocketSession) socket).getNativeSession(Session.class);
        if (session == null) {
            throw new IllegalStateException("not a Jakarta WebSocket");
        }
        int most = (int) settings.frame().toBytes() * 2;
        session.setMaxTextMessageBufferSize(most);
        session.setMaxBinaryMessageBufferSize(most);
        // A client that takes nothing must not hold up the thread that says goodbye to it.
        session.getUserProperties().put("org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT", CLOSE_MILLIS);
        Outbox outbox = new Outbox(settings.outbox().toBytes());
        StompSession stomp = new StompSession(
                broker,
                gate,
                settings,
                outbox,
                it -> new Wire(
                        session.getAsyncRemote(),
                        outbox,
                        settings.stall(),
                        reason -> lost(socket, it, reason),
                        () -> close(socket, it.goodbye())),
                HandshakePass.of(socket.getAttributes()));
        socket.getAttributes().put(SESSION, stomp);
        broker.opened(stomp);
    }

    @Override
    protected void handleTextMessage(WebSocketSession socket, TextMessage message) {
        session(socket).received(ByteBuffer.wrap(message.getPayload().getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    protected void handleBinaryMessage(WebSocketSession socket, BinaryMessage message) {
        session(socket).received(message.getPayload());
    }

    @Override
    public void handleTransportError(WebSocketSession socket, Throwable fault) {
        close(socket, CloseStatus.SERVER_ERROR);
    }

    @Override
    public void afterConnectionClosed(WebSocketSession socket, CloseStatus status) {
        if (socket.getAttributes().get(SESSION) instanceof StompSession stomp) {
            broker.closed(stomp);
            stomp.abandon();
        }
    }

    private void lost(WebSocketSession socket, StompSession stomp, String reason) {
        stomp.abandon();
        broker.countCut(reason);
        close(socket, CloseStatus.SERVICE_OVERLOAD.withReason(reason));
    }

    private void close(WebSocketSession socket, CloseStatus status) {
        if (!closers.isShutdown()) {
            closers.execute(() -> {
                try {
                    socket.close(status);
                } catch (IOException | RuntimeException e) {
                    broker.countCut("close-failed");
                }
            });
        }
    }

    private static StompSession session(WebSocketSession socket) {
        Map<String, Object> attributes = socket.getAttributes();
        if (attributes.get(SESSION) instanceof StompSession stomp) {
            return stomp;
        }
        throw new IllegalStateException("no session yet");
    }

    @Override
    public void destroy() {
        closers.shutdownNow();
    }
}
