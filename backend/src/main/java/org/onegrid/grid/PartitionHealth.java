package org.onegrid.grid;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Part of readiness: up once the locator stands. */
@Component("partitionHealthIndicator")
class PartitionHealth implements HealthIndicator {

    private final Partition partition;

    PartitionHealth(Partition partition) {
        this.partition = partition;
    }

    @Override
    public Health health() {
        return (partition.isBuilt() ? Health.up() : Health.outOfService()).build();
    }
}
