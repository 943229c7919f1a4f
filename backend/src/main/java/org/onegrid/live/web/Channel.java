package org.onegrid.live.web;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** The subscriptions to one destination, grouped by the id clients gave: those of a group get the very same bytes. */
final class Channel {

    private final Map<String, Set<Subscription>> groups = new ConcurrentHashMap<>();

    void add(Subscription subscription) {
        groups.computeIfAbsent(subscription.id(), id -> ConcurrentHashMap.newKeySet())
                .add(subscription);
    }

    /** Whether nobody is left. Called only where adding and removing exclude each other. */
    boolean removeAndTellIfEmpty(Subscription subscription) {
        groups.computeIfPresent(subscription.id(), (id, group) -> {
            group.remove(subscription);
            return group.isEmpty() ? null : group;
        });
        return groups.isEmpty();
    }

    /** Gives each wanted subscription its frame; a frame is made once per group, and only when somebody wants it. */
    void deliver(Predicate<Subscription> wanted, Function<String, Frame> frameFor, Delivery delivery) {
        groups.forEach((id, group) -> {
            Frame frame = null;
            for (Subscription subscription : group) {
                if (wanted.test(subscription)) {
                    frame = frame == null ? frameFor.apply(id) : frame;
                    delivery.give(subscription, frame);
                }
            }
        });
    }

    /** Takes a frame for a subscription. */
    interface Delivery {
        void give(Subscription subscription, Frame frame);
    }
}
