package org.onegrid.live.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.onegrid.geo.Bounds;
import org.onegrid.identity.Person;
import org.onegrid.live.LiveListener;
import org.onegrid.live.LiveState;
import org.onegrid.live.LogEntry;
import org.onegrid.live.Topic;
import org.onegrid.live.ViewedState;
import org.onegrid.problem.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Who hears what on this node. Entries come from the one tail thread, tick by tick and in order; what a tick has for a
 * destination is encoded once and goes as one parcel into the outboxes of all who listen before any is flushed. Nothing here
 * waits for a client.
 */
@Component
class Broker implements LiveListener {

    private final Map<Destination, Channel> channels = new ConcurrentHashMap<>();
    private final Set<StompSession> sessions = ConcurrentHashMap.newKeySet();
    private final Map<Long, Integer> socketsByPerson = new ConcurrentHashMap<>();
    private final LiveState states;
    private final SocketSettings settings;
    private final MeterRegistry meters;
    private final Counter frames;
    private final Map<Subscription, ViewedState.Window> windows = new ConcurrentHashMap<>();
    private final ViewedState views;
    private final AtomicLong stateFrames = new AtomicLong();
    /** Counted by the one caller of {@link #handViews}. */
    private volatile long tick;

    Broker(LiveState states, ViewedState views, SocketSettings settings, MeterRegistry meters) {
        this.states = states;
        this.views = views;
        this.settings = settings;
        this.meters = meters;
        this.frames = Counter.builder("live.frames")
                .description("Frames put into outboxes")
                .register(meters);
        Gauge.builder("live.sessions", sessions, Set::size)
                .description("Open live connections")
                .register(meters);
        Gauge.builder(
                        "live.outbox.bytes",
                        sessions,
                        all -> all.stream()
                                .mapToLong(StompSession::waitingBytes)
                                .sum())
                .baseUnit("bytes")
                .description("What waits to be written to slow clients, counted for each of them")
                .register(meters);
        Gauge.builder("live.destinations", channels, Map::size)
                .description("Destinations somebody listens to")
                .register(meters);
    }

    Collection<StompSession> sessions() {
        return sessions;
    }

    void opened(StompSession session) {
        sessions.add(session);
    }

    void closed(StompSession session) {
        sessions.remove(session);
    }

    /** Counts an outcome that ended a session. */
    void countCut(String reason) {
        meters.counter("live.cut", "reason", reason).increment();
    }

    /** @throws Refusal 429 {@code too-many-connections} */
    void claimSocket(Person person) {
        int held = socketsByPerson.merge(person.id(), 1, Integer::sum);
        if (held > settings.perPerson()) {
            releaseSocket(person);
            throw new Refusal(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "too-many-connections",
                    "One person may hold " + settings.perPerson() + " live connections.");
        }
    }

    void releaseSocket(Person person) {
        socketsByPerson.computeIfPresent(person.id(), (id, held) -> held > 1 ? held - 1 : null);
    }

    /** From the return on every event that is handed on reaches the subscription. */
    void subscribe(Subscription subscription, Optional<Bounds> view) {
        if (subscription.destination().topic().isViewed()) {
            openWindow(subscription, view);
            return;
        }
        channels.compute(subscription.destination(), (destination, channel) -> {
            Channel joined = channel == null ? new Channel() : channel;
            joined.add(subscription);
            return joined;
        });
        Destination destination = subscription.destination();
        if (!destination.topic().isEvents()) {
            states.watch(key(destination));
            states.newest(key(destination)).ifPresent(json -> {
                byte[] body = json.getBytes(StandardCharsets.UTF_8);
                subscription.session().giveState(subscription, stateFrame(subscription.id(), destination, body));
            });
        }
    }

    void unsubscribe(Subscription subscription) {
        ViewedState.Window window = windows.remove(subscription);
        if (window != null) {
            window.close();
            return;
        }
        Destination destination = subscription.destination();
        channels.computeIfPresent(
                destination, (d, channel) -> channel.removeAndTellIfEmpty(subscription) ? null : channel);
        if (!destination.topic().isEvents()) {
            states.unwatch(key(destination));
        }
    }

    @Override
    public void onEntries(List<LogEntry> entries) {
        Map<Channel, List<Notice>> byChannel = new LinkedHashMap<>();
        for (LogEntry entry : entries) {
            sort(entry, byChannel);
        }
        Set<StompSession> touched = new HashSet<>();
        byChannel.forEach(
                (channel, notices) -> channel.deliver(group -> parcel(group, notices), (subscription, parcel) -> {
                    frames.increment(parcel.frames().size());
                    subscription.session().give(parcel);
                    touched.add(subscription.session());
                }));
        touched.forEach(StompSession::flush);
    }

    /** Puts an entry where it is heard: at the destinations of its own area and of those above it. */
    private void sort(LogEntry entry, Map<Channel, List<Notice>> byChannel) {
        Topic topic = Topic.of(entry.topic());
        String[] codes = entry.areaCodes().split("\\.");
        byte[] tail = null;
        for (int i = 0; i < codes.length; i++) {
            Destination destination = new Destination(codes[i], topic);
            Channel channel = channels.get(destination);
            if (channel != null) {
                tail = tail == null ? entry.jsonTail().getBytes(StandardCharsets.UTF_8) : tail;
                byte[] head = (entry.jsonHead() + entry.previous().get(i)).getBytes(StandardCharsets.UTF_8);
                byChannel
                        .computeIfAbsent(channel, c -> new ArrayList<>())
                        .add(new Notice(entry.areaIds().get(i), entry.position(), destination, head, tail));
            }
        }
    }

    /** An entry as one destination hears it; the tail of its JSON is the same at all of them. */
    private record Notice(long areaId, long position, Destination destination, byte[] head, byte[] tail) {

        Frame frame(String subscriptionId) {
            return Frame.message(subscriptionId, position + "-" + destination.areaCode(), destination, head, tail);
        }
    }

    private static Optional<Parcel> parcel(Channel.Group group, List<Notice> notices) {
        List<Frame> frames = notices.stream()
                .filter(notice -> notice.areaId() == group.areaId())
                .map(notice -> notice.frame(group.subscriptionId()))
                .toList();
        return frames.isEmpty() ? Optional.empty() : Optional.of(new Parcel(frames));
    }

    /** Hands on the states that changed since the last call; one caller, once per tick. */
    void handStates() {
        Set<StompSession> touched = new HashSet<>();
        for (LiveState.Key key : states.takeChanged()) {
            Destination destination = new Destination(key.areaCode(), key.topic());
            Channel channel = channels.get(destination);
            String json = states.newest(key).orElse("");
            if (channel != null && !json.isEmpty()) {
                byte[] body = json.getBytes(StandardCharsets.UTF_8);
                channel.deliver(
                        group -> Optional.of(stateFrame(group.subscriptionId(), destination, body)),
                        (subscription, frame) -> {
                            frames.increment();
                            subscription.session().giveState(subscription, frame);
                            touched.add(subscription.session());
                        });
            }
        }
        touched.forEach(StompSession::flush);
    }

    private Frame stateFrame(String id, Destination destination, byte[] body) {
        return Frame.message(id, "s" + stateFrames.incrementAndGet(), destination, body);
    }

    /** A new window shows all it has at once, unless its session was shown something in this tick already. */
    private void openWindow(Subscription subscription, Optional<Bounds> view) {
        ViewedState.Window window =
                views.open(subscription.areaId(), subscription.destination().areaCode(), view);
        windows.put(subscription, window);
        if (subscription.session().isFirstViewIn(tick)) {
            show(subscription, window);
        }
    }

    /** Lets every session see what changed in its window; one caller, once per tick. */
    void handViews() {
        if (windows.isEmpty()) {
            return;
        }
        views.refresh();
        tick++;
        windows.forEach((subscription, window) -> {
            subscription.session().isFirstViewIn(tick);
            show(subscription, window);
            subscription.session().flush();
        });
    }

    private void show(Subscription subscription, ViewedState.Window window) {
        subscription.session().giveView(subscription, () -> {
            byte[] body = window.next();
            if (body == null) {
                return null;
            }
            frames.increment();
            return stateFrame(subscription.id(), subscription.destination(), body);
        });
    }

    private static LiveState.Key key(Destination destination) {
        return new LiveState.Key(destination.areaCode(), destination.topic());
    }

    @Override
    public void onBreak(String reason) {
        sessions.forEach(session -> session.breakOff(reason));
    }
}
