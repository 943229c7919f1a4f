package org.onegrid.live.web;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.Bounds;
import org.onegrid.identity.Credentials;
import org.onegrid.identity.Person;
import org.onegrid.problem.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.messaging.Message;
import org.springframework.messaging.simp.stomp.BufferingStompDecoder;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompConversionException;
import org.springframework.messaging.simp.stomp.StompDecoder;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.web.socket.CloseStatus;

/**
 * One connection: what its client said and may hear. Clients only CONNECT, SUBSCRIBE, UNSUBSCRIBE and DISCONNECT; whatever is
 * refused is answered by one ERROR frame, after which the connection closes, as STOMP has it. Frames of a client come one at
 * a time; everything else may come from any thread.
 */
final class StompSession {

    private static final Logger log = LoggerFactory.getLogger(StompSession.class);
    private static final String BEARER = "Bearer ";

    private final Broker broker;
    private final Gate gate;
    private final SocketSettings settings;
    private final Outbox outbox;
    private final Wire wire;
    private final BufferingStompDecoder decoder;
    private final long openedNanos = System.nanoTime();
    private final Map<String, Subscription> subscriptions = new LinkedHashMap<>();
    private @Nullable Pass pass;
    private volatile @Nullable Person person;
    private volatile long heardNanos = openedNanos;
    private volatile long beatOutNanos;
    private volatile long beatInNanos;
    private volatile CloseStatus goodbye = CloseStatus.POLICY_VIOLATION;
    private long viewTick = -1;
    private boolean ended;

    /** @param pass what came with the handshake, if anything */
    StompSession(
            Broker broker,
            Gate gate,
            SocketSettings settings,
            Outbox outbox,
            Function<StompSession, Wire> wire,
            @Nullable Pass pass) {
        this.broker = broker;
        this.gate = gate;
        this.settings = settings;
        this.outbox = outbox;
        this.wire = wire.apply(this);
        this.pass = pass;
        this.decoder = new BufferingStompDecoder(
                new StompDecoder(), (int) settings.frame().toBytes());
    }

    /** Bytes from the client: whole frames, parts of frames, or heart-beats. */
    void received(ByteBuffer bytes) {
        heardNanos = System.nanoTime();
        String receipt = null;
        try {
            for (Message<byte[]> message : decoder.decode(bytes)) {
                StompHeaderAccessor frame = StompHeaderAccessor.wrap(message);
                if (frame.getCommand() != null && !outbox.isSealed()) {
                    receipt = frame.getReceipt();
                    obey(frame.getCommand(), frame);
                }
            }
        } catch (StompConversionException | IllegalArgumentException e) {
            refuse(
                    new Refusal(HttpStatus.BAD_REQUEST, "frame-unreadable", "This is not a STOMP frame we can take."),
                    null);
        } catch (Refusal refusal) {
            refuse(refusal, receipt);
        }
        flush();
    }

    private void obey(StompCommand command, StompHeaderAccessor frame) {
        if (command == StompCommand.CONNECT || command == StompCommand.STOMP) {
            connect(frame);
            return;
        }
        if (person == null) {
            throw new Refusal(HttpStatus.UNAUTHORIZED, "sign-in-required", "CONNECT comes first.");
        }
        switch (command) {
            case SUBSCRIBE -> subscribe(frame);
            case UNSUBSCRIBE -> unsubscribe(frame);
            case DISCONNECT -> disconnect(frame);
            default ->
                throw new Refusal(
                        HttpStatus.METHOD_NOT_ALLOWED, "command-refused", "Clients only listen: no " + command + ".");
        }
        if (frame.getReceipt() != null && command != StompCommand.DISCONNECT) {
            give(Frame.of("RECEIPT", Map.of("receipt-id", frame.getReceipt()), ""));
        }
    }

    private void connect(StompHeaderAccessor frame) {
        if (person != null) {
            throw new Refusal(HttpStatus.CONFLICT, "connected-already", "CONNECT comes once.");
        }
        String version = version(frame.getFirstNativeHeader("accept-version"));
        Pass shown = shown(frame);
        Person who = gate.admit(shown == null ? new Pass("", Credentials.Kind.TOKEN) : shown);
        broker.claimSocket(who);
        synchronized (this) {
            if (ended) {
                broker.releaseSocket(who);
                return;
            }
            pass = shown;
            person = who;
        }
        long offered = settings.heartbeat().toMillis();
        long[] wish = version.equals("1.0") ? new long[2] : frame.getHeartbeat();
        beatOutNanos = interval(offered, wish[1]);
        beatInNanos = interval(offered, wish[0]);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("version", version);
        headers.put("server", "OneGrid");
        headers.put("heart-beat", offered + "," + offered);
        if ("true".equals(frame.getFirstNativeHeader("onegrid-batch"))) {
            wire.sendParcels();
        }
        give(Frame.of("CONNECTED", headers, ""));
    }

    private static long interval(long one, long other) {
        return other == 0 ? 0 : TimeUnit.MILLISECONDS.toNanos(Math.max(one, other));
    }

    private static String version(@Nullable String accepted) {
        List<String> offers = accepted == null ? List.of("1.0") : List.of(accepted.split("\\s*,\\s*"));
        for (String version : List.of("1.2", "1.1", "1.0")) {
            if (offers.contains(version)) {
                return version;
            }
        }
        throw new Refusal(HttpStatus.BAD_REQUEST, "version-unsupported", "STOMP 1.0, 1.1 and 1.2 are spoken here.");
    }

    /** A token in CONNECT goes before what came with the handshake. */
    private @Nullable Pass shown(StompHeaderAccessor frame) {
        String token = frame.getFirstNativeHeader("Authorization");
        if (token != null && token.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            token = token.substring(BEARER.length());
        }
        token = token == null ? frame.getPasscode() : token;
        return token == null || token.isBlank() ? pass : new Pass(token.trim(), Credentials.Kind.TOKEN);
    }

    private void subscribe(StompHeaderAccessor frame) {
        String id = frame.getSubscriptionId() == null ? "" : frame.getSubscriptionId();
        if (!id.matches("[A-Za-z0-9_./-]{0,64}")) {
            throw new Refusal(
                    HttpStatus.BAD_REQUEST,
                    "subscription-invalid",
                    "A subscription id has up to 64 of A-Z a-z 0-9 _ . / -");
        }
        if (frame.getFirstNativeHeader("selector") != null) {
            throw new Refusal(HttpStatus.BAD_REQUEST, "selector-refused", "Selectors are not evaluated here.");
        }
        String ack = frame.getFirstNativeHeader("ack");
        if (ack != null && !ack.equals("auto")) {
            throw new Refusal(
                    HttpStatus.BAD_REQUEST, "ack-unsupported", "Only ack:auto; the position says what was missed.");
        }
        Destination destination = Destination.of(String.valueOf(frame.getDestination()));
        Optional<Bounds> view = view(frame);
        long areaId = gate.requireArea(listener(), destination);
        Subscription subscription = new Subscription(this, id, destination, areaId);
        synchronized (this) {
            if (ended) {
                return;
            }
            boolean known = subscriptions.containsKey(id)
                    || subscriptions.values().stream()
                            .anyMatch(s -> s.destination().equals(destination));
            if (known) {
                throw new Refusal(HttpStatus.CONFLICT, "subscribed-already", "This id or destination is subscribed.");
            }
            if (subscriptions.size() >= settings.subscriptions()) {
                throw new Refusal(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too-many-subscriptions",
                        "A connection may hold " + settings.subscriptions() + " subscriptions.");
            }
            subscriptions.put(id, subscription);
            broker.subscribe(subscription, view);
        }
    }

    /** The part of the map that the client shows; it matters to topics that are viewed. */
    private static Optional<Bounds> view(StompHeaderAccessor frame) {
        String view = frame.getFirstNativeHeader("onegrid-view");
        if (view == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Bounds.parse(view));
        } catch (IllegalArgumentException e) {
            throw new Refusal(HttpStatus.BAD_REQUEST, "view-invalid", "A view is west,south,east,north in degrees.");
        }
    }

    private synchronized void unsubscribe(StompHeaderAccessor frame) {
        String id = frame.getSubscriptionId() == null ? "" : frame.getSubscriptionId();
        Subscription subscription = subscriptions.remove(id);
        if (subscription != null) {
            broker.unsubscribe(subscription);
            outbox.dropState(id);
        }
    }

    private void disconnect(StompHeaderAccessor frame) {
        goodbye = CloseStatus.NORMAL;
        leave();
        if (frame.getReceipt() != null) {
            outbox.seal(Frame.of("RECEIPT", Map.of("receipt-id", frame.getReceipt()), ""), false);
        } else {
            outbox.seal(Frame.HEARTBEAT, false);
        }
    }

    private Person listener() {
        Person who = person;
        if (who == null) {
            throw new IllegalStateException("not connected");
        }
        return who;
    }

    private void give(Frame frame) {
        give(Parcel.of(frame));
    }

    /** Queues frames; {@link #flush} sends them. A session that lets too much pile up is cut. */
    void give(Parcel parcel) {
        if (!outbox.offer(parcel)) {
            goodbye = CloseStatus.SERVICE_OVERLOAD;
            cut("too-slow", "The connection did not take its events fast enough; connect again and replay.");
        }
    }

    /** Queues the newest state of a subscription in place of an older one. */
    void giveState(Subscription subscription, Frame frame) {
        outbox.offerState(subscription.id(), frame);
    }

    /** Tells that there is something new to be seen; {@link #flush} has it drawn and sends it. */
    void giveView(Subscription subscription, Supplier<@Nullable Frame> view) {
        outbox.offerView(subscription.id(), view);
    }

    /** Whether this is the first time in this tick that it is shown a view. */
    synchronized boolean isFirstViewIn(long tick) {
        boolean first = tick != viewTick;
        viewTick = tick;
        return first;
    }

    void flush() {
        wire.flush();
    }

    /** What waits for its client to take it. */
    long waitingBytes() {
        return outbox.bytes();
    }

    /** With which status the socket closes once the last frame is written. */
    CloseStatus goodbye() {
        return goodbye;
    }

    /** Ends the session because what follows does not continue what it heard. */
    void breakOff(String code) {
        goodbye = CloseStatus.SERVICE_RESTARTED;
        cut(code, "The live log has broken off; take a new snapshot.");
    }

    /** Ends the session with an ERROR frame, ahead of whatever still waits. */
    void cut(String code, String detail) {
        end(Frame.error(code, detail, null), code, true);
        flush();
    }

    private void refuse(Refusal refusal, @Nullable String receipt) {
        end(Frame.error(refusal.code(), refusal.detail(), receipt), refusal.code(), false);
    }

    private void end(Frame error, String code, boolean dropWaiting) {
        leave();
        if (outbox.seal(error, dropWaiting)) {
            broker.countCut(code);
            log.debug("Live session of {} ends: {}", person, code);
        }
    }

    /** The socket takes nothing more. */
    void abandon() {
        leave();
        outbox.discard();
    }

    private void leave() {
        List<Subscription> left;
        Person who;
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            left = new ArrayList<>(subscriptions.values());
            subscriptions.clear();
            who = person;
        }
        left.forEach(broker::unsubscribe);
        if (who != null) {
            broker.releaseSocket(who);
        }
    }

    /** Looks after silence: sends heart-beats that are due, cuts who has none or never connected. */
    void tend(long nowNanos, Duration rhythm) {
        if (person == null && nowNanos - openedNanos > settings.connectWithin().toNanos()) {
            cut("connect-missing", "CONNECT did not come in time.");
        }
        if (beatInNanos > 0 && nowNanos - heardNanos > 3 * beatInNanos) {
            cut("heartbeat-missing", "No heart-beat came.");
        }
        if (beatOutNanos > 0
                && nowNanos - wire.lastWriteNanos() > beatOutNanos - rhythm.toNanos()
                && outbox.isEmpty()) {
            outbox.offer(Frame.HEARTBEAT);
            flush();
        }
    }

    /** Ends the session when its pass or one of its areas is no longer good. */
    void recheck(Function<Pass, Optional<Person>> who, AreaCheck areas) {
        Pass shown;
        List<Subscription> held;
        synchronized (this) {
            if (ended || person == null || pass == null) {
                return;
            }
            shown = pass;
            held = new ArrayList<>(subscriptions.values());
        }
        Optional<Person> now = who.apply(shown);
        if (now.isEmpty()) {
            cut("sign-in-required", "The session or token is no longer good.");
            return;
        }
        for (Subscription subscription : held) {
            OptionalLong area = areas.find(now.get(), subscription.destination());
            if (area.isEmpty() || area.getAsLong() != subscription.areaId()) {
                cut("not-found", "An area you listened to does not exist any more or is outside your areas.");
                return;
            }
        }
        person = now.get();
    }

    /** Whether a person may hear a destination now. */
    interface AreaCheck {
        OptionalLong find(Person person, Destination destination);
    }
}
