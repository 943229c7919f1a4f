package org.onegrid.synth.chronicle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.onegrid.synth.Stream;

/**
 * How satisfied those asked were with a closed case: the reporter, the one who handled it, a colleague, a survey by others. The
 * longer nobody came, the worse; whoever handled it always finds it better. Each case has a stream of its own, so that the
 * chronicle is as it was.
 */
public final class Judgements {

    private static final double CITIZENS_ANSWER = 0.32;
    private static final double SELF = 0.25;
    private static final double PEERS = 0.12;
    private static final double SURVEYED = 0.05;

    /** So many minutes to the arrival cost a point, more so the first ones. */
    private static final double POINT_MINUTES = 60;

    private Judgements() {}

    /** Who judged. */
    public enum Source {
        SELF,
        PEER,
        PUBLIC,
        THIRD_PARTY
    }

    /**
     * A judgement.
     *
     * @param score 1 (very dissatisfied) to 5 (very satisfied)
     */
    public record Judgement(Source source, int score, Instant at) {}

    /** Those given on a case; none before it is closed. */
    public static List<Judgement> of(SyntheticCase one, long seed) {
        Instant closed = one.when("close");
        Instant arrived = one.when("arrive");
        if (closed == null || arrived == null) {
            return List.of();
        }
        Stream random = Stream.of(seed, "ratings/" + one.sourceId());
        double minutes = Duration.between(one.reportedAt(), arrived).toSeconds() / 60.0;
        double deserved = 4.7 - StrictMath.log(1 + minutes / POINT_MINUTES) * 1.2;
        List<Judgement> ratings = new ArrayList<>();
        add(ratings, random, Source.PUBLIC, CITIZENS_ANSWER, deserved, 0.9, closed);
        add(ratings, random, Source.SELF, SELF, 0.3 * deserved + 3.6, 0.3, closed);
        add(ratings, random, Source.PEER, PEERS, 0.6 * deserved + 1.9, 0.5, closed);
        add(ratings, random, Source.THIRD_PARTY, SURVEYED, deserved - 0.15, 0.7, closed);
        return ratings;
    }

    private static void add(
            List<Judgement> ratings,
            Stream random,
            Source source,
            double asked,
            double mean,
            double spread,
            Instant closed) {
        boolean answers = random.chance(asked);
        double score = mean + spread * random.gauss();
        long later = random.among(1, 72 * 60);
        if (answers) {
            ratings.add(new Judgement(
                    source, (int) Math.max(1, Math.min(5, StrictMath.rint(score))), closed.plusSeconds(60 * later)));
        }
    }
}
