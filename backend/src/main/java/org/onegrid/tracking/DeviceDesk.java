package org.onegrid.tracking;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.onegrid.problem.Refusal;
import org.onegrid.tracking.PositionDesk.Receipt;
import org.onegrid.tracking.PositionDesk.Refused;
import org.onegrid.tracking.device.Allowance;
import org.onegrid.tracking.device.Devices;
import org.onegrid.tracking.device.Devices.Sender;
import org.onegrid.tracking.device.Message;
import org.onegrid.tracking.duty.Roster;
import org.onegrid.tracking.pipeline.Claim;
import org.onegrid.tracking.pipeline.Retention;
import org.onegrid.tracking.pipeline.Sighting;
import org.onegrid.tracking.pipeline.Tracked;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Takes in what phones and trackers send. They have no session; what they may do hangs on the key of the device. */
@Service
public class DeviceDesk {

    private final Devices devices;
    private final Allowance allowance;
    private final Roster roster;
    private final Pipeline pipeline;
    private final Retention retention;
    private final Clock clock = Clock.systemUTC();

    DeviceDesk(Devices devices, Allowance allowance, Roster roster, Pipeline pipeline, Retention retention) {
        this.devices = devices;
        this.allowance = allowance;
        this.roster = roster;
        this.pipeline = pipeline;
        this.retention = retention;
    }

    /** Adds a device of a responder; its key is shown to nobody. @throws Refusal 422 {@code responder-unknown} */
    public void add(String label, String responder) {
        devices.add(label, responder);
    }

    /**
     * Stores what a device says of itself. A position that can never be taken is in the receipt and not an error: the phone would
     * send it again for ever and nothing after it.
     *
     * @throws Refusal 404 {@code device-unknown}, 403 {@code device-disabled} or {@code device-unbound}, 429
     *     {@code device-too-fast}, 503 when it cannot be stored now
     */
    public Receipt take(Message message) {
        Sender sender = devices.find(message.key())
                .orElseThrow(() -> new Refusal(
                        HttpStatus.NOT_FOUND,
                        "device-unknown",
                        "No device has this key; an administrator adds devices."));
        if (!sender.enabled()) {
            throw new Refusal(HttpStatus.FORBIDDEN, "device-disabled", "This device is switched off.");
        }
        Tracked tracked = sender.responder();
        if (tracked == null) {
            throw new Refusal(HttpStatus.FORBIDDEN, "device-unbound", "This device is bound to no responder.");
        }
        long wait = allowance.take(sender.id(), message.claims().size());
        if (wait > 0) {
            throw new Refusal(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "device-too-fast",
                    "This device sends too much.",
                    Map.of("retryAfterSeconds", wait));
        }
        Instant now = clock.instant();
        List<Sighting> sightings = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        for (int i = 0; i < message.claims().size(); i++) {
            try {
                Claim claim = message.claims().get(i);
                sightings.add(new Sighting(tracked, sender.id(), claim.check(now, retention.latestArrival()), now));
            } catch (Refusal refusal) {
                refused.add(new Refused(i, refusal.code(), refusal.detail()));
            }
        }
        if (message.duty() != null) {
            Instant at = sightings.isEmpty() ? now : sightings.get(0).at();
            roster.sign(tracked.id(), message.duty(), at);
        }
        pipeline.take(sightings);
        return Receipt.of(sightings, refused);
    }
}
