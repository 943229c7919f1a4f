package org.onegrid.live.web;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The subscriptions to one destination, grouped by the id their clients gave and the area its code stood for: those of a group
 * get the very same bytes.
 */
final class Channel {

    /** @param areaId events of other areas are not for this group */
    record Group(String subscriptionId, long areaId) {

        static Group of(Subscription subscription) {
            return new Group(subscription.id(), subscription.areaId());
        }
    }

    private final Map<Group, Set<Subscription>> groups = new ConcurrentHashMap<>();

    void add(Subscription subscription) {
        groups.computeIfAbsent(Group.of(subscription), group -> ConcurrentHashMap.newKeySet())
                .add(subscription);
    }

    /** Whether nobody is left. Called only where adding and removing exclude each other. */
    boolean removeAndTellIfEmpty(Subscription subscription) {
        groups.computeIfPresent(Group.of(subscription), (group, members) -> {
            members.remove(subscription);
            return members.isEmpty() ? null : members;
        });
        return groups.isEmpty();
    }

    /** Gives every member of a group the same thing, which is made once; nothing when there is nothing for the group. */
    <T> void deliver(Function<Group, java.util.Optional<T>> forGroup, BiConsumer<Subscription, T> delivery) {
        groups.forEach((group, members) -> forGroup.apply(group)
                .ifPresent(made -> members.forEach(subscription -> delivery.accept(subscription, made))));
    }
}
