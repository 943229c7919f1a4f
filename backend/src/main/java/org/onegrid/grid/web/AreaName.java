package org.onegrid.grid.web;

import io.swagger.v3.oas.annotations.media.Schema;
import org.onegrid.grid.Area;

/** An area in words. */
@Schema(name = "AreaName")
record AreaName(String code, String name, String level) {

    static AreaName of(Area area) {
        return new AreaName(area.code(), area.name(), area.level().code());
    }
}
