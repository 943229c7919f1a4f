package org.onegrid.tracking.zone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.onegrid.alarm.Alarms;
import org.onegrid.alarm.NewAlarm;
import org.onegrid.tracking.pipeline.Flag;
import org.onegrid.tracking.pipeline.Sighting;
import org.springframework.stereotype.Component;

/**
 * Tells of crossings. Who enters ends the alarm that he had left, and the other way round: an alarm says what is so. A crossing
 * that becomes known later than ten minutes after it happened, or outside of the zone's hours, raises none and ends what it
 * ends.
 */
@Component
class ZoneAlarms {

    static final String ENTERED = "zone-entered";
    static final String LEFT = "zone-left";

    private static final Duration OLD_NEWS = Duration.ofMinutes(10);

    private record Word(String kind, boolean raised, Crossing crossing) {}

    private final Alarms alarms;

    ZoneAlarms(Alarms alarms) {
        this.alarms = alarms;
    }

    /** Tells of crossings that are in the order of their times. */
    void tell(List<Crossing> crossings) {
        List<Word> words = new ArrayList<>();
        for (Crossing one : crossings) {
            ZoneEvent event = one.zone().event();
            if (event.tellsOfEntering() && (!one.entered() || isNews(one))) {
                words.add(new Word(ENTERED, one.entered(), one));
            }
            if (event.tellsOfLeaving() && (one.entered() || isNews(one))) {
                words.add(new Word(LEFT, !one.entered(), one));
            }
        }
        // the sort is stable: what happened to one alarm stays in its order
        words.sort(Comparator.comparing(Word::kind)
                .thenComparing(word -> word.crossing().key()));
        for (Word word : words) {
            if (word.raised()) {
                alarms.raise(alarm(word));
            } else {
                alarms.clear(word.kind(), word.crossing().key());
            }
        }
    }

    /** Ends the alarms about those who are inside a zone that is no more. */
    void silence(long zoneId, List<String> responders) {
        responders.stream().sorted().forEach(code -> alarms.clear(ENTERED, zoneId + "/" + code));
    }

    private static boolean isNews(Crossing crossing) {
        Sighting sighting = crossing.sighting();
        boolean fresh = Duration.between(sighting.at(), sighting.receivedAt()).compareTo(OLD_NEWS) <= 0;
        return fresh && crossing.zone().isAwake(sighting.at());
    }

    private static NewAlarm alarm(Word word) {
        WatchedZone zone = word.crossing().zone();
        Sighting sighting = word.crossing().sighting();
        return new NewAlarm(
                word.kind(),
                word.crossing().key(),
                zone.areaId(),
                zone.severity(),
                sighting.place(),
                Map.of(
                        "zone", zone.name(),
                        "zoneId", Long.toString(zone.id()),
                        "responder", sighting.tracked().code(),
                        "callsign", sighting.tracked().callsign(),
                        "at", sighting.at().toString()),
                sighting.flags().contains(Flag.REHEARSAL));
    }
}
