package org.onegrid.bench.broker;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.messaging.simp.SimpMessagingTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Positions the plain way, behind OneGrid's addresses: each that is posted is a message of its own to everybody. For {@code
 * ops/load/run positions --modes none,whole}.
 */
@RestController
class PositionMessages {

    private static final int RESPONDERS = 5_000;

    /** The box of the demo district. */
    private static final List<Double> BOX = List.of(123.227588, 29.549268, 123.356144, 29.649984);

    record Fix(String responder, double lng, double lat, Instant at) {}

    record Told(String code, String callsign, String kind, double lng, double lat, long at) {}

    record Message(String topic, String area, Instant at, Told payload) {}

    record Responder(
            String code,
            boolean onDuty,
            @Nullable Double lng,
            @Nullable Double lat,
            @Nullable Instant at) {}

    private final SimpMessagingTemplate messages;
    private final Map<String, Fix> newest = new ConcurrentHashMap<>();

    PositionMessages(@Lazy SimpMessagingTemplate messages) {
        this.messages = messages;
    }

    @GetMapping("/api/areas/{code}")
    Map<String, Object> area(@PathVariable String code) {
        return Map.of("code", code, "bounds", BOX);
    }

    @GetMapping("/api/responders")
    List<Responder> responders() {
        List<Responder> all = new ArrayList<>();
        for (int i = 0; i < RESPONDERS; i++) {
            String code = "P-" + i;
            Fix fix = newest.get(code);
            all.add(new Responder(
                    code,
                    true,
                    fix == null ? null : fix.lng(),
                    fix == null ? null : fix.lat(),
                    fix == null ? null : fix.at()));
        }
        return all;
    }

    @PostMapping("/api/positions")
    synchronized void take(@RequestBody List<Fix> fixes) {
        for (Fix fix : fixes) {
            newest.put(fix.responder(), fix);
            Told told = new Told(
                    fix.responder(),
                    "巡查一组",
                    "member",
                    fix.lng(),
                    fix.lat(),
                    fix.at().getEpochSecond());
            messages.convertAndSend(
                    "/topic/areas/" + SimpleBroker.AREA + "/positions",
                    new Message("positions", SimpleBroker.AREA, Instant.now(), told));
        }
    }
}
