package org.onegrid.synth.chronicle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onegrid.synth.Post;
import org.onegrid.synth.Stream;

/**
 * Where the crews and grid members of a chronicle are during one day: on rounds near home, on the way to the cases they were
 * sent to, there, and on the way back, all along roads. They leave and arrive when the cases say so. Immutable; making one
 * takes a second or two.
 */
public final class Movements {

    private final LocalDate day;
    private final List<Itinerary> itineraries;

    private Movements(LocalDate day, List<Itinerary> itineraries) {
        this.day = day;
        this.itineraries = itineraries;
    }

    /** The movements of one day, from midnight to midnight. */
    public static Movements of(Chronicle chronicle, LocalDate day) {
        Map<String, List<SyntheticCase>> jobs = new HashMap<>();
        for (LocalDate reported : List.of(day.minusDays(1), day)) {
            for (SyntheticCase one : chronicle.day(reported)) {
                if (one.responder() != null && one.nature() != SyntheticCase.Nature.SELF_MADE) {
                    jobs.computeIfAbsent(one.responder(), k -> new ArrayList<>())
                            .add(one);
                }
            }
        }
        jobs.values().forEach(list -> list.sort(Comparator.comparing(c -> Itinerary.seconds(c, "dispatch"))));
        List<Itinerary> itineraries = new ArrayList<>();
        Crews crews = chronicle.crews();
        for (int i = 0; i < crews.count(); i++) {
            int crew = i;
            Post post = crews.post(crew);
            itineraries.add(new Itinerary(
                    post,
                    Round.BY_CAR,
                    chronicle,
                    day,
                    jobs.getOrDefault(post.code(), List.of()),
                    hour -> crews.onDuty(crew, hour),
                    hour -> crews.onDuty(crew, hour) && hour >= 6));
        }
        for (Post post : chronicle.grids().allMembers()) {
            boolean evening =
                    Stream.of(chronicle.seed(), "evening/" + day + post.code()).chance(0.3);
            itineraries.add(new Itinerary(
                    post,
                    Round.ON_FOOT,
                    chronicle,
                    day,
                    jobs.getOrDefault(post.code(), List.of()),
                    Members::onDuty,
                    hour -> hour >= 8 && hour < 11 || hour >= 14 && hour < 18 || evening && hour >= 19 && hour < 21));
        }
        itineraries.sort(Comparator.comparing(Itinerary::responder));
        return new Movements(day, List.copyOf(itineraries));
    }

    /** The day. */
    public LocalDate day() {
        return day;
    }

    /**
     * Where everybody on duty is, by code. Whoever is on a case is on duty.
     *
     * @throws IllegalArgumentException when the moment is not within the day
     */
    public List<Fix> at(Instant moment) {
        if (!moment.atZone(Chronicle.ZONE).toLocalDate().equals(day)) {
            throw new IllegalArgumentException(moment + " is not on " + day);
        }
        List<Fix> fixes = new ArrayList<>();
        for (Itinerary itinerary : itineraries) {
            itinerary.find(moment.toEpochMilli()).ifPresent(fixes::add);
        }
        return fixes;
    }
}
