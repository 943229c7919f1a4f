package org.onegrid.tracking.device;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.springframework.stereotype.Component;

/**
 * How many positions a device may send: five a second on the long run, and at once what a phone has gathered in an hour without
 * a network. Counted per node.
 */
@Component
public class Allowance {

    private static final double PER_SECOND = 5;
    private static final double MOST = 3_600;

    private final Cache<Long, Bucket> buckets = Caffeine.newBuilder()
            .expireAfterAccess(Duration.ofMinutes(30))
            .maximumSize(100_000)
            .build();
    private final LongSupplier nanos;

    Allowance() {
        this(System::nanoTime);
    }

    private Allowance(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** With a clock of its own. */
    static Allowance at(LongSupplier nanos) {
        return new Allowance(nanos);
    }

    /** Takes so many from what the device may send; when it has not that many left, none, and the seconds until it has. */
    public long take(long deviceId, int positions) {
        return buckets.get(deviceId, id -> new Bucket(nanos.getAsLong()))
                .take(Math.max(1, positions), nanos.getAsLong());
    }

    private static final class Bucket {
        private double left = MOST;
        private long seen;

        Bucket(long now) {
            seen = now;
        }

        synchronized long take(int positions, long now) {
            left = Math.min(MOST, left + (now - seen) / 1e9 * PER_SECOND);
            seen = now;
            if (positions > left) {
                return (long) Math.ceil((positions - left) / PER_SECOND);
            }
            left -= positions;
            return 0;
        }
    }
}
