package org.onegrid.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.onegrid.analytics.staffing.CommunityExceptions;
import org.onegrid.incident.IncidentHistory;
import org.onegrid.incident.IncidentHistory.PastCase;
import org.onegrid.incident.IncidentHistory.PastStep;
import org.onegrid.incident.Ratings;
import org.onegrid.incident.Ratings.PastRating;
import org.onegrid.synth.AreaUnit;
import org.onegrid.synth.District;
import org.onegrid.synth.Establishment;
import org.onegrid.synth.Post;
import org.onegrid.synth.chronicle.Chronicle;
import org.onegrid.synth.chronicle.Judgements;
import org.onegrid.synth.chronicle.SyntheticCase;
import org.onegrid.tracking.NewResponder;
import org.onegrid.tracking.Responders;
import org.onegrid.tracking.staff.Tenure;
import org.onegrid.tracking.staff.Tenures;
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
    private final Tenures tenures;
    private final CommunityExceptions exceptions;
    private final IncidentHistory incidents;
    private final Ratings ratings;

    DemoHistory(
            DemoParts parts,
            Responders responders,
            DemoRoster roster,
            Tenures tenures,
            CommunityExceptions exceptions,
            IncidentHistory incidents,
            Ratings ratings) {
        this.parts = parts;
        this.responders = responders;
        this.roster = roster;
        this.tenures = tenures;
        this.exceptions = exceptions;
        this.incidents = incidents;
        this.ratings = ratings;
    }

    /** Stores all of it or nothing; nothing as well when another node was first. */
    @Transactional
    void load(District district, Instant now) {
        if (!parts.begin("history")) {
            return;
        }
        LocalDate today = LocalDate.ofInstant(now, Chronicle.ZONE);
        Establishment establishment = Establishment.of(district, today);
        Set<String> vacant = new HashSet<>();
        establishment.tenures().forEach(one -> {
            if (one.until() == null) {
                vacant.remove(one.post());
            } else {
                vacant.add(one.post());
            }
        });
        Map<String, String> names = district.areas().stream().collect(Collectors.toMap(AreaUnit::code, AreaUnit::name));
        List<NewResponder> staff = district.posts().stream()
                .filter(post -> post.role() != Post.Role.INSTRUCTOR && post.role() != Post.Role.VOLUNTEER)
                .filter(post -> !vacant.contains(post.code()))
                .map(post -> new NewResponder(
                        post.code(),
                        callsign(post, String.valueOf(names.get(post.areaCode()))),
                        DemoMap.word(post.role()),
                        post.areaCode(),
                        true))
                .toList();
        responders.put(staff);
        tenures.add(establishment.tenures().stream().map(DemoHistory::tenure).toList());
        establishment
                .exceptions()
                .forEach((community, reason) ->
                        exceptions.add(community, Establishment.word(reason), today.minusYears(1)));
        Chronicle chronicle = Chronicle.endingOn(district, today);
        roster.plan(chronicle, staff, today);
        List<PastRating> said = new ArrayList<>();
        long seed = district.recipe().seed();
        long cases = incidents.load(
                chronicle.cases().peek(one -> said.addAll(ratings(one, seed))).map(DemoHistory::past), now);
        long judged = ratings.load(said.stream(), now);
        log.info("6/7 {} responders, {} incidents of {} days, {} ratings", staff.size(), cases, Chronicle.DAYS, judged);
    }

    private static Tenure tenure(Establishment.Tenure one) {
        return new Tenure(one.post(), Establishment.word(one.role()), one.areaCode(), one.from(), one.until());
    }

    private static List<PastRating> ratings(SyntheticCase one, long seed) {
        return Judgements.of(one, seed).stream()
                .map(rating -> new PastRating(
                        one.channel(),
                        one.sourceId(),
                        Ratings.Source.valueOf(rating.source().name()),
                        rating.score(),
                        rating.at()))
                .toList();
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
