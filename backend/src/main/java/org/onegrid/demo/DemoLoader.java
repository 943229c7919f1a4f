package org.onegrid.demo;

import java.time.Instant;
import org.onegrid.grid.Areas;
import org.onegrid.synth.District;
import org.onegrid.synth.Recipe;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Loads the demo district at the first start, before the server says that it is ready. A start cut off in the middle is made
 * good by the next.
 */
@Component
@Order(20)
class DemoLoader implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(DemoLoader.class);

    private final boolean on;
    private final Areas areas;
    private final DemoParts parts;
    private final DemoDistrict ground;
    private final DemoHistory history;

    DemoLoader(
            @Value("${onegrid.demo}") String demo,
            Areas areas,
            DemoParts parts,
            DemoDistrict ground,
            DemoHistory history) {
        this.on = !demo.equals("off");
        this.areas = areas;
        this.parts = parts;
        this.ground = ground;
        this.history = history;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        boolean wanted = on && (areas.isEmpty() || parts.has("district"));
        if (!wanted || parts.has("history")) {
            return;
        }
        long begun = System.nanoTime();
        log.info("1/7 drawing the demo district {}", Recipe.DEMO.name());
        District district = District.generate(Recipe.DEMO);
        ground.load(district);
        if (parts.has("district")) {
            history.load(district, Instant.now());
        }
        log.info("7/7 the demo district is in, after {} s", (System.nanoTime() - begun) / 1_000_000_000);
    }
}
