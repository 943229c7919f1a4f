package org.onegrid.live.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Person;
import org.onegrid.identity.Requires;
import org.onegrid.live.LiveLog;
import org.onegrid.live.LogEntry;
import org.onegrid.live.Replay;
import org.onegrid.live.Topic;
import org.onegrid.problem.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Fills the holes clients find in their chains. */
@RestController
class LiveController {

    private final Replay replay;
    private final LiveLog log;
    private final Gate gate;

    LiveController(Replay replay, LiveLog log, Gate gate) {
        this.replay = replay;
        this.log = log;
        this.gate = gate;
    }

    /** An event as it also comes over STOMP. */
    @Schema(name = "LiveEvent")
    record Event(
            long position,
            long previous,
            String epoch,
            String topic,
            String type,
            Instant at,
            String areaPath,
            @Schema(type = "object") @JsonRawValue String payload) {

        static Event of(LogEntry entry, long areaId) {
            return new Event(
                    entry.position(),
                    entry.previousIn(areaId),
                    entry.epoch(),
                    entry.topic(),
                    entry.type(),
                    entry.at(),
                    entry.areaCodes(),
                    entry.payload());
        }
    }

    /** Events of one chain after a position. */
    @Schema(name = "LiveReplay")
    record Answer(String epoch, String area, String topic, long after, List<Event> events, long head, boolean more) {}

    /**
     * What came after a position on the chain of an area and a topic.
     *
     * @param after last position applied; 0 for the whole chain
     */
    @GetMapping("/api/live")
    @Requires(Permission.LIVE_READ)
    Answer after(
            Person me,
            @RequestParam @Pattern(regexp = "[A-Za-z0-9_-]{1,40}") String area,
            @RequestParam(defaultValue = "incidents") String topic,
            @RequestParam @Min(0) long after,
            @RequestParam(defaultValue = "500") @Min(1) @Max(Replay.MAX_LIMIT) int limit) {
        Topic events = Topic.find(topic)
                .filter(Topic::isEvents)
                .orElseThrow(() -> new Refusal(
                        HttpStatus.BAD_REQUEST, "topic-unknown", "Replayed are incidents, boundaries, alarms."));
        long areaId = gate.requireArea(me, new Destination(area, events));
        Replay.Piece piece = replay.after(areaId, events, after, limit);
        return new Answer(
                piece.epoch(),
                area,
                topic,
                after,
                piece.entries().stream().map(entry -> Event.of(entry, areaId)).toList(),
                piece.head(),
                piece.more());
    }

    /** Makes every client reload: after a cold copy of the database was put back in place, which nothing else can tell. */
    @PostMapping("/api/live/epoch")
    @Requires(Permission.ADMIN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void beginNewEpoch() {
        log.beginNewEpoch();
    }
}
