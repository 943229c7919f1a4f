package org.onegrid.grid.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.onegrid.grid.change.BoundaryChange.Decision;
import org.onegrid.grid.change.BoundaryChange.Facts;
import org.onegrid.grid.impact.Resettlement;
import org.onegrid.problem.Refusal;

/** What may happen to a change, and when. */
class BoundaryChangeModelTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final long AUTHOR = 1;
    private static final long CHIEF = 2;

    private final BoundaryChange change = new BoundaryChange(
            new Facts(7, 70, "t", AUTHOR, NOW, Resettlement.Accepted.STAY),
            ChangeState.DRAFT,
            1,
            new Base(3, NOW),
            "",
            0,
            Map.of(),
            null,
            null,
            new Decision(null, null, null),
            null);

    @Test
    void everyVerbMakesAVersionAndALineOfTheTrail() {
        change.draw(1);
        change.submit(AUTHOR, null, null, NOW);
        change.approve(CHIEF, "ok", null, NOW);
        assertThat(change.isDue(NOW)).isTrue();
        change.apply(new Base(4, NOW));
        assertThat(change.version()).isEqualTo(5);
        assertThat(change.newEvents())
                .extracting(BoundaryChange.Event::verb)
                .containsExactly("submitted", "approved", "effective");
        refused("illegal-transition", () -> change.withdraw(AUTHOR));
    }

    @Test
    void aDraftIsBounded() {
        change.draw(BoundaryChange.MOST_OPERATIONS);
        refused("too-many-operations", () -> change.draw(BoundaryChange.MOST_OPERATIONS + 1));
    }

    @Test
    void aTimeJustPastIsAtOnceAndOneToComeIsWaitedFor() {
        change.draw(1);
        refused("effective-date-past", () -> change.submit(AUTHOR, null, NOW.minus(Duration.ofMinutes(6)), NOW));
        refused("effective-date-far", () -> change.submit(AUTHOR, null, NOW.plus(Duration.ofDays(401)), NOW));
        change.submit(AUTHOR, null, NOW.plusSeconds(60), NOW);
        change.approve(CHIEF, null, null, NOW);
        assertThat(change.isDue(NOW)).isFalse();
        assertThat(change.isDue(NOW.plusSeconds(60))).isTrue();
        change.collide("1: border-changed");
        assertThat(change.state()).isEqualTo(ChangeState.SUBMITTED);
        assertThat(change.decision().by()).isNull();
        change.approve(CHIEF, null, NOW.minusSeconds(10), NOW);
        assertThat(change.isDue(NOW)).isTrue();
    }

    @Test
    void whatWasSubmittedIsADraftAgainAfterARebase() {
        change.draw(2);
        change.submit(AUTHOR, null, null, NOW);
        change.rebase(AUTHOR, new Base(9, NOW), 1);
        assertThat(change.state()).isEqualTo(ChangeState.DRAFT);
        assertThat(change.cursor()).isEqualTo(1);
        assertThat(change.submittedAt()).isNull();
        refused("illegal-transition", () -> change.approve(CHIEF, null, null, NOW));
    }

    @Test
    void nobodyDecidesOnHisOwn() {
        change.draw(1);
        change.submit(AUTHOR, null, null, NOW);
        refused("own-change", () -> change.approve(AUTHOR, null, null, NOW));
        refused("own-change", () -> change.reject(AUTHOR, "x", NOW));
        refused("stale-version", () -> change.requireVersion(2));
    }

    private static void refused(String code, ThrowingCallable doing) {
        assertThatThrownBy(doing)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
