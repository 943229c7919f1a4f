package org.onegrid.synth.chronicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.onegrid.network.Mode;
import org.onegrid.network.Snapper;
import org.onegrid.network.Travel;
import org.onegrid.synth.RoadNetwork;
import org.onegrid.synth.chronicle.Fix.Activity;

class MovementsTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 8, 25);
    private static final LocalDate DAY = FIRST.plusDays(30);
    private static final Chronicle CHRONICLE = Chronicle.of(Toy.district(), 7, FIRST, 90);
    private static final Movements MOVEMENTS = Movements.of(CHRONICLE, DAY);
    private static final Instant MIDNIGHT = DAY.atStartOfDay(Chronicle.ZONE).toInstant();

    @Test
    void theyAreAtTheirCasesWhenTheCasesSaySo() {
        // Work left over from the day before may keep somebody longer than this day's cases know.
        Set<String> leftOver = CHRONICLE.day(DAY.minusDays(1)).stream()
                .filter(c -> c.when("handle") != null && !c.when("handle").isBefore(MIDNIGHT))
                .map(SyntheticCase::responder)
                .collect(Collectors.toSet());
        int met = 0;
        for (SyntheticCase one : CHRONICLE.day(DAY)) {
            Instant arrived = one.when("arrive");
            if (arrived == null || !today(arrived) || leftOver.contains(one.responder())) {
                continue;
            }
            met++;
            assertThat(at(arrived.plusSeconds(1)).get(one.responder()))
                    .as(one.sourceId())
                    .isEqualTo(new Fix(Objects.requireNonNull(one.responder()), one.at(), Activity.ON_SITE));
        }
        assertThat(met).isGreaterThan(200);
    }

    @Test
    void nobodyJumps() {
        Map<String, Fix> before = new HashMap<>();
        for (int second = 0; second < 86_400; second += 20) {
            for (Fix fix : MOVEMENTS.at(MIDNIGHT.plusSeconds(second))) {
                Fix last = before.put(fix.responder(), fix);
                if (last != null && last.activity() == fix.activity()) {
                    assertThat(last.at().distanceMeters(fix.at()))
                            .as("%s at second %d", fix, second)
                            .isLessThan(20 * 130 / 3.6);
                }
            }
        }
    }

    @Test
    void theyMoveAlongRoads() {
        Snapper snapper = Snapper.of(Travel.of(RoadNetwork.of(Toy.district()), Mode.DRIVE));
        int moving = 0;
        for (int hour = 6; hour < 20; hour++) {
            for (Fix fix : MOVEMENTS.at(MIDNIGHT.plus(Duration.ofHours(hour)).plusSeconds(700))) {
                boolean off = snapper.get(fix.at()).accessMeters() > 1;
                moving += fix.activity() == Activity.PATROL && !off ? 1 : 0;
                if (off && fix.activity() == Activity.PATROL) {
                    // Only on the first steps from home to the road.
                    assertThat(snapper.get(fix.at()).accessMeters()).isLessThan(100);
                }
            }
        }
        assertThat(moving).isGreaterThan(100);
    }

    @Test
    void fewerAtNightAndNobodyOnTheWrongDay() {
        int night = MOVEMENTS.at(MIDNIGHT.plus(Duration.ofHours(3))).size();
        int noon = MOVEMENTS.at(MIDNIGHT.plus(Duration.ofHours(12))).size();
        assertThat(night).isBetween(1, noon / 2);
        assertThat(MOVEMENTS.at(MIDNIGHT)).isEqualTo(MOVEMENTS.at(MIDNIGHT));
        assertThatIllegalArgumentException().isThrownBy(() -> MOVEMENTS.at(MIDNIGHT.minusSeconds(1)));
    }

    private static boolean today(Instant moment) {
        return moment.plusSeconds(1).atZone(Chronicle.ZONE).toLocalDate().equals(DAY);
    }

    private static Map<String, Fix> at(Instant moment) {
        List<Fix> fixes = MOVEMENTS.at(moment);
        return fixes.stream().collect(Collectors.toMap(Fix::responder, Function.identity()));
    }
}
