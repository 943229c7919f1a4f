package org.onegrid.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.onegrid.incident.IncidentHistory;
import org.onegrid.incident.IncidentHistory.PastCase;
import org.onegrid.incident.IncidentHistory.PastStep;
import org.onegrid.synth.AreaUnit;
import org.onegrid.synth.District;
import org.onegrid.synth.Post;
import org.onegrid.synth.chronicle.Chronicle;
import org.onegrid.synth.chronicle.SyntheticCase;
import org.onegrid.tracking.NewResponder;
import org.onegrid.tracking.Responders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores who is on the staff of a generated district and what happened in it up to now. */
@Component
class DemoHistory {

    private static final Logger log = LoggerFactory.getLogger(DemoHistory.class);

    private final DemoParts parts;
    private final Responders responders;
    private final DemoRoster roster;
    private final IncidentHistory incidents;

    DemoHistory(DemoParts parts, Responders responders, DemoRoster roster, IncidentHistory incidents) {
        this.parts = parts;
        this.responders = responders;
        this.roster = roster;
        this.incidents = incidents;
    }

    /** Stores all of it or nothing; nothing as well when another node was first. */
    @Transactional
    void load(District district, Instant now) {
        if (!parts.begin("history")) {
            return;
        }
        Map<String, String> names = district.areas().stream().collect(Collectors.toMap(AreaUnit::code, AreaUnit::name));
        List<NewResponder> staff = district.posts().stream()
                .filter(post -> post.role() != Post.Role.INSTRUCTOR && post.role() != Post.Role.VOLUNTEER)
                .map(post -> new NewResponder(
                        post.code(),
                        callsign(post, String.valueOf(names.get(post.areaCode()))),
                        DemoMap.word(post.role()),
                        post.areaCode(),
                        true))
                .toList();
        responders.put(staff);
        LocalDate today = LocalDate.ofInstant(now, Chronicle.ZONE);
        Chronicle chronicle = Chronicle.endingOn(district, today);
        roster.plan(chronicle, staff, today);
        long cases = incidents.load(chronicle.cases().map(DemoHistory::past), now);
        log.info("6/7 {} responders, {} incidents of {} days", staff.size(), cases, Chronicle.DAYS);
    }

    private static PastCase past(SyntheticCase one) {
        return new PastCase(
                one.category(),
                one.at(),
                one.channel(),
                one.sourceId(),
                one.severity(),
                one.title(),
                one.description(),
                one.reportedAt(),
                one.steps().stream().map(step -> step(one, step)).toList());
    }

    private static PastStep step(SyntheticCase one, SyntheticCase.Step step) {
        boolean onSite = step.verb().equals("arrive") || step.verb().equals("handle");
        String actor = onSite && one.responder() != null ? one.responder() : "desk";
        return new PastStep(step.verb(), step.at(), actor, step.holder(), step.opinion());
    }

    private static String callsign(Post post, String area) {
        String number = post.code().substring(post.code().lastIndexOf('-') + 1);
        String role = switch (post.role()) {
            case LEADER -> "网格长";
            case MEMBER -> "网格员";
            case CREW -> trade(post.trade());
            case SUPERVISOR -> "督查";
            case INSTRUCTOR -> "指导员";
            case VOLUNTEER -> "志愿者";
        };
        return area + role + " " + number;
    }

    private static String trade(String trade) {
        return switch (trade) {
            case "municipal" -> "市政班组";
            case "sanitation" -> "环卫班组";
            case "enforcement" -> "执法班组";
            case "water" -> "水务班组";
            case "power" -> "电力班组";
            case "emergency" -> "应急班组";
            default -> "班组";
        };
    }
}
