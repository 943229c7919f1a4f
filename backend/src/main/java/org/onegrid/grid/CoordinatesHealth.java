package org.onegrid.grid;

import org.jspecify.annotations.Nullable;
import org.onegrid.geo.LngLat;
import org.onegrid.geo.Plane;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Part of readiness: up once coordinate systems are read. The first conversion takes seconds, so one is made at the start,
 * beside everything else.
 */
@Component("coordinatesHealthIndicator")
class CoordinatesHealth implements HealthIndicator, SmartLifecycle {

    private static final LngLat ANYWHERE = new LngLat(120, 30);

    private volatile boolean warm;
    private volatile @Nullable RuntimeException failure;
    private volatile boolean running;

    @Override
    public void start() {
        running = true;
        Thread warming = new Thread(this::warm, "coordinates");
        warming.setDaemon(true);
        warming.start();
    }

    private void warm() {
        try {
            Plane.at(ANYWHERE).project(ANYWHERE);
            warm = true;
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public Health health() {
        if (warm) {
            return Health.up().build();
        }
        RuntimeException cause = failure;
        return cause == null
                ? Health.outOfService().build()
                : Health.down(cause).build();
    }
}
