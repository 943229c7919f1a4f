package org.onegrid.live.web;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds of live connections, under {@code onegrid.live.socket}.
 *
 * @param allowedOrigins origins besides our own from which a browser may connect
 * @param perPerson      connections of one person
 * @param subscriptions  subscriptions of one connection
 * @param frame          longest frame a client may send
 * @param outbox         what may wait for a slow client before it is cut
 * @param stall          how long one write may take before the client is cut
 * @param connectWithin  how long after the handshake CONNECT must have come
 * @param heartbeat      least interval of heart-beats, both ways
 * @param recheck        how often rights are looked at again; with what {@code Credentials} may be stale, below 5 s
 */
@ConfigurationProperties("onegrid.live.socket")
record SocketSettings(
        @DefaultValue List<String> allowedOrigins,
        @DefaultValue("64") int perPerson,
        @DefaultValue("64") int subscriptions,
        @DefaultValue("8KB") DataSize frame,
        @DefaultValue("2MB") DataSize outbox,
        @DefaultValue("10s") Duration stall,
        @DefaultValue("10s") Duration connectWithin,
        @DefaultValue("5s") Duration heartbeat,
        @DefaultValue("2s") Duration recheck) {}
