package org.onegrid.analytics.coverage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onegrid.alarm.Alarms;
import org.onegrid.alarm.NewAlarm;
import org.onegrid.grid.Area;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Raises the alarm {@code void} about an area that is covered too little for too long, and ends it when it is covered again.
 * Every node judges for itself: an alarm that stands is not raised twice, and one that was taken is not raised again before it
 * was over once. For one thread.
 */
@Component
class VoidAlarms {

    static final String KIND = "void";

    /**
     * What is known of a rule and an area.
     *
     * @param below  since when there is too little; null while there is enough
     * @param raised whether the alarm stands as far as this node knows; null before it has looked
     */
    private record State(@Nullable Instant below, @Nullable Boolean raised) {}

    /** A change that has to be told. @param raised null when the alarm ends */
    private record Word(String key, @Nullable NewAlarm raised) {}

    private final Alarms alarms;
    private final TransactionTemplate transaction;
    private final Map<String, State> states = new HashMap<>();

    VoidAlarms(Alarms alarms, PlatformTransactionManager transactions) {
        this.alarms = alarms;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @param shares of the households that are reached, by area; of areas that are not among them nothing is known any more */
    void judge(VoidRule rule, Map<Area, Double> shares, Instant now) {
        List<Word> words = new ArrayList<>();
        Map<String, State> next = new HashMap<>();
        shares.forEach((area, share) -> {
            String key = rule.key(area.id());
            State state = states.getOrDefault(key, new State(null, null));
            if (share >= rule.share()) {
                if (!Boolean.FALSE.equals(state.raised())) {
                    words.add(new Word(key, null));
                }
                next.put(key, new State(null, false));
                return;
            }
            Instant below = state.below() == null ? now : state.below();
            long seconds = Duration.between(below, now).toSeconds();
            boolean raise = seconds >= rule.seconds() && !Boolean.TRUE.equals(state.raised());
            if (raise) {
                words.add(new Word(key, alarm(rule, area, share, seconds)));
            }
            next.put(key, new State(below, raise ? Boolean.TRUE : state.raised()));
        });
        List<String> gone = states.keySet().stream()
                .filter(key -> isOf(rule, key) && !next.containsKey(key))
                .toList();
        gone.forEach(key -> words.add(new Word(key, null)));
        tell(words);
        states.keySet().removeAll(gone);
        states.putAll(next);
    }

    private static boolean isOf(VoidRule rule, String key) {
        return key.startsWith(rule.id() + "/");
    }

    private void tell(List<Word> words) {
        if (words.isEmpty()) {
            return;
        }
        words.sort(Comparator.comparing(Word::key));
        transaction.executeWithoutResult(status -> {
            for (Word word : words) {
                NewAlarm raised = word.raised();
                if (raised == null) {
                    alarms.clear(KIND, word.key());
                } else if (!alarms.stands(KIND, word.key())) {
                    alarms.raise(raised);
                }
            }
        });
    }

    private static NewAlarm alarm(VoidRule rule, Area area, double share, long seconds) {
        return new NewAlarm(
                KIND,
                rule.key(area.id()),
                area.id(),
                rule.severity(),
                null,
                Map.of(
                        "responders", rule.kind(),
                        "mode", rule.mode().word(),
                        "minutes", rule.minutes(),
                        "share", Math.round(share * 1000) / 1000.0,
                        "threshold", rule.share(),
                        "sinceSeconds", seconds),
                false);
    }

    /** What other rules were about is nobody's concern any more; their alarms end. */
    void forgetAllBut(List<VoidRule> rules) {
        List<Word> gone = new ArrayList<>();
        for (String key : states.keySet()) {
            if (rules.stream().noneMatch(rule -> isOf(rule, key))) {
                gone.add(new Word(key, null));
            }
        }
        tell(gone);
        gone.forEach(word -> states.remove(word.key()));
    }
}
