package org.onegrid.synth.chronicle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.LngLat;
import org.onegrid.network.Reach;
import org.onegrid.network.Route;
import org.onegrid.network.Snap;
import org.onegrid.network.Travel;
import org.onegrid.synth.Post;
import org.onegrid.synth.Stream;
import org.onegrid.synth.chronicle.Fix.Activity;

/** The day of one responder as legs without a gap, from midnight to midnight. Times are milliseconds since 1970. */
final class Itinerary {

    private static final long HOUR = 3_600_000;
    private static final long PAUSE = 4 * 60_000;

    /** Until when, doing what, and along which way; without a way one stays at {@code place}. */
    private record Leg(
            long from,
            long until,
            Activity activity,
            LngLat place,
            @Nullable Route way) {

        LngLat at(long when) {
            if (way == null || until == from) {
                return place;
            }
            double share = Math.min(1, Math.max(0, (when - from) / (double) (until - from)));
            return way.at((int) (share * way.millis()));
        }
    }

    private final Post post;
    private final Round round;
    private final Chronicle chronicle;
    private final Travel travel;
    private final Snap home;
    private final long midnight;
    private final IntPredicate onDuty;
    private final IntPredicate onRounds;
    private final Stream stream;
    private final List<Leg> legs = new ArrayList<>();
    private long clock;

    Itinerary(
            Post post,
            Round round,
            Chronicle chronicle,
            LocalDate day,
            List<SyntheticCase> jobs,
            IntPredicate onDuty,
            IntPredicate onRounds) {
        this.post = post;
        this.round = round;
        this.chronicle = chronicle;
        this.onDuty = onDuty;
        this.onRounds = onRounds;
        travel = round == Round.BY_CAR ? chronicle.drive(day) : chronicle.ebike();
        home = chronicle.snapper().get(post.home());
        stream = Stream.of(chronicle.seed(), "rounds/" + day + "/" + post.code());
        midnight = day.atStartOfDay(Chronicle.ZONE).toEpochSecond() * 1000;
        clock = midnight;
        for (SyntheticCase job : jobs) {
            long dispatched = seconds(job, "dispatch") * 1000;
            if (dispatched >= clock && dispatched < midnight + 24 * HOUR) {
                rounds(dispatched);
                job(job, dispatched);
            }
        }
        rounds(midnight + 24 * HOUR);
    }

    static long seconds(SyntheticCase one, String verb) {
        return Objects.requireNonNull(one.when(verb)).getEpochSecond();
    }

    String responder() {
        return post.code();
    }

    /** Home, rounds and home again until then, wherever the clock begins. */
    private void rounds(long until) {
        if (clock < until && !here().equals(post.home())) {
            Route back = way(chronicle.snapper().get(here()), home);
            add(until, clock + (long) (back.millis() * 1.3), Activity.RETURNING, back);
        }
        while (clock < until) {
            if (!onRounds.test(hour(clock))) {
                long nextHour = clock - Math.floorMod(clock - midnight, HOUR) + HOUR;
                add(until, nextHour + (long) (stream.unit() * PAUSE), Activity.STANDBY, null);
                continue;
            }
            Route out = round.out(travel, home, stream);
            add(until, clock + round.millis(out), Activity.PATROL, out);
            add(until, clock + (long) (stream.unit() * PAUSE), Activity.PATROL, null);
            if (clock < until) {
                Route back = out.reversed();
                add(until, clock + round.millis(back), Activity.PATROL, back);
                add(until, clock + (long) ((0.5 + stream.unit()) * PAUSE), Activity.STANDBY, null);
            }
        }
    }

    private void job(SyntheticCase job, long dispatched) {
        long arrived = seconds(job, "arrive") * 1000;
        long handled = seconds(job, "handle") * 1000;
        Route there = way(chronicle.snapper().get(here()), chronicle.snapper().get(job.at()));
        legs.add(new Leg(dispatched, arrived, Activity.UNDERWAY, there.start(), there));
        legs.add(new Leg(arrived, handled, Activity.ON_SITE, job.at(), null));
        clock = handled;
    }

    private Route way(Snap from, Snap to) {
        return Reach.findRoute(travel, from, to)
                .orElseGet(() -> Reach.findRoute(chronicle.ebike(), from, to).orElseThrow());
    }

    /** A leg that ends as planned unless it is cut off. */
    private void add(long cutOff, long end, Activity activity, @Nullable Route way) {
        if (clock >= cutOff || end <= clock) {
            return;
        }
        // Called away on the way, one keeps the pace and simply does not finish the leg.
        legs.add(new Leg(clock, end, activity, here(), way));
        clock = Math.min(end, cutOff);
    }

    private LngLat here() {
        return legs.isEmpty() ? post.home() : legs.get(legs.size() - 1).at(clock);
    }

    private int hour(long when) {
        return (int) Math.floorMod((when - midnight) / HOUR, 24L);
    }

    /** Where the responder is; empty off duty. */
    Optional<Fix> find(long when) {
        int low = 0;
        int high = legs.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (legs.get(middle).from <= when) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        Leg leg = legs.get(low);
        boolean busy = leg.activity == Activity.UNDERWAY || leg.activity == Activity.ON_SITE;
        return busy || onDuty.test(hour(when))
                ? Optional.of(new Fix(post.code(), leg.at(when), leg.activity))
                : Optional.empty();
    }
}
