package org.onegrid.tracking.pipeline;

import org.onegrid.grid.Partition;
import org.onegrid.grid.PartitionSnapshot;
import org.springframework.stereotype.Component;

/** Says which grid each sighting lies in, by the locator in memory and the borders of now. */
@Component
public class Placing implements Stage {

    private final Partition partition;

    Placing(Partition partition) {
        this.partition = partition;
    }

    @Override
    public String name() {
        return "area";
    }

    @Override
    public void pass(Batch batch) {
        PartitionSnapshot borders = partition.current();
        for (Sighting sighting : batch.sightings()) {
            sighting.liesIn(borders.locate(sighting.place()).orElse(null));
        }
    }
}
