package org.onegrid.synth.chronicle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onegrid.synth.District;
import org.onegrid.synth.Recipe;
import org.onegrid.synth.chronicle.Judgements.Judgement;
import org.onegrid.synth.chronicle.Judgements.Source;

class JudgementsTest {

    private static final Chronicle CHRONICLE =
            Chronicle.of(District.generate(Recipe.DEMO), Recipe.DEMO.seed(), LocalDate.of(2026, 8, 25), 7);

    @Test
    void thosePresentThemselvesBetterAndWaitingCostsPoints() {
        Map<Source, List<Integer>> scores = new EnumMap<>(Source.class);
        List<Integer> soon = new ArrayList<>();
        List<Integer> late = new ArrayList<>();
        CHRONICLE.cases().forEach(one -> {
            for (Judgement rating : Judgements.of(one, Recipe.DEMO.seed())) {
                assertThat(rating.score()).isBetween(1, 5);
                assertThat(rating.at()).isAfter(one.when("close"));
                scores.computeIfAbsent(rating.source(), source -> new ArrayList<>())
                        .add(rating.score());
                if (rating.source() == Source.PUBLIC) {
                    Instant hour = one.reportedAt().plusSeconds(3_600);
                    (one.when("arrive").isBefore(hour) ? soon : late).add(rating.score());
                }
            }
        });
        assertThat(scores.keySet()).containsExactly(Source.values());
        assertThat(mean(scores.get(Source.SELF))).isGreaterThan(mean(scores.get(Source.PUBLIC)) + 0.3);
        assertThat(mean(soon)).isGreaterThan(mean(late) + 0.7);
    }

    @Test
    void theSameCaseIsJudgedTheSameWhateverElseIsAsked() {
        List<SyntheticCase> cases = CHRONICLE.cases().limit(200).toList();
        List<List<Judgement>> forwards =
                cases.stream().map(one -> Judgements.of(one, 5)).toList();
        for (int i = cases.size() - 1; i >= 0; i--) {
            assertThat(Judgements.of(cases.get(i), 5)).isEqualTo(forwards.get(i));
        }
        assertThat(forwards.stream().mapToInt(List::size).sum()).isGreaterThan(50);
    }

    private static double mean(List<Integer> scores) {
        return scores.stream().mapToInt(Integer::intValue).average().orElseThrow();
    }
}
