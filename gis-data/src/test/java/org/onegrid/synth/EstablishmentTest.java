package org.onegrid.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.onegrid.synth.Establishment.Tenure;
import org.onegrid.synth.Post.Role;

class EstablishmentTest {

    private static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 22);
    private static final Establishment ESTABLISHMENT = Establishment.of(Demo.DISTRICT, LAST_DAY);

    @Test
    void isTheSameOnEveryJdk() {
        // Recorded once. A change of the rules changes it: look at the figures, then record anew.
        assertThat(ESTABLISHMENT.digest())
                .isEqualTo("58bdca02603879457b3a0ebdb1cdf00f33c931acb9f8aa9cf386884e7aa2532c");
        assertThat(Establishment.of(Demo.DISTRICT, LAST_DAY)).isEqualTo(ESTABLISHMENT);
    }

    @Test
    void nobodyHoldsAPostTwiceAndMembersAreAlwaysThere() {
        Map<String, LocalDate> free = new HashMap<>();
        for (Tenure one : ESTABLISHMENT.tenures()) {
            assertThat(one.from()).isBeforeOrEqualTo(LAST_DAY);
            LocalDate before = free.put(one.post(), one.until() == null ? LocalDate.MAX : one.until());
            assertThat(before == null || !before.isAfter(one.from()))
                    .as(one.toString())
                    .isTrue();
        }
        Map<Role, Long> held = ESTABLISHMENT.tenures().stream()
                .filter(one -> one.until() == null)
                .collect(Collectors.groupingBy(Tenure::role, Collectors.counting()));
        Map<Role, Long> posts =
                Demo.DISTRICT.posts().stream().collect(Collectors.groupingBy(Post::role, Collectors.counting()));
        assertThat(held.get(Role.MEMBER)).isEqualTo(posts.get(Role.MEMBER)).isEqualTo(900);
        assertThat(held.get(Role.LEADER)).isBetween(720L, 765L);
        assertThat(held.get(Role.INSTRUCTOR)).isBetween(670L, 745L);
        assertThat(held).doesNotContainKeys(Role.CREW, Role.SUPERVISOR);
    }

    @Test
    void everyServicePointHasAFloorAndTheThinStreetTheLeast() {
        List<Element> points = Demo.DISTRICT.elements().stream()
                .filter(one -> one.kind().equals("service-centre") || one.kind().equals("micro-point"))
                .toList();
        assertThat(ESTABLISHMENT.floorSquareMeters()).hasSize(points.size());
        Map<String, Double> floors = new HashMap<>();
        points.forEach(one -> floors.merge(
                one.gridCode().substring(0, 9),
                (double) ESTABLISHMENT.floorSquareMeters().get(one.code()),
                Double::sum));
        Demo.DISTRICT.areas(Level.STREET).forEach(street -> {
            double per100 = 100 * floors.get(street.code()) / street.households();
            if (street.code().equals(Demo.DISTRICT.stories().thinStreet())) {
                assertThat(per100).isBetween(25.0, 40.0);
            } else {
                assertThat(per100).isBetween(40.0, 80.0);
            }
        });
    }

    @Test
    void someOfTheLargeCommunitiesAreExcepted() {
        List<String> large = Demo.DISTRICT.areas(Level.COMMUNITY).stream()
                .filter(area -> area.households() > 3_000)
                .map(AreaUnit::code)
                .toList();
        assertThat(large).hasSizeGreaterThanOrEqualTo(3);
        assertThat(large).containsAll(ESTABLISHMENT.exceptions().keySet());
        assertThat(ESTABLISHMENT.exceptions()).hasSizeBetween(1, large.size() - 1);
    }
}
