package org.onegrid.tracking.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AllowanceTest {

    @Test
    void aPhoneMaySendAnHourAtOnceAndThenFiveASecond() {
        AtomicLong nanos = new AtomicLong();
        Allowance allowance = Allowance.at(nanos::get);
        assertThat(allowance.take(1, 3_600)).isZero();
        assertThat(allowance.take(1, 1)).isEqualTo(1);
        assertThat(allowance.take(1, 50)).isEqualTo(10);
        assertThat(allowance.take(2, 50)).as("another device").isZero();
        nanos.addAndGet(10_000_000_000L);
        assertThat(allowance.take(1, 51)).isEqualTo(1);
        assertThat(allowance.take(1, 50)).isZero();
        assertThat(allowance.take(1, 1)).isEqualTo(1);
    }
}
