package org.onegrid.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code onegrid.live}.
 *
 * @param poll             how long a wake-up can be missed before the log is looked at anyway
 * @param lease            how long a sequencer that has died keeps others waiting
 * @param retention        how long stamped events can be replayed
 * @param replayPositions  how far behind the head a replay may begin
 * @param stampBatch       most events stamped in one transaction
 * @param tick             least time between two reads of the tail, so that events of one tick travel together
 * @param longTick         the tail rests three times as long as it worked, up to this; many listeners make it work long
 * @param stateTick        least time between two frames of one state
 */
@ConfigurationProperties("onegrid.live")
public record LiveSettings(
        @DefaultValue("250ms") Duration poll,
        @DefaultValue("2s") Duration lease,
        @DefaultValue("3d") Duration retention,
        @DefaultValue("100000") int replayPositions,
        @DefaultValue("2000") int stampBatch,
        @DefaultValue("5ms") Duration tick,
        @DefaultValue("25ms") Duration longTick,
        @DefaultValue("1s") Duration stateTick) {

    /** @throws IllegalArgumentException when the lease is not well above the poll that renews it */
    public LiveSettings {
        if (lease.compareTo(poll.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException("onegrid.live.lease must be at least twice onegrid.live.poll");
        }
    }
}
