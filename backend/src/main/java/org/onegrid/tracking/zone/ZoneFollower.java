package org.onegrid.tracking.zone;

import java.util.List;
import org.onegrid.grid.impact.AreaFollower;
import org.onegrid.grid.impact.Forecast;
import org.onegrid.grid.impact.Owners;
import org.onegrid.grid.impact.Resettlement;
import org.springframework.stereotype.Component;

/**
 * Zones stay with their area; those of a retiring area go to the one that takes most of its ground. What was drawn stays as it
 * was drawn; a zone that is its area's ground becomes the ground of the heir.
 */
@Component
class ZoneFollower implements AreaFollower {

    private final ZoneRows rows;

    ZoneFollower(ZoneRows rows) {
        this.rows = rows;
    }

    @Override
    public Forecast foresee(Resettlement change, Owners owners, int most) {
        return new Forecast(List.of(), List.of(), 0);
    }

    @Override
    public void follow(Resettlement change, Owners owners) {
        Long[] retired = change.touched().stream()
                .filter(area -> owners.heir(area) != area)
                .toArray(Long[]::new);
        Long[] heirs = List.of(retired).stream().map(owners::heir).toArray(Long[]::new);
        rows.bequeath(retired, heirs);
    }
}
