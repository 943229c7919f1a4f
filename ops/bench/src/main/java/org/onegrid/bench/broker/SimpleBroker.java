package org.onegrid.bench.broker;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Lazy;
import org.springframework.messaging.simp.SimpMessagingTemplate;
import org.springframework.messaging.simp.config.MessageBrokerRegistry;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.socket.config.annotation.EnableWebSocketMessageBroker;
import org.springframework.web.socket.config.annotation.StompEndpointRegistry;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;

/**
 * Spring's simple broker as it comes, fed by the same requests as OneGrid and watched by the same program
 * ({@code ops/load/run feed}). It stores nothing, asks nobody for permission and makes no promises: each posted line becomes an
 * event of the size OneGrid's has and is broadcast at once.
 */
@SpringBootApplication
@EnableWebSocketMessageBroker
@RestController
public class SimpleBroker implements WebSocketMessageBrokerConfigurer {

    static final String AREA = "990100";
    private static final String DESTINATION = "/topic/areas/" + AREA + "/incidents";
    private static final Pattern TITLE = Pattern.compile("\"title\":\"([^\"]*)\"");

    /** One of OneGrid's, with places for positions, time and title. */
    private static final String EVENT = """
            {"position":%d,"previous":%d,"epoch":"09d07d4d-d5ee-471a-9e6f-d329f7f40e0b",\
            "topic":"incidents","type":"incident.reported","at":"%s",\
            "areaPath":"990100.990100-GQ.990100004.990100004003.990100004003006",\
            "payload":{"id":"170520","code":"SJ20261122076939",\
            "areaCode":"990100004003006","areaName":"燕塘第6网格",\
            "areaPath":"990100.990100-GQ.990100004.990100004003.990100004003006",\
            "category":"206082","categoryName":"电动车进楼入户","kind":"event","severity":2,\
            "channel":"import","title":"%s","status":"reported","version":1,\
            "lng":123.3305074,"lat":29.5919701,"reportedAt":"2026-11-22T12:52:51.736907Z",\
            "acceptedAt":null,"dispatchedAt":null,"arrivedAt":null,"handledAt":null,\
            "closedAt":null,"dueAt":"2026-11-23T12:52:51.736907Z","overdue":false,\
            "holder":null,"verb":"report"}}""";

    private final SimpMessagingTemplate messages;
    private long position;

    SimpleBroker(@Lazy SimpMessagingTemplate messages) {
        this.messages = messages;
    }

    /** Serves the port in {@code server.port}. */
    public static void main(String[] args) {
        SpringApplication.run(SimpleBroker.class, args);
    }

    @Override
    public void registerStompEndpoints(StompEndpointRegistry registry) {
        registry.addEndpoint("/ws").setAllowedOrigins("*");
    }

    @Override
    public void configureMessageBroker(MessageBrokerRegistry registry) {
        registry.enableSimpleBroker("/topic");
    }

    @GetMapping("/api/session")
    Map<String, Object> session() {
        return Map.of("areas", List.of(Map.of("code", AREA)));
    }

    @GetMapping("/api/incidents")
    Map<String, Object> incidents() {
        return Map.of("items", List.of(Map.of("category", "201002", "lng", 123.3, "lat", 29.6)));
    }

    @PostMapping("/api/incidents/batch")
    String post(@RequestBody String lines) {
        StringBuilder verdicts = new StringBuilder();
        lines.lines().forEach(line -> {
            broadcast(line);
            verdicts.append("{\"status\":\"created\"}\n");
        });
        return verdicts.toString();
    }

    /** One at a time, so that whatever order is lost is lost by the broker. */
    private synchronized void broadcast(String line) {
        Matcher title = TITLE.matcher(line);
        if (title.find()) {
            long previous = position++;
            String at = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
            messages.convertAndSend(DESTINATION, EVENT.formatted(position, previous, at, title.group(1)));
        }
    }
}
