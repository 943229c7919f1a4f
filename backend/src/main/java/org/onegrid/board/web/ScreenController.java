package org.onegrid.board.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.onegrid.board.ScreenSetting;
import org.onegrid.board.ScreenSettings;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Person;
import org.onegrid.identity.Requires;
import org.onegrid.problem.Refusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/screen/setting", produces = "application/json")
@Tag(name = "board")
@Requires(Permission.BOARD_READ)
class ScreenController {

    private final ScreenSettings settings;

    ScreenController(ScreenSettings settings) {
        this.settings = settings;
    }

    /** A setting and the version it was made from. */
    record Change(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "the version it was made from; 0 the first time")
            @Nullable
            Integer version,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            ScreenSetting setting) {}

    @GetMapping
    @Operation(summary = "How you have arranged your big screen")
    ScreenSettings.Versioned get(Person me) {
        return settings.get(me);
    }

    @PutMapping
    @Operation(
            summary = "Arranges your big screen",
            description = "At most 64 KiB; 409 screen-setting-stale when another page of yours was faster.")
    ScreenSettings.Versioned put(Person me, @RequestBody Change change) {
        Integer version = change.version();
        ScreenSetting setting = change.setting();
        if (version == null || version < 0 || setting == null) {
            throw Refusal.invalid("screen-setting-invalid", "'version' and 'setting' are both needed.");
        }
        return settings.put(me, version, setting);
    }
}
