package org.onegrid.live.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.onegrid.identity.Person;
import org.onegrid.identity.Scope;
import org.onegrid.live.LiveEvent;
import org.onegrid.live.LiveLog;
import org.onegrid.live.TopicAccess;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.support.TransactionTemplate;

/** A district of three streets of three communities of three grids, whose guard can be told to look away. */
@TestComponent
@Primary
class RandomTree implements TopicAccess {

    /** An area with those above it. */
    record Area(String code, List<Long> ids, String codes) {

        long id() {
            return ids.get(ids.size() - 1);
        }

        boolean isWithin(Scope scope) {
            return scope.everywhere() || ids.stream().anyMatch(scope.areaIds()::contains);
        }
    }

    /** For the control: whoever asks is let in. */
    volatile boolean unguarded;

    final List<Area> areas = new ArrayList<>();
    private final List<Area> grids = new ArrayList<>();
    private final Map<String, Area> byCode = new HashMap<>();
    private final LiveLog log;
    private final TransactionTemplate transaction;

    RandomTree(LiveLog log, TransactionTemplate transaction) {
        this.log = log;
        this.transaction = transaction;
        grow(new Area("D", List.of(1L), "D"), 3);
    }

    private void grow(Area area, int levels) {
        areas.add(area);
        byCode.put(area.code(), area);
        if (levels == 0) {
            grids.add(area);
        }
        for (int i = 0; levels > 0 && i < 3; i++) {
            String code = area.code() + i;
            List<Long> ids = new ArrayList<>(area.ids());
            ids.add(1000L + areas.size());
            grow(new Area(code, List.copyOf(ids), area.codes() + "." + code), levels - 1);
        }
    }

    Area of(String code) {
        Area area = byCode.get(code);
        if (area == null) {
            throw new IllegalArgumentException(code);
        }
        return area;
    }

    Area any(Random random) {
        return areas.get(random.nextInt(areas.size()));
    }

    @Override
    public OptionalLong findAudible(Person person, String areaCode) {
        Area area = byCode.get(areaCode);
        return area == null || !unguarded && !area.isWithin(person.scope())
                ? OptionalLong.empty()
                : OptionalLong.of(area.id());
    }

    /** Something happens in a grid; returns which. */
    Area happen(Random random, int number) {
        Area grid = grids.get(random.nextInt(grids.size()));
        transaction.executeWithoutResult(status -> log.append(new LiveEvent(
                "incidents",
                "incident.reported",
                grid.ids().stream().mapToLong(Long::longValue).toArray(),
                grid.codes(),
                number)));
        return grid;
    }
}
