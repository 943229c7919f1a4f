package org.onegrid.analytics.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.onegrid.analytics.coverage.CoverageNow;
import org.onegrid.analytics.coverage.CoverageNowView;
import org.onegrid.analytics.coverage.VoidRuleView;
import org.onegrid.analytics.coverage.VoidRules;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Person;
import org.onegrid.identity.Requires;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Coverage of this moment by those on duty, and when it is too little. */
@RestController
@RequestMapping(path = "/api/analytics", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "coverage-now")
class CoverageNowController {

    private final CoverageNow now;
    private final VoidRules rules;

    CoverageNowController(CoverageNow now, VoidRules rules) {
        this.now = now;
        this.rules = rules;
    }

    @GetMapping("/coverage-now")
    @Requires(Permission.TRACK_READ)
    @Operation(
            summary = "How many households those on duty reach in time at this moment",
            description =
                    "Follows them within two seconds on /topic/areas/{code}/coverage, whose payload is the same. Those"
                            + " count whose day begins in the area; who was not seen within half an hour is taken to be at"
                            + " his post.")
    CoverageNowView now(Person me, @Parameter(description = "code") @RequestParam String area) {
        return now.of(me, area);
    }

    @GetMapping("/void-rules")
    @Requires(Permission.ANALYTICS_READ)
    @Operation(summary = "Which areas are always to be covered")
    List<VoidRuleView> rules(Person me) {
        return rules.list(me);
    }

    @PostMapping("/void-rules")
    @Requires(Permission.ZONE_EDIT)
    @Operation(
            summary = "Says that an area is always to be covered",
            description =
                    "When it is not for longer than it may be, the alarm 'void' is raised; it ends by itself. A rule"
                            + " about the same area, level, kind, mode and minutes is replaced, and the one named by 'id' is"
                            + " changed.")
    VoidRuleView put(Person me, @RequestBody VoidRuleView rule) {
        return rules.put(me, rule);
    }

    @DeleteMapping("/void-rules/{id}")
    @Requires(Permission.ZONE_EDIT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Deletes a rule and ends its alarms")
    void delete(Person me, @PathVariable String id) {
        rules.delete(me, id);
    }
}
