package org.onegrid.incident;

import java.time.ZoneId;
import org.onegrid.grid.AreaPath;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where the days of an area begin: the zone its district names, else the setting {@code onegrid.zone}. */
@Component
public class DistrictZone {

    private final ZoneId usual;

    DistrictZone(@Value("${onegrid.zone:Asia/Shanghai}") String usual) {
        this.usual = ZoneId.of(usual);
    }

    /** The zone of the area at the end of the path. */
    public ZoneId of(AreaPath path) {
        return path.areas().stream()
                .filter(area -> area.timeZone() != null)
                .findFirst()
                .map(area -> ZoneId.of(String.valueOf(area.timeZone())))
                .orElse(usual);
    }

    /** The zone of the instance, where no area is spoken of. */
    public ZoneId usual() {
        return usual;
    }
}
