package org.onegrid.element;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onegrid.grid.impact.AreaFollower;
import org.onegrid.grid.impact.Count;
import org.onegrid.grid.impact.Count.Figure;
import org.onegrid.grid.impact.Forecast;
import org.onegrid.grid.impact.NewGround;
import org.onegrid.grid.impact.Owners;
import org.onegrid.grid.impact.Populations;
import org.onegrid.grid.impact.Populations.Population;
import org.onegrid.grid.impact.Resettlement;
import org.springframework.stereotype.Component;

/**
 * Elements belong to the area their place lies in (a line's or ground's place is a point on it), and with the elements of
 * people go the households and residents of the areas. Where the touched areas have no elements of people, their numbers come
 * from elsewhere: they stay with the area, and go to the heir when it retires.
 */
@Component
class ElementFollower implements AreaFollower {

    /** Kinds of elements where residents are served; schools, markets and parks are not meant. */
    private static final Set<String> SERVICE_POINTS =
            Set.of("service-centre", "micro-point", "police-post", "clinic", "elder-care");

    private final ElementHomes homes;
    private final Populations populations;

    ElementFollower(ElementHomes homes, Populations populations) {
        this.homes = homes;
        this.populations = populations;
    }

    @Override
    public Forecast foresee(Resettlement change, Owners owners, int most) {
        Sums sums = new Sums();
        List<ElementHomes.Change> moves = new ArrayList<>();
        homes.eachWithGroups(change, one -> {
            long owner = owners.owner(one.lng(), one.lat(), one.areaId());
            if (owner != one.areaId()) {
                moves.add(new ElementHomes.Change(one.id(), one.areaId(), owner));
            }
            sums.add(one, owner);
        });
        if (!sums.people) {
            populations.stored(change.touched()).forEach((id, stored) -> {
                sums.add(id, owners.heir(id), Figure.HOUSEHOLDS, "", stored.households());
                sums.add(id, owners.heir(id), Figure.RESIDENTS, "", stored.residents());
            });
        }
        moves.sort(Comparator.comparingLong(ElementHomes.Change::id));
        return new Forecast(
                sums.counts(), homes.described(moves.stream().limit(most).toList()), moves.size());
    }

    @Override
    public void follow(Resettlement change, Owners owners) {
        Map<Long, Population> after = new HashMap<>();
        change.touched().forEach(id -> after.put(id, Population.NONE));
        change.grounds().stream().map(NewGround::areaId).forEach(id -> after.put(id, Population.NONE));
        boolean[] people = new boolean[1];
        List<ElementHomes.Change> moves = new ArrayList<>();
        homes.each(change, one -> {
            long owner = owners.owner(one.lng(), one.lat(), one.areaId());
            if (owner != one.areaId()) {
                moves.add(new ElementHomes.Change(one.id(), one.areaId(), owner));
            }
            if (one.isPeople()) {
                people[0] = true;
                after.merge(owner, one.population(), Population::plus);
            }
        });
        if (!moves.isEmpty()) {
            homes.change(moves);
        }
        if (!people[0]) {
            populations
                    .stored(change.touched())
                    .forEach((id, stored) -> after.merge(owners.heir(id), stored, Population::plus));
        }
        populations.settle(change, after);
    }

    /** Adds up figures before and after. */
    private static final class Sums {

        private record Key(long areaId, Figure figure, String key) {}

        private final Map<Key, long[]> sums = new HashMap<>();
        private boolean people;

        void add(ElementHomes.Placed one, long owner) {
            long area = one.areaId();
            add(area, owner, Figure.ELEMENTS, one.layer(), 1);
            if (SERVICE_POINTS.contains(one.kind())) {
                add(area, owner, Figure.SERVICE_POINTS, "", 1);
            }
            if (one.isPeople()) {
                people = true;
                add(area, owner, Figure.HOUSEHOLDS, "", one.population().households());
                add(area, owner, Figure.RESIDENTS, "", one.population().residents());
                one.groups().forEach((group, members) -> add(area, owner, Figure.GROUP, group, members));
            }
        }

        void add(long before, long after, Figure figure, String key, long count) {
            sums.computeIfAbsent(new Key(before, figure, key), k -> new long[2])[0] += count;
            sums.computeIfAbsent(new Key(after, figure, key), k -> new long[2])[1] += count;
        }

        List<Count> counts() {
            return sums.entrySet().stream()
                    .map(sum -> new Count(
                            sum.getKey().areaId(),
                            sum.getKey().figure(),
                            sum.getKey().key(),
                            sum.getValue()[0],
                            sum.getValue()[1]))
                    .toList();
        }
    }
}
