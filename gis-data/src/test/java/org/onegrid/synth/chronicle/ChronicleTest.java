package org.onegrid.synth.chronicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.onegrid.dataset.Catalogue;
import org.onegrid.dataset.Category;
import org.onegrid.dataset.Manifest;
import org.onegrid.synth.chronicle.SyntheticCase.Nature;
import org.onegrid.synth.chronicle.SyntheticCase.Step;

class ChronicleTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 8, 25);
    private static final Chronicle CHRONICLE = Chronicle.of(Toy.district(), 7, FIRST, 90);
    private static final String DIGEST = "e85b272de1794bc0a77b425cef0672089e97847f74990a55c192327ace46d480";
    private static final List<SyntheticCase> CASES = CHRONICLE.cases().toList();

    @Test
    void aboutAThousandADayInOrderAndNumberedOnce() {
        assertThat(CASES.size() / 90.0).isBetween(900.0, 1150.0);
        assertThat(CASES).isSortedAccordingTo(Comparator.comparing(SyntheticCase::reportedAt));
        assertThat(CASES.stream().map(SyntheticCase::sourceId).distinct()).hasSize(CASES.size());
    }

    /** Recorded on JDK 17; the same on 25. Changes with the recipe of the cases, never by itself. */
    @Test
    void theSameBytesOnEveryMachine() {
        StringBuilder all = new StringBuilder();
        CASES.forEach(one -> all.append(one).append('\n'));
        assertThat(Manifest.sha256(all.toString().getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(DIGEST);
    }

    @Test
    void aDayAloneIsTheSameAsWithinTheWhole() {
        LocalDate day = FIRST.plusDays(37);
        List<SyntheticCase> alone = Chronicle.of(Toy.district(), 7, FIRST, 90).day(day);
        assertThat(alone)
                .isEqualTo(CASES.stream()
                        .filter(c -> c.reportedAt()
                                .atZone(Chronicle.ZONE)
                                .toLocalDate()
                                .equals(day))
                        .toList());
    }

    @Test
    void everyCaseWalksTheLifeCycle() {
        Map<String, Set<String>> from = Map.of(
                "accept", Set.of("report"),
                "dispatch", Set.of("accept", "return"),
                "return", Set.of("dispatch"),
                "arrive", Set.of("dispatch"),
                "handle", Set.of("arrive"),
                "verify", Set.of("handle"),
                "close", Set.of("verify"),
                "reject", Set.of("accept"));
        for (SyntheticCase one : CASES) {
            String last = "report";
            Instant at = one.reportedAt();
            for (Step step : one.steps()) {
                assertThat(from.get(step.verb()))
                        .as("%s %s", one.sourceId(), step)
                        .contains(last);
                assertThat(step.at()).as(one.sourceId()).isAfter(at);
                if (step.verb().equals("return") || step.verb().equals("reject")) {
                    assertThat(step.opinion()).isNotBlank();
                }
                last = step.verb();
                at = step.at();
            }
            assertThat(last).isEqualTo(one.nature() == Nature.DUPLICATE ? "reject" : "close");
        }
    }

    @Test
    void namesAKnownCategoryChannelAndGridAndFillsTheTitle() {
        for (SyntheticCase one : CASES) {
            Category category = Catalogue.standard().get(one.category());
            assertThat(Math.abs(category.severity() - one.severity())).isLessThanOrEqualTo(1);
            assertThat(Catalogue.standard().findChannel(one.channel())).isPresent();
            assertThat(one.gridCode()).matches("990100\\d{9}");
            assertThat(one.title()).isNotBlank().doesNotContain("{");
        }
    }

    @Test
    void threePercentRepeatAnotherReportNearByAndOnePercentAreFalse() {
        Map<String, SyntheticCase> byId = new HashMap<>();
        CASES.forEach(c -> byId.put(c.sourceId(), c));
        assertThat(share(c -> c.nature() == Nature.DUPLICATE)).isCloseTo(0.029, within(0.004));
        assertThat(share(c -> c.nature() == Nature.FALSE_REPORT)).isCloseTo(0.01, within(0.003));
        for (SyntheticCase one : CASES) {
            if (one.nature() == Nature.DUPLICATE) {
                SyntheticCase of = byId.get(one.duplicateOf());
                assertThat(of.category()).isEqualTo(one.category());
                assertThat(of.channel()).isNotEqualTo(one.channel());
                assertThat(of.at().distanceMeters(one.at())).isLessThan(60);
                assertThat(of.reportedAt()).isBefore(one.reportedAt());
            }
        }
    }

    @Test
    void someAreReturnedAndOnlyNearABorder() {
        double returned = share(c -> c.when("return") != null);
        assertThat(returned).isBetween(0.002, 0.08);
    }

    @Test
    void theNightIsQuietAndRainBringsFloods() {
        assertThat(share(c -> hour(c) < 5)).isLessThan(0.07);
        long wet = 0;
        long flooded = 0;
        for (SyntheticCase one : CASES) {
            LocalDate day = one.reportedAt().atZone(Chronicle.ZONE).toLocalDate();
            if (one.category().equals("204006")) {
                flooded++;
                wet += Weather.on(7, day).isWet(hour(one)) ? 1 : 0;
            }
        }
        assertThat(wet).isGreaterThan(flooded / 2);
    }

    @Test
    void nobodyIsAtTwoPlacesAtOnce() {
        Map<String, Instant> busyUntil = new HashMap<>();
        Set<String> seenDays = new HashSet<>();
        CHRONICLE.day(FIRST.plusDays(20)).stream()
                .filter(c -> c.responder() != null && c.nature() != Nature.DUPLICATE)
                .sorted(Comparator.comparing(c -> Objects.requireNonNull(c.when("dispatch"))))
                .forEach(c -> {
                    Instant dispatched = Objects.requireNonNull(c.when("dispatch"));
                    Instant before = busyUntil.put(
                            Objects.requireNonNull(c.responder()), Objects.requireNonNull(c.when("handle")));
                    if (before != null) {
                        seenDays.add(c.sourceId());
                        assertThat(dispatched).as(c.sourceId()).isAfterOrEqualTo(before);
                    }
                });
        assertThat(seenDays).hasSizeGreaterThan(100);
    }

    @Test
    void twiceTheHouseholdsPerMemberIsALongerWait() {
        // Western grids have one member for 180 households, every second eastern one two.
        double alone = medianMinutes(c -> member(c) && c.gridCode().startsWith("990100001"));
        double paired = medianMinutes(c -> member(c) && c.gridCode().startsWith("990100002") && staffed(c));
        assertThat(alone).isGreaterThan(paired * 1.1);
    }

    private static boolean member(SyntheticCase c) {
        return c.responder() != null && c.responder().contains("-M") && hour(c) > 8 && hour(c) < 18;
    }

    private static boolean staffed(SyntheticCase c) {
        return (c.gridCode().charAt(14) - '1') % 2 == 0;
    }

    private static double medianMinutes(Predicate<SyntheticCase> which) {
        List<Long> seconds = CASES.stream()
                .filter(which)
                .filter(c -> c.nature() == Nature.GENUINE)
                .map(c -> Duration.between(c.reportedAt(), c.when("arrive")).toSeconds())
                .sorted()
                .toList();
        assertThat(seconds).hasSizeGreaterThan(200);
        return seconds.get(seconds.size() / 2) / 60.0;
    }

    private static int hour(SyntheticCase one) {
        return one.reportedAt().atZone(Chronicle.ZONE).getHour();
    }

    private static double share(Predicate<SyntheticCase> which) {
        return CASES.stream().filter(which).count() / (double) CASES.size();
    }
}
