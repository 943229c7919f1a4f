package org.onegrid.live.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.ContainerProvider;
import jakarta.websocket.WebSocketContainer;
import java.lang.reflect.Type;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.onegrid.identity.Role;
import org.onegrid.identity.Scope;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.Somebody;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.messaging.converter.StringMessageConverter;
import org.springframework.messaging.simp.stomp.StompFrameHandler;
import org.springframework.messaging.simp.stomp.StompHeaders;
import org.springframework.messaging.simp.stomp.StompSession.Subscription;
import org.springframework.messaging.simp.stomp.StompSessionHandlerAdapter;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.util.MimeType;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.client.standard.StandardWebSocketClient;
import org.springframework.web.socket.messaging.WebSocketStompClient;

/** A client nobody here wrote gets along with the broker. */
@PostgisTest
@Import(TwoStreets.class)
class SpringClientTest {

    private static final int EVENTS = 40;

    /** Bytes a client must be ready to take in one message when it asks for all of a tick; containers begin at 8 KiB. */
    private static final int ROOM = 256 * 1024;

    @LocalServerPort
    int port;

    @Autowired
    Somebody somebody;

    @Autowired
    TwoStreets district;

    @Test
    void springsClientSubscribesReceivesAndLeaves() throws Exception {
        hearsAll(new StompHeaders());
    }

    @Test
    void springsClientTakesAllOfATickInOneMessageWhenItAsks() throws Exception {
        StompHeaders batch = new StompHeaders();
        batch.add("onegrid-batch", "true");
        hearsAll(batch);
    }

    private void hearsAll(StompHeaders connect) throws Exception {
        WebSocketContainer container = ContainerProvider.getWebSocketContainer();
        container.setDefaultMaxTextMessageBufferSize(ROOM);
        container.setDefaultMaxBinaryMessageBufferSize(ROOM);
        WebSocketStompClient stomp = new WebSocketStompClient(new StandardWebSocketClient(container));
        stomp.setInboundMessageSizeLimit(ROOM);
        stomp.setMessageConverter(new Json());
        stomp.setTaskScheduler(new SimpleAsyncTaskScheduler());
        connect.add("Authorization", somebody.bearer(somebody.with(Scope.all(), Role.OPERATOR)));
        var session = stomp.connectAsync(
                        "ws://localhost:" + port + "/ws",
                        new WebSocketHttpHeaders(),
                        connect,
                        new StompSessionHandlerAdapter() {})
                .get(10, TimeUnit.SECONDS);
        session.setAutoReceipt(true);
        BlockingQueue<String> bodies = new LinkedBlockingQueue<>();
        Subscription subscription = session.subscribe("/topic/areas/D/incidents", new StompFrameHandler() {
            @Override
            public Type getPayloadType(StompHeaders headers) {
                return String.class;
            }

            @Override
            public void handleFrame(StompHeaders headers, Object payload) {
                bodies.add((String) payload);
            }
        });
        BlockingQueue<String> receipts = new LinkedBlockingQueue<>();
        subscription.addReceiptTask(() -> receipts.add("subscribed"));
        assertThat(receipts.poll(5, TimeUnit.SECONDS)).isEqualTo("subscribed");
        district.happenTogether(
                1,
                IntStream.range(0, EVENTS)
                        .mapToObj(i -> "河边有垃圾 " + i + "，" + "请尽快清理。".repeat(40))
                        .toList());
        for (int i = 0; i < EVENTS; i++) {
            assertThat(bodies.poll(20, TimeUnit.SECONDS)).contains("\"河边有垃圾 " + i + "，");
        }
        session.disconnect();
        stomp.stop();
    }

    /** Takes JSON as it stands. */
    private static final class Json extends StringMessageConverter {
        @Override
        protected boolean supportsMimeType(org.springframework.messaging.MessageHeaders headers) {
            return true;
        }

        @Override
        protected MimeType getMimeType(org.springframework.messaging.MessageHeaders headers) {
            return MimeType.valueOf("application/json;charset=UTF-8");
        }
    }
}
