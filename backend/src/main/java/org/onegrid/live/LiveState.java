package org.onegrid.live;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * State of which only the newest counts: figures. Not in the log and not shared between nodes: every node
 * computes and publishes for those it serves, which {@link #watched} names. What nobody watches is dropped at once.
 */
@Service
public class LiveState {

    private final Map<Key, Slot> slots = new ConcurrentHashMap<>();
    private final Set<Key> changed = ConcurrentHashMap.newKeySet();
    private final JsonMapper json;

    LiveState(JsonMapper json) {
        this.json = json;
    }

    /** A state topic of an area. */
    public record Key(String areaCode, Topic topic) {

        /** @throws IllegalArgumentException when the topic is one of events, or viewed */
        public Key {
            if (topic.isEvents() || topic.isViewed()) {
                throw new IllegalArgumentException(topic.word() + " are not a state of an area as a whole");
            }
        }
    }

    private record Slot(int watchers, @Nullable String newest) {}

    /**
     * Replaces the state of an area. Watchers get the newest at most once per {@code onegrid.live.state-tick}.
     *
     * @param topic word of a state topic
     */
    public void publish(String topic, String areaCode, Object state) {
        Key key = new Key(areaCode, Topic.of(topic));
        if (slots.containsKey(key)) {
            String text = "{\"topic\":\"" + topic + "\",\"area\":\"" + areaCode + "\",\"at\":\"" + Instant.now()
                    + "\",\"payload\":" + json.writeValueAsString(state) + "}";
            slots.computeIfPresent(key, (k, slot) -> new Slot(slot.watchers(), text));
            changed.add(key);
        }
    }

    /** Codes of the areas whose state somebody on this node watches. */
    public Set<String> watched(String topic) {
        Topic wanted = Topic.of(topic);
        return slots.keySet().stream()
                .filter(key -> key.topic() == wanted)
                .map(Key::areaCode)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** One watcher more; for the fan-out. */
    public void watch(Key key) {
        slots.merge(key, new Slot(1, null), (slot, one) -> new Slot(slot.watchers() + 1, slot.newest()));
    }

    /** One watcher less; for the fan-out. */
    public void unwatch(Key key) {
        slots.computeIfPresent(
                key, (k, slot) -> slot.watchers() > 1 ? new Slot(slot.watchers() - 1, slot.newest()) : null);
    }

    /** What changed since the last call; for the fan-out, one caller. */
    public Set<Key> takeChanged() {
        Set<Key> taken = Set.copyOf(changed);
        changed.removeAll(taken);
        return taken;
    }

    /** The newest state as JSON, when watched and published since; for the fan-out. */
    public Optional<String> newest(Key key) {
        return Optional.ofNullable(slots.get(key)).map(Slot::newest);
    }
}
