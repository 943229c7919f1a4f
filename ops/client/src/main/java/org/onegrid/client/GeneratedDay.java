package org.onegrid.client;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onegrid.synth.Stream;
import org.onegrid.synth.chronicle.Chronicle;
import org.onegrid.synth.chronicle.SyntheticCase;

/**
 * Days made from a seed: what the demo district's chronicle tells of a day, at its own places where the server holds the demo
 * district, else at places of the server's own grids.
 */
final class GeneratedDay implements Play {

    private final Chronicle chronicle;
    private final Ground ground;
    private final long seed;

    GeneratedDay(Chronicle chronicle, Ground ground, long seed) {
        this.chronicle = chronicle;
        this.ground = ground;
        this.seed = seed;
    }

    @Override
    public List<Script> day(LocalDate day) {
        return chronicle.day(day).stream().map(this::script).toList();
    }

    @Override
    public boolean goesOnAfter(LocalDate day) {
        return true;
    }

    private Script script(SyntheticCase one) {
        Instant handled = one.when("handle");
        Instant arrived = one.when("arrive");
        Instant verified = one.when("verify");
        Script script = new Script(
                one.sourceId(),
                one.category(),
                one.at(),
                one.channel(),
                one.severity(),
                one.title(),
                one.reportedAt(),
                between(one.reportedAt(), one.when("accept")),
                one.channel().equals("alarm") ? 30 : 180,
                between(arrived, handled),
                between(handled, verified),
                between(verified, one.when("close")),
                one.when("reject") == null ? null : "与在办案件为同一问题，并案办理");
        return ground.holds(one.gridCode()) && ground.contains(one.at())
                ? script
                : script.at(ground.place(Stream.of(seed, "place/" + one.sourceId())));
    }

    private static long between(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null
                ? Script.NEVER
                : Math.max(0, Duration.between(from, to).toSeconds());
    }
}
